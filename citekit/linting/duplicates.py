"""Entries that are one work, in pairs with their evidence; ``linting.clusters`` joins them.

Identifiers first; else entries are compared only within blocks (family name of the first author, and the first or last long
word of the title), so that the cost grows with the list and not with its square. What differs in volume, edition, part,
pages or people, or has other words in its title, is never one work, however alike the titles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from citekit.linting.dates import issued, year_of
from citekit.linting.identifiers import DOI, bare_doi
from citekit.linting.marks import Marks, apart, marks
from citekit.linting.people import names
from citekit.linting.sameness import numeral, said
from citekit.linting.similar import alike, reworded
from citekit.linting.subject import Entry
from citekit.linting.text import STOP_WORDS, folded

ALIKE: Final = 93.0
NEARLY: Final = 60.0  # of titles that have an identifier in common
_WINDOW: Final = 12  # neighbours compared in a block, sorted by title and marks
_ROMAN: Final = re.compile(r"[ivx]+\Z")
_PARTS: Final = frozenset(("inbook", "incollection", "inproceedings", "inreference"))


@dataclass(frozen=True, slots=True)
class Work:
    """What an entry is compared by."""

    entry: Entry
    title: str
    family: str
    initial: str
    year: int
    doi: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that are one work, and why; ``sure`` by an identifier."""

    first: Work
    second: Work
    evidence: str
    sure: bool = False


def works(entries: Sequence[Entry]) -> list[Work]:
    return [_work(entry) for entry in entries]


def _work(entry: Entry) -> Work:
    first = names(entry.get("author", "editor"))[0]
    doi = bare_doi(entry.get("doi")) if "doi" in entry.fields else ""
    title = said(entry.get("title"))
    return Work(
        entry,
        f"{title} {said(entry.get('subtitle'))}" if "subtitle" in entry.fields else title,
        folded(first.family),
        folded(first.given)[:1],
        year_of(entry.get("date", "year")),
        doi if DOI.match(doi) else "",
        marks(entry),
    )


def beside(all_works: Sequence[Work], new: Sequence[Work]) -> list[Work]:
    """Those of ``all_works`` that ``pairs`` would compare with one of ``new``: they share a DOI or a block with it."""
    dois = {work.doi for work in new if work.doi}
    blocks = {block for work in new for block in _blocks(work)}
    return [work for work in all_works if work.doi in dois or not blocks.isdisjoint(_blocks(work))]


def pairs(all_works: Sequence[Work]) -> Iterator[Pair]:
    """Every pair of works found to be one, the earlier first; a pair may come twice."""
    by_doi: dict[str, list[Work]] = defaultdict(list)
    blocks: dict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in all_works:
        if work.doi:
            by_doi[work.doi].append(work)
        for block in _blocks(work):
            blocks[block].append(work)
    for doi, bearers in by_doi.items():
        yield from bearing(bearers, f"DOI {doi}")
    for block_works in blocks.values():
        yield from _within(block_works, _same)
        if len(block_works) > _WINDOW:
            yield from _by_volume(block_works)


def bearing(works: list[Work], identifier: str) -> Iterator[Pair]:
    """The pairs among works that all bear an identifier."""
    evidence = f"the same {identifier}"
    return _within(works, lambda one, other: evidence if _bear_one(one, other) else "", sure=True)


def _bear_one(one: Work, other: Work) -> bool:
    """Whether two works with an identifier in common are one: it is copied along with an entry, or is the whole book's."""
    likeness = alike(one.title, other.title)
    if likeness < NEARLY or vetoed(one, other):
        return False
    numbers = [title_numbers(work.title) for work in (one, other)]
    if numbers[0] != numbers[1] and (not one.doi or one.doi != other.doi or all(numbers)):
        return False
    short, long = sorted((one.title, other.title), key=len)
    if likeness == 100 or long.startswith(f"{short} ") or not _PARTS.issuperset((one.entry.type, other.entry.type)):
        return True
    return likeness >= ALIKE and not reworded(one.title, other.title)


def _blocks(work: Work) -> set[tuple[str, str]]:
    words = [word for word in work.title.split() if word not in STOP_WORDS]
    if not words:
        return set()
    if not work.family:
        return {("", work.title)} if len(words) > 2 else set()
    return {(work.family, words[0]), (work.family, words[-1])}


def _by_volume(block: list[Work]) -> Iterator[Pair]:
    """The volumes of one number in a block where the others stand between them."""
    volumes: dict[str, list[Work]] = defaultdict(list)
    for work in block:
        if work.marks.numbers[0]:
            volumes[work.marks.numbers[0]].append(work)
    for volume in volumes.values():
        yield from _within(volume, _same)


def _within(block: list[Work], why: Callable[[Work, Work], str], sure: bool = False) -> Iterator[Pair]:
    if len(block) < 2:
        return
    order = {id(work): place for place, work in enumerate(block)}
    block = sorted(block, key=_neighbourhood) if len(block) > _WINDOW else block
    for place, work in enumerate(block):
        for other in block[place + 1 : place + 1 + _WINDOW]:
            first, second = sorted((work, other), key=lambda one: order[id(one)])
            evidence = why(first, second)
            if evidence:
                yield Pair(first, second, evidence, sure)


def _neighbourhood(work: Work) -> tuple[object, ...]:
    """In this order works that may be one stand side by side."""
    return work.title, work.marks.numbers, work.year, work.marks.page


def _same(one: Work, other: Work) -> str:
    """Why two works of a block are one; nothing if they are not."""
    if one.doi and other.doi and one.doi != other.doi:
        return ""
    if one.initial and other.initial and one.initial != other.initial:
        return ""
    if one.year and other.year and abs(one.year - other.year) > (1 if one.title == other.title else 0):
        return ""
    likeness = alike(one.title, other.title)
    if likeness < ALIKE or title_numbers(one.title) != title_numbers(other.title) or vetoed(one, other):
        return ""
    if (likeness < 100 and reworded(one.title, other.title)) or _other_months(one, other):
        return ""
    title = "the same title" if likeness == 100 else f"titles {likeness:.0f} % alike"
    author = f", the same author ({one.family})" if one.family else ""
    year = f", {one.year}" if one.year and one.year == other.year else ""
    return f"{title}{author}{year}"


def title_numbers(title: str) -> list[str]:
    """The numbers in a folded title: "Part 1" and "Part II" are not one work."""
    return [numeral(word) for word in title.split() if word.isdigit() or _ROMAN.match(word)]


def _other_months(one: Work, other: Work) -> bool:
    """Whether two works of one year came out in different months of it."""
    if not one.year or one.year != other.year:
        return False
    mine, yours = issued(one.entry), issued(other.entry)
    return mine is not None and yours is not None and (mine[1] < yours[0] or yours[1] < mine[0])


def vetoed(one: Work, other: Work) -> bool:
    """Whether two works say something that keeps them apart, however alike they are."""
    return apart(one.marks, other.marks) or other.entry.key.lower() in parents(one) or one.entry.key.lower() in parents(other)


def parents(work: Work) -> tuple[str, ...]:
    """The key of the entry that a work inherits from, as keys are compared."""
    parent = work.entry.fields.get("crossref", "").strip().lower()
    return (parent,) if parent else ()
