"""Which references are one work: the rules of ``linting.duplicates``, and identifiers that only whole works bear.

A pair by identifier must be alike in title and may not contradict itself in volume, edition or pages: an ISBN is copied along
with an entry more often than it stands on two editions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from citekit.library.holdings import Holding, Holdings, Shelf
from citekit.library.merging import Source, merged
from citekit.linting import duplicates
from citekit.linting.duplicates import Pair, Work
from citekit.linting.identifiers import isbn13, isbns
from citekit.linting.people import names
from citekit.linting.similar import alike
from citekit.linting.subject import Entry, File
from citekit.linting.text import folded
from citekit.model import Bibliography, Record, Reference

NEARLY: Final = 60  # per cent; what duplicates.py asks of two entries with one DOI
_SAID: Final = (
    ("journaltitle", "journal", "booktitle"),
    ("publisher", "institution", "school", "organization", "howpublished"),
    ("volume",),
    ("number", "issue"),
    ("pages",),
    ("url",),
    ("note",),
    ("eprint",),
)
_WHOLE: Final = frozenset(("book", "mvbook", "collection", "mvcollection", "proceedings", "reference", "manual", "booklet"))
_ARXIV_NUMBER: Final = re.compile(r"(?<![\w.])(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Entries of the library that are one work, in the order of the library; ``evidence`` says of each why (or nothing)."""

    members: tuple[Holding, ...]
    evidence: tuple[str, ...]


def clusters(holdings: Holdings) -> list[Cluster]:
    """The works that the library has more than once."""
    subjects, owners = _subjects(holdings)
    order = {id(holding): place for place, holding in enumerate(holdings.entries)}
    found: list[Cluster] = []
    for cluster in duplicates.clusters(pairs(duplicates.works(subjects))):
        evidence: dict[int, str] = {}
        members: dict[int, Holding] = {}
        for pair in cluster:
            first, second = owners[id(pair.first.entry)], owners[id(pair.second.entry)]
            members |= {id(first): first, id(second): second}
            evidence[id(second)] = f"{pair.evidence} (as {first.key or first.place})" if len(cluster) > 1 else pair.evidence
        ordered = sorted(members.values(), key=lambda holding: order[id(holding)])
        found.append(Cluster(tuple(ordered), tuple(evidence.get(id(member), "") for member in ordered)))
    return sorted(found, key=lambda cluster: order[id(cluster.members[0])])


def pairs(works: Sequence[Work]) -> Iterator[Pair]:
    """Every pair of works that are one, by identifiers first."""
    return chain(_by_identifier(works), duplicates.pairs(works), _by_everything(works))


def _by_everything(works: Sequence[Work]) -> Iterator[Pair]:
    """Works too bare for the rules of ``duplicates`` (no author, a title of a word or two) that say the same throughout."""
    first: dict[tuple[str, ...], Work] = {}
    for work in works:
        said = statement(work)
        before = first.setdefault(said, work) if said else work
        if before is not work and not merged(_source(before), [_source(work)]).conflicts:
            yield Pair(before, work, "the same in all that both say")


def _source(work: Work) -> Source:
    return Source(work.entry.key, work.entry.type, work.entry.fields)


def statement(work: Work) -> tuple[str, ...]:
    """What a work says of itself, folded, to find those that say the same; nothing where that is too little to know it by."""
    entry = work.entry
    people = " ".join(folded(person.family) for name in ("author", "editor") for person in names(entry.get(name)))
    date = entry.get("date", "year")
    others = (folded(entry.get(*fields)) for fields in _SAID)
    said = (work.title, people, str(work.year) if work.year else folded(date), *others)
    return (entry.type, *said) if sum(map(bool, said)) > 1 or len(work.title.split()) > 2 else ()


def _by_identifier(works: Sequence[Work]) -> Iterator[Pair]:
    first: dict[str, Work] = {}
    for work in works:
        for identifier in identifiers(work.entry):
            before = first.setdefault(identifier, work)
            if before is not work and alike(before.title, work.title) >= NEARLY and not _apart(before, work):
                yield Pair(before, work, f"the same {identifier}")


def _apart(one: Work, other: Work) -> bool:
    """Whether two works of one ISBN are two volumes, editions, parts."""
    numbers = [duplicates.title_numbers(work.title) for work in (one, other)]
    return numbers[0] != numbers[1] or duplicates.vetoed(one.entry, other.entry)


