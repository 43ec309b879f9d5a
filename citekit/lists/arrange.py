"""Order and headings of a list, when they are not the style's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from citekit.model import ItemType, Reference, UsageError

if TYPE_CHECKING:
    from citekit.lists import ListEntry

Entry = TypeVar("Entry", bound="ListEntry")

TYPE_HEADINGS: Mapping[ItemType, str] = {
    ItemType.BOOK: "Books",
    ItemType.CHAPTER: "Chapters and Essays",
    ItemType.ENTRY_ENCYCLOPEDIA: "Encyclopedia Articles",
    ItemType.ENTRY_DICTIONARY: "Dictionary Entries",
    ItemType.ARTICLE_JOURNAL: "Journal Articles",
    ItemType.ARTICLE_MAGAZINE: "Magazine Articles",
    ItemType.ARTICLE_NEWSPAPER: "Newspaper Articles",
    ItemType.PAPER_CONFERENCE: "Conference Papers",
    ItemType.THESIS: "Theses and Dissertations",
    ItemType.REPORT: "Reports and Government Documents",
    ItemType.WEBPAGE: "Web Pages",
    ItemType.MOTION_PICTURE: "Films",
    ItemType.SONG: "Recordings",
    ItemType.DOCUMENT: "Other Works",
}


NO_DATE = "No Date"


def _by_type(reference: Reference) -> tuple[tuple[int, str], list[str]]:
    heading = TYPE_HEADINGS.get(reference.type, reference.type.value.replace("_", " ").replace("-", " ").title())
    order = list(TYPE_HEADINGS).index(reference.type) if reference.type in TYPE_HEADINGS else len(TYPE_HEADINGS)
    return (order, heading), [heading]


def _by_year(reference: Reference) -> tuple[tuple[int, str], list[str]]:
    year = reference.issued.year
    return (year if year is not None else 1_000_000, ""), [_year_heading(year)]


def _year_heading(year: int | None) -> str:
    if year is None:
        return NO_DATE
    return str(year) if year > 0 else f"{-year} BC"


def _by_letter(reference: Reference) -> tuple[tuple[int, str], list[str]]:
    letter = author_key(reference)[:1].upper()
    heading = letter if letter.isalpha() else "#"
    return (heading == "#", heading), [heading]


def _by_keyword(reference: Reference) -> tuple[tuple[int, str], list[str]]:
    return (0, ""), list(reference.keywords) or ["Other Works"]


def _by_language(reference: Reference) -> tuple[tuple[int, str], list[str]]:
    return (not reference.language, reference.language), [reference.language or "Language Not Stated"]


Grouping = Callable[[Reference], tuple[tuple[int, str], list[str]]]

GROUPS: Mapping[str, Grouping] = {
    "type": _by_type,
    "year": _by_year,
    "letter": _by_letter,
    "keyword": _by_keyword,
    "language": _by_language,
}


def author_key(reference: Reference) -> str:
    """What a list is alphabetized by: the first name, else the title without its article."""
    for names in (reference.author, reference.editor, reference.translator, reference.director):
        if names:
            return fold(names[0].inverted())
    title = fold(reference.title)
    article, _, rest = title.partition(" ")
    return rest if article in ("a", "an", "the") and rest else title


def fold(text: str) -> str:
    """Lower case without accents and leading marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.lstrip("\"'“”‘’«»([ ")


Order = Callable[[Reference], tuple[object, ...]]

ORDERS: Mapping[str, Order] = {
    "author": lambda reference: (author_key(reference), reference.issued.year or 0),
    "title": lambda reference: (fold(reference.title),),
    "year": lambda reference: (reference.issued.year is None, reference.issued.year or 0, author_key(reference)),
}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How to group and sort; empty means as the style does."""

    group_by: str = ""
    sort: str = ""
    descending: bool = False

    @classmethod
    def of(cls, group_by: str, sort: str) -> Arrangement:
        """Check the names; ``-year`` sorts the newest first, ``given`` keeps the order of the input."""
        descending, order = sort.startswith("-"), sort.removeprefix("-")
        if group_by and group_by not in GROUPS:
            raise UsageError(f"cannot group by {group_by!r}; known: {', '.join(GROUPS)}")
        if order not in ("", "style", "given", *ORDERS):
            raise UsageError(f"cannot sort by {order!r}; known: style, given, {', '.join(ORDERS)}")
        return cls(group_by, "" if order == "style" else order, descending)


def arrange(
    entries: Sequence[Entry], references: Mapping[str, Reference], arrangement: Arrangement
) -> list[tuple[str, list[Entry]]]:
    """Entries under their headings; an entry with several keywords stands under each."""
    ordered = _sorted(entries, references, arrangement)
    if not arrangement.group_by:
        return [("", ordered)]
    grouping = GROUPS[arrangement.group_by]
    groups: dict[str, list[Entry]] = {}
    ranks: dict[str, tuple[int, str]] = {}
    for entry in ordered:
        rank, headings = grouping(references[entry.id])
        for heading in headings:
            groups.setdefault(heading, []).append(entry)
            ranks.setdefault(heading, rank)
    ordered_groups = sorted(groups.items(), key=lambda group: (ranks[group[0]], fold(group[0])))
    if arrangement.group_by == arrangement.sort == "year" and arrangement.descending:
        ordered_groups.reverse()
        ordered_groups.sort(key=lambda group: group[0] == NO_DATE)  # what has no date stays last
    return ordered_groups


def _sorted(entries: Iterable[Entry], references: Mapping[str, Reference], arrangement: Arrangement) -> list[Entry]:
    ordered = list(entries)
    if arrangement.sort == "given":
        place = {key: number for number, key in enumerate(references)}
        ordered.sort(key=lambda entry: place[entry.id], reverse=arrangement.descending)
    elif arrangement.sort:
        order = ORDERS[arrangement.sort]
        ordered.sort(key=lambda entry: order(references[entry.id]), reverse=arrangement.descending)
    return ordered
