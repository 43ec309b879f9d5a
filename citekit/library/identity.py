"""Which references are one work: the rules of ``linting.duplicates``, and identifiers that only whole works bear.

A pair by identifier must be alike in title and may not contradict itself in volume, edition or pages: an ISBN is copied along
with an entry more often than it stands on two editions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from citekit.library.holdings import Holding, Holdings, Shelf
from citekit.library.merging import Source, merged
from citekit.linting import clusters as linked
from citekit.linting import duplicates
from citekit.linting.duplicates import Pair, Work
from citekit.linting.identifiers import bare_doi, isbn13, isbns
from citekit.linting.people import names
from citekit.linting.sameness import compared, said
from citekit.linting.similar import abridged, reworded
from citekit.linting.subject import Entry, File
from citekit.linting.text import folded, word_set
from citekit.model import Bibliography, Record, Reference

_ASIDE: Final = word_set("note annote annotation abstract file pdf urldate keywords shorttitle issn pagetotal language langid")
"""What says nothing of which work it is."""
_SHORTENED: Final = word_set(
    "publisher institution school organization howpublished address location journal journaltitle booktitle series pages"
)
"""What is written in full or in short: "Macmillan" and "Macmillan Publishing", a first page and a range."""
_TELLING: Final = word_set("title booktitle author editor translator")
_VAGUE: Final = word_set("misc online electronic booklet unpublished")
_DIFFERENT: Final = 12  # works that say nearly the same, to which one more is compared
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
    for cluster in linked.clusters(pairs(duplicates.works(subjects))):
        first = owners[id(cluster[0].first.entry)]
        evidence, members = {id(first): ""}, [first]
        for pair in cluster:
            known, new = owners[id(pair.first.entry)], owners[id(pair.second.entry)]
            members.append(new)
            evidence[id(new)] = f"{pair.evidence} (as {known.key or known.place})" if len(cluster) > 1 else pair.evidence
        members.sort(key=lambda holding: order[id(holding)])
        found.append(Cluster(tuple(members), tuple(evidence[id(member)] for member in members)))
    return sorted(found, key=lambda cluster: order[id(cluster.members[0])])


def pairs(works: Sequence[Work]) -> Iterator[Pair]:
    """Every pair of works that are one, by identifiers first."""
    return chain(_by_identifier(works), duplicates.pairs(works), _by_everything(works))


def _by_everything(works: Sequence[Work]) -> Iterator[Pair]:
    """Works too bare for the rules of ``duplicates`` (no author, a title of a word or two) that say the same throughout."""
    alike: dict[tuple[str, ...], list[Work]] = defaultdict(list)
    for work in works:
        if said := statement(work):
            alike[said].append(work)
    for bearers in alike.values():
        different: list[Work] = []
        for work in bearers:
            before = next((one for one in different if not contradictions(one.entry, work.entry)), None)
            if before is not None:
                yield Pair(before, work, "the same in all that both say")
            elif len(different) < _DIFFERENT:
                different.append(work)


def contradictions(one: Entry, other: Entry) -> list[tuple[str, str, str]]:
    """What merging two entries would have to tell: the field, and what each says."""
    return merged(_source(one), [_source(other)]).contradictions


def _source(entry: Entry) -> Source:
    return Source(entry.key, entry.type, entry.fields)


def differences(one: Entry, other: Entry) -> list[str]:
    """The fields in which two entries that are alike may be two works; to leave one of them out then would be rash.

    Where an identifier says that they are one, only other people and another title speak against it.
    """
    found: list[str] = []
    told = contradictions(one, other)
    sure = bool(told) and not _numbers(one).isdisjoint(_numbers(other))
    for name, mine, yours in told:
        if name in _ASIDE or (name == "type" and {mine, yours} <= _VAGUE):
            continue
        short = abridged(said(mine), said(yours)) if name in _SHORTENED or sure else False
        if short or (sure and name not in _TELLING) or (sure and not reworded(said(mine), said(yours))):
            continue
        found.append(name)
    return found


def _numbers(entry: Entry) -> set[str]:
    return {*identifiers(entry), *([f"DOI {bare_doi(entry.get('doi'))}"] if entry.get("doi") else [])}


def statement(work: Work) -> tuple[str, ...]:
    """What a work says of itself, folded, to find those that say the same; nothing where that is too little to know it by."""
    entry = work.entry
    people = " ".join(folded(person.family) for name in ("author", "editor") for person in names(entry.get(name)))
    date = entry.get("date", "year")
    others = (compared(fields[0], entry.get(*fields)) for fields in _SAID)
    found = (work.title, people, str(work.year) if work.year else folded(date), *others)
    return (entry.type, *found) if sum(map(bool, found)) > 1 or len(work.title.split()) > 2 else ()


def _by_identifier(works: Sequence[Work]) -> Iterator[Pair]:
    bearers: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        for identifier in identifiers(work.entry):
            bearers[identifier].append(work)
    for identifier, found in bearers.items():
        yield from duplicates.bearing(found, identifier)


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

    def matches(self, new: Sequence[Entry]) -> tuple[list[list[Pair]], list[Pair]]:
        """Clusters in which one of ``new`` takes part, works of the library before new ones; and pairs that are in doubt."""
        works = duplicates.works(new)
        beside = {id(work): work for work in duplicates.beside(self._works, works)}
        beside |= {id(work): work for work in self._alike(works)}
        ordered = sorted(beside.values(), key=lambda work: self._order[id(work.entry)])
        mine = {id(work.entry) for work in works}
        found = [pair for pair in pairs([*ordered, *works]) if id(pair.second.entry) in mine or id(pair.first.entry) in mine]
        return linked.clusters(found), linked.settled(found)[1]

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