def identifiers(entry: Entry) -> Iterator[str]:
    """``ISBN 978…``, ``arXiv 1706.03762``, ``PMID 1``: what names the whole work; DOIs are ``linting.duplicates``' business."""
    if entry.type in _WHOLE and "isbn" in entry.fields:
        text = entry.get("isbn")
        yield from {f"ISBN {number}" for start, end in isbns(text) if (number := isbn13(text[start:end]))}
    if "pmid" in entry.fields:
        yield f"PMID {entry.get('pmid')}"
    archive = entry.get("eprinttype", "archiveprefix").lower()
    if archive in ("pubmed", "jstor") and entry.get("eprint"):
        yield f"{'PMID' if archive == 'pubmed' else 'JSTOR number'} {entry.get('eprint')}"
    if number := _arxiv(entry, archive):
        yield f"arXiv number {number.lower()}"


def _arxiv(entry: Entry, archive: str) -> str:
    texts = [entry.get("eprint")] if archive == "arxiv" else []
    texts += [text.replace("/pdf/", " ").replace("/abs/", " ") for text in (entry.get("url"), entry.get("doi"))]
    for text in texts:
        if archive == "arxiv" or "arxiv" in text.lower():
            found = _ARXIV_NUMBER.search(re.sub("arxiv[.:]", " ", text, flags=re.IGNORECASE))
            if found:
                return found[1]
    return ""


def _subjects(holdings: Holdings) -> tuple[list[Entry], dict[int, Holding]]:
    """The works of the library as the linter looks at them, and by their ``id()`` the entry that each is."""
    by_shelf: dict[str, list[Holding]] = {shelf.name: [] for shelf in holdings.shelves}
    for holding in holdings.entries:
        if holding.is_work:
            by_shelf[holding.shelf.name].append(holding)
    subjects: list[Entry] = []
    owners: dict[int, Holding] = {}
    for shelf in holdings.shelves:
        entries = File(_as_written(shelf, by_shelf[shelf.name])).entries
        subjects += entries
        owners |= {id(entry): holding for entry, holding in zip(entries, by_shelf[shelf.name], strict=True)}
    return subjects, owners


def _as_written(shelf: Shelf, entries: Sequence[Holding]) -> Bibliography:
    records = tuple(_record(holding) for holding in entries)
    return Bibliography(records, (), str(shelf.path), shelf.kind, shelf.bib.text, shelf.bib)


def _record(holding: Holding) -> Record:
    entry = holding.entry
    return Record(
        Reference(id=entry.key),
        str(holding.shelf.path),
        entry.line,
        entry.column,
        entry.type,
        entry.fields,
        entry.span,
        entry.spans,
    )


class Known:
    """The works of a library, to look up new references among them."""

    def __init__(self, holdings: Holdings) -> None:
        self._entries, self._owners = _subjects(holdings)
        self._works = duplicates.works(self._entries)
        self._order = {id(work.entry): place for place, work in enumerate(self._works)}

    def matches(self, new: Sequence[Entry]) -> list[list[Pair]]:
        """Clusters in which one of ``new`` takes part, works of the library before new ones."""
        works = duplicates.works(new)
        beside = {id(work): work for work in duplicates.beside(self._works, works)}
        beside |= {id(work): work for work in self._alike(works)}
        ordered = sorted(beside.values(), key=lambda work: self._order[id(work.entry)])
        mine = {id(work.entry) for work in works}
        found = (pair for pair in pairs([*ordered, *works]) if id(pair.second.entry) in mine or id(pair.first.entry) in mine)
        return duplicates.clusters(found)

    def _alike(self, new: Sequence[Work]) -> Iterator[Work]:
        """The works of the library that share an identifier with one of ``new``, or say the same."""
        wanted = {identifier for work in new for identifier in identifiers(work.entry)}
        said = {statement(work) for work in new} - {()}
        titles = {work.title for work in new}
        for work in self._works:
            if (wanted and not wanted.isdisjoint(identifiers(work.entry))) or (
                work.title in titles and statement(work) in said
            ):
                yield work

    def owner(self, entry: Entry) -> Holding | None:
        """The entry of the library that a subject is; None for a new one."""
        return self._owners.get(id(entry))
