"""What a work of each type has in any case, and stand-ins for the values, by CSL names.

This is no table of what styles want: only of what there is to want. A style that does not print one of these never asks for it
(`citekit.linting.completeness` finds out by rendering).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from citekit.model import NAME_FIELDS, ItemType, csl_variable

_ARTICLE: Final = ("author", "title", "container-title", "volume", "issue", "page", "issued")
_SHORT_LIVED: Final = ("title", "container-title", "issued")
_ENTRY: Final = ("title", "container-title", "publisher", "issued")
_PAGE: Final = ("title", "container-title", "URL", "issued", "accessed")

HAS: Final[Mapping[ItemType, tuple[str, ...]]] = {
    ItemType.ARTICLE_JOURNAL: _ARTICLE,
    ItemType.REVIEW: _ARTICLE,
    ItemType.REVIEW_BOOK: _ARTICLE,
    ItemType.ARTICLE_MAGAZINE: _SHORT_LIVED,
    ItemType.ARTICLE_NEWSPAPER: _SHORT_LIVED,
    ItemType.BOOK: ("author", "title", "publisher", "publisher-place", "issued"),
    ItemType.CLASSIC: ("author", "title"),
    ItemType.COLLECTION: ("editor", "title", "publisher", "publisher-place", "issued"),
    ItemType.CHAPTER: ("author", "title", "container-title", "editor", "publisher", "publisher-place", "page", "issued"),
    ItemType.ENTRY: _ENTRY,
    ItemType.ENTRY_DICTIONARY: _ENTRY,
    ItemType.ENTRY_ENCYCLOPEDIA: _ENTRY,
    ItemType.PAPER_CONFERENCE: ("author", "title", "container-title", "page", "issued"),
    ItemType.THESIS: ("author", "title", "genre", "publisher", "issued"),
    ItemType.REPORT: ("author", "title", "genre", "number", "publisher", "issued"),
    ItemType.WEBPAGE: _PAGE,
    ItemType.POST: _PAGE,
    ItemType.POST_WEBLOG: _PAGE,
    ItemType.DATASET: ("author", "title", "publisher", "issued"),
    ItemType.SOFTWARE: ("author", "title", "publisher", "issued", "version"),
    ItemType.PATENT: ("author", "title", "number", "issued"),
    ItemType.MOTION_PICTURE: ("director", "title", "publisher", "issued"),
    ItemType.BROADCAST: ("title", "publisher", "issued"),
    ItemType.SONG: ("title", "publisher", "issued"),
    ItemType.SPEECH: ("author", "title", "event-title", "issued"),
    ItemType.LEGAL_CASE: ("title", "authority", "issued"),
    ItemType.LEGISLATION: ("title", "issued"),
    ItemType.BILL: ("title", "number", "issued"),
}
ALWAYS: Final = ("author", "title", "issued")
# One of these will do where another is expected: a book with an editor has no author, and an article on the web no pages.
INSTEAD: Final[Mapping[str, tuple[str, ...]]] = {
    "author": (
        "editor",
        "translator",
        "director",
        "compiler",
        "composer",
        "performer",
        "host",
        "interviewer",
        "editor-translator",
    ),
    "editor": ("container-author", "editor-translator", "compiler"),
    "director": ("author", "producer", "script-writer", "performer"),
    "page": ("number", "page-first"),
    "issue": ("number",),
    "URL": ("DOI",),
    "issued": ("status",),
    "publisher": ("archive",),
    "accessed": (),
}
# Often rightly absent: told as worth knowing, not as a lack.
OPTIONAL: Final = frozenset(
    {"issue", "number", "version", "editor", "accessed", "genre", "event-title", "publisher-place", "page"}
)
# Never on the page by design, or there for programs.
SILENT: Final = frozenset(
    {"abstract", "keyword", "language", "citation-label", "year-suffix", "title-short", "container-title-short", "page-first",
     "note", "annotation", "references", "call-number", "source", "license", "PMID", "PMCID", "ISSN", "accessed", "URL"}
)  # fmt: skip

NAMES: Final = frozenset(csl_variable(name) for name in NAME_FIELDS)
_DATES: Final = {
    "issued": 1987,
    "accessed": 1993,
    "original-date": 1971,
    "event-date": 1983,
    "submitted": 1979,
    "available-date": 1977,
}
_NUMBERS: Final = {
    "volume": "4711", "issue": "383", "page": "5231-5239", "number": "6177", "edition": "29", "number-of-volumes": "47",
    "collection-number": "8191", "chapter-number": "53", "number-of-pages": "7919", "part-number": "61", "section": "67",
    "supplement-number": "71", "version": "73", "printing-number": "79", "DOI": "10.5555/zdoi", "URL": "https://zurl.example/",
    "ISBN": "978-3-16-148410-0", "ISSN": "2049-3630",
}  # fmt: skip


def expected(kind: ItemType) -> tuple[str, ...]:
    """What every work of this type has."""
    return HAS.get(kind, ALWAYS)


def stand_in(variable: str) -> Any:
    """A value for a variable that can be told from all others in a rendered text."""
    word = "Z" + variable.replace("-", "").replace("_", "").lower()
    if variable in NAMES:
        return [{"family": word, "given": "Quentin"}]
    if variable in _DATES:
        return {"date-parts": [[_DATES[variable]]]}
    return _NUMBERS.get(variable, word)


def trace(variable: str) -> str:
    """What of the stand-in is found in a text that prints it, whatever the style makes of case, ranges and ordinals."""
    if variable in _DATES:
        return str(_DATES[variable])
    value = _NUMBERS.get(variable, "z" + variable.replace("-", "").replace("_", "").lower())
    return value.split("-")[0].lower() if variable in ("page",) else value.lower()
