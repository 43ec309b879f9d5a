"""The library, or some of it, as one bibliography."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from citekit.formats import write
from citekit.formats.bibtex.blocks import PreambleBlock
from citekit.formats.bibtex.months import MONTHS
from citekit.formats.told import with_unique_keys
from citekit.library import told
from citekit.library.cited import Citation
from citekit.library.holdings import Holding, Holdings, Shelf
from citekit.library.links import direct_parents
from citekit.library.macros import Definition, in_effect
from citekit.model import Finding, Record

TEX_KINDS: Final = ("bibtex", "biblatex")


@dataclass(frozen=True)
class Exported:
    """The text, how many works it holds, and what could not be written or was not there."""

    text: str
    count: int
    findings: tuple[Finding, ...] = ()


def export(holdings: Holdings, chosen: Sequence[Holding], kind: str | None = None) -> Exported:
    """``chosen`` as a bibliography of ``kind``; None: as .bib entries, whichever of the two kinds they are of.

    Entries of a .bib whose kind is asked for come as they stand, with their macros, and those they inherit from come along
    behind them (BibTeX wants it so). All others are written anew, what they inherit put in.
    """
    verbatim = [one for one in chosen if kind is None or kind == one.shelf.kind] if kind in (None, *TEX_KINDS) else []
    kept = {id(one) for one in verbatim}
    anew = [one for one in chosen if id(one) not in kept and one.is_work]
    text = as_they_stand(holdings, verbatim)
    if verbatim and not anew:
        return Exported(text, len(chosen))
    written = converted([_record(one) for one in anew], kind or "bibtex")
    text = "\n".join(part for part in (text, written.text) if part)
    return Exported(text, len(chosen), written.findings)


def converted(records: Sequence[Record], kind: str) -> Exported:
    """Records written anew; a key that stands twice gets a suffix in the second place, and a finding says so."""
    unique, findings = with_unique_keys(records)
    written = write([record.reference for record in unique], kind, records=unique)
    return Exported(written.text, len(unique), findings + written.findings)


def _record(one: Holding) -> Record:
    return Record(one.reference, str(one.shelf.path), one.own.line, one.own.column, one.own.type, one.own.fields)


def as_they_stand(holdings: Holdings, chosen: Sequence[Holding]) -> str:
    """Entries in the words of their files, children before parents, each macro defined before it is used."""
    ordered = children_first(holdings, chosen)
    definitions = _definitions({one.shelf.name: one.shelf for one in ordered}.values(), holdings)
    pieces = [_unix(text) for text in _preambles(ordered)]
    known: dict[str, str] = {}
    for one in ordered:
        for definition in definitions[one.shelf.name, one.block.start]:
            if known.get(definition.name) != definition.value:
                known[definition.name] = definition.value
                pieces.append(_unix(definition.text))
        pieces.append(_unix(one.text))
    return "\n\n".join(pieces) + "\n" if pieces else ""


def children_first(holdings: Holdings, chosen: Sequence[Holding]) -> list[Holding]:
    """``chosen`` and all that they inherit from; an entry stands before those that it takes from."""
    order = _descending(holdings, chosen)
    place = {id(one): number for number, one in enumerate(order)}
    depth: dict[int, int] = defaultdict(int)
    for one in order:
        for parent in direct_parents(holdings, one):
            if place[id(parent)] > place[id(one)]:  # a cycle ends where it closes
                depth[id(parent)] = max(depth[id(parent)], depth[id(one)] + 1)
    found = {id(one): one for one in (*chosen, *order)}
    return sorted(found.values(), key=lambda one: depth[id(one)])


def _descending(holdings: Holdings, chosen: Sequence[Holding]) -> list[Holding]:
    """``chosen`` and those they inherit from, every child before its parents; each is looked at once."""
    done: list[Holding] = []
    seen: set[int] = set()
    for start in reversed(chosen):
        waiting = [(start, False)]
        while waiting:
            one, is_left = waiting.pop()
            if is_left:
                done.append(one)
            elif id(one) not in seen:
                seen.add(id(one))
                waiting.append((one, True))
                waiting += [(parent, False) for parent in direct_parents(holdings, one)]
    return done[::-1]


def _definitions(shelves: Iterable[Shelf], holdings: Holdings) -> Mapping[tuple[str, int], list[Definition]]:
    """The macros that each entry uses, by its file and where it starts."""
    found: dict[tuple[str, int], list[Definition]] = {}
    for shelf in shelves:
        others: dict[str, str] = {}
        for other in holdings.shelves:
            for name, value in other.macros.items():
                if name not in shelf.macros:
                    others.setdefault(name, value)
        for block, definitions in in_effect(shelf.bib, {**MONTHS, **others}):
            found[shelf.name, block.start] = definitions
    return found


def _preambles(chosen: Sequence[Holding]) -> Iterator[str]:
    """What the files of the entries give to TeX: commands that their values may use."""
    seen: set[str] = set()
    for shelf in {one.shelf.name: one.shelf for one in chosen}.values():
        for block in shelf.bib.blocks:
            if isinstance(block, PreambleBlock) and (text := block.span.of(shelf.bib.text)) not in seen:
                seen.add(text)
                yield text


def _unix(text: str) -> str:
    """One kind of line end in one file."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def cited_entries(holdings: Holdings, citations: Iterable[Citation]) -> tuple[list[Holding], list[Finding]]:
    """The entries that documents cite, in the order of the library; a key that the library lacks is told once a document."""
    wanted: dict[int, Holding] = {}
    lacking: dict[tuple[str, str], Finding] = {}
    for citation in citations:
        if citation.key == "*":
            wanted |= {id(one): one for one in holdings.entries if one.is_work}
            continue
        found = holdings.get(citation.key)
        if found is not None:
            wanted[id(found)] = found
        elif (citation.key, citation.path) not in lacking:
            near = holdings.near(citation.key)
            lacking[citation.key, citation.path] = told.not_in_library(
                citation.key, citation.path, citation.line, citation.column, near
            )
    return [one for one in holdings.entries if id(one) in wanted], list(lacking.values())
