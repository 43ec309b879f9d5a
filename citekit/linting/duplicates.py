"""Entries that are one work: pairs with their evidence, joined to clusters.

Identifiers first; else entries are compared only within blocks (family name of the first author, and the first or last long
word of the title), so that the cost grows with the list and not with its square. What differs in volume, edition, part or
pages is never one work, however alike the titles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from citekit.linting.dates import year_of
from citekit.linting.identifiers import DOI, bare_doi
from citekit.linting.people import names
from citekit.linting.similar import alike
from citekit.linting.subject import Entry
from citekit.linting.text import STOP_WORDS, folded

ALIKE: Final = 93.0
_WINDOW: Final = 12  # neighbours compared in a block, sorted by title
_ROMAN: Final = re.compile(r"[ivx]+\Z")
_VERSIONS: Final = frozenset({"article", "inproceedings", "thesis", "report", "book", "incollection", "inbook", "proceedings"})
_VETOES: Final = ("volume", "edition", "part", "chapter", "number", "issue", "type")


@dataclass(frozen=True, slots=True)
class Work:
    """What an entry is compared by."""

    entry: Entry
    title: str
    family: str
    initial: str
    year: int
    doi: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that are one work, and why."""

    first: Work
    second: Work
    evidence: str


def works(entries: Sequence[Entry]) -> list[Work]:
    return [_work(entry) for entry in entries]


def _work(entry: Entry) -> Work:
    first = names(entry.get("author", "editor"))[0]
    doi = bare_doi(entry.get("doi")) if "doi" in entry.fields else ""
    title = folded(entry.get("title"))
    return Work(
        entry,
        f"{title} {folded(entry.get('subtitle'))}" if "subtitle" in entry.fields else title,
        folded(first.family),
        folded(first.given)[:1],
        year_of(entry.get("date", "year")),
        doi if DOI.match(doi) else "",
    )


def beside(all_works: Sequence[Work], new: Sequence[Work]) -> list[Work]:
    """Those of ``all_works`` that ``pairs`` would compare with one of ``new``: they share a DOI or a block with it."""
    dois = {work.doi for work in new if work.doi}
    blocks = {block for work in new for block in _blocks(work)}
    return [work for work in all_works if work.doi in dois or not blocks.isdisjoint(_blocks(work))]


def pairs(all_works: Sequence[Work]) -> Iterator[Pair]:
    """Every pair of works found to be one, the earlier first; a pair may come twice."""
    by_doi: dict[str, Work] = {}
    blocks: dict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in all_works:
        if work.doi:
            before = by_doi.setdefault(work.doi, work)
            if before is not work and alike(before.title, work.title) >= 60:
                yield Pair(before, work, f"the same DOI {work.doi}")
        for block in _blocks(work):
            blocks[block].append(work)
    for block_works in blocks.values():
        yield from _within(block_works)


def _blocks(work: Work) -> set[tuple[str, str]]:
    words = [word for word in work.title.split() if word not in STOP_WORDS]
    if not words:
        return set()
    if not work.family:
        return {("", work.title)} if len(words) > 2 else set()
    return {(work.family, words[0]), (work.family, words[-1])}


def _within(block: list[Work]) -> Iterator[Pair]:
    if len(block) < 2:
        return
    order = {id(work): number for number, work in enumerate(block)}
    block = sorted(block, key=lambda work: work.title) if len(block) > _WINDOW else block
    for number, work in enumerate(block):
        for other in block[number + 1 : number + 1 + _WINDOW]:
            first, second = sorted((work, other), key=lambda one: order[id(one)])
            evidence = _same(first, second)
            if evidence:
                yield Pair(first, second, evidence)


def _same(one: Work, other: Work) -> str:
    """Why two works of a block are one; nothing if they are not."""
    if one.doi and other.doi and one.doi != other.doi:
        return ""
    if one.initial and other.initial and one.initial != other.initial:
        return ""
    if one.year and other.year and abs(one.year - other.year) > (1 if one.title == other.title else 0):
        return ""
    likeness = alike(one.title, other.title)
    if likeness < ALIKE or title_numbers(one.title) != title_numbers(other.title) or vetoed(one.entry, other.entry):
        return ""
    title = "the same title" if likeness == 100 else f"titles {likeness:.0f} % alike"
    author = f", the same author ({one.family})" if one.family else ""
    year = f", {one.year}" if one.year and one.year == other.year else ""
    return f"{title}{author}{year}"


def title_numbers(title: str) -> list[str]:
    """The numbers in a folded title: "Part 1" and "Part II" are not one work."""
    return [word for word in title.split() if word.isdigit() or _ROMAN.match(word)]


def vetoed(one: Entry, other: Entry) -> bool:
    """Whether two entries say something that keeps them apart, however alike they are."""
    if one.type != other.type and {one.type, other.type} <= _VERSIONS:
        return True
    if other.key in _parents(one) or one.key in _parents(other):
        return True
    for name in _VETOES:
        mine, yours = one.get(name), other.get(name)
        if mine and yours and folded(mine) != folded(yours):
            return True
    first = [re.match(r"\D*(\d*)", entry.get("pages")) for entry in (one, other)]
    if all(found and found[1] for found in first) and len({found[1] for found in first if found}) > 1:
        return True
    return _other_container(one, other)


def _parents(entry: Entry) -> tuple[str, ...]:
    return (entry.fields["crossref"].strip(),) if "crossref" in entry.fields else ()


def _other_container(one: Entry, other: Entry) -> bool:
    """Whether both say what they are in, and that is neither the same nor an abbreviation of it."""
    mine, yours = (folded(entry.get("journaltitle", "journal", "booktitle")) for entry in (one, other))
    if not mine or not yours or alike(mine, yours) >= 60:
        return False
    return [word[0] for word in mine.split() if word not in STOP_WORDS] != [
        word[0] for word in yours.split() if word not in STOP_WORDS
    ]


def clusters(found: Iterator[Pair]) -> list[list[Pair]]:
    """Pairs joined where they share a work, by union-find; each cluster lists one pair for every work after its first."""
    parent: dict[int, int] = {}

    def root(node: int) -> int:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    kept: list[Pair] = []
    for pair in found:
        one, other = root(id(pair.first.entry)), root(id(pair.second.entry))
        if one != other:
            parent[other] = one
            kept.append(pair)
    gathered: dict[int, list[Pair]] = defaultdict(list)
    for pair in kept:
        gathered[root(id(pair.first.entry))].append(pair)
    return list(gathered.values())
