"""A reference in the words of BibLaTeX, so that one rule reads every kind of input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, ItemType, Name, Reference, csl_variable

TYPES_BY_CSL: Final[Mapping[ItemType, str]] = {
    ItemType.ARTICLE_JOURNAL: "article",
    ItemType.ARTICLE_MAGAZINE: "article",
    ItemType.ARTICLE_NEWSPAPER: "article",
    ItemType.REVIEW: "article",
    ItemType.REVIEW_BOOK: "article",
    ItemType.BOOK: "book",
    ItemType.CHAPTER: "incollection",
    ItemType.COLLECTION: "collection",
    ItemType.DATASET: "dataset",
    ItemType.ENTRY: "inreference",
    ItemType.ENTRY_DICTIONARY: "inreference",
    ItemType.ENTRY_ENCYCLOPEDIA: "inreference",
    ItemType.MANUSCRIPT: "unpublished",
    ItemType.MOTION_PICTURE: "movie",
    ItemType.PAMPHLET: "booklet",
    ItemType.PAPER_CONFERENCE: "inproceedings",
    ItemType.PATENT: "patent",
    ItemType.PERIODICAL: "periodical",
    ItemType.POST: "online",
    ItemType.POST_WEBLOG: "online",
    ItemType.REPORT: "report",
    ItemType.SOFTWARE: "software",
    ItemType.SONG: "music",
    ItemType.THESIS: "thesis",
    ItemType.WEBPAGE: "online",
}
_VARIABLES: Final = tuple(
    (name, name if name == "annotation" else csl_variable(name)) for name in (*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS)
)
_PERIODICAL: Final = ("article",)
_BIBLATEX: Final[Mapping[str, str]] = {
    "issued": "date",
    "accessed": "urldate",
    "original_date": "origdate",
    "event_date": "eventdate",
    "publisher_place": "location",
    "collection_title": "series",
    "page": "pages",
    "number_of_pages": "pagetotal",
    "number_of_volumes": "volumes",
    "chapter_number": "chapter",
    "container_author": "bookauthor",
    "title_short": "shorttitle",
    "container_title_short": "shortjournal",
    "event_title": "eventtitle",
    "event_place": "venue",
    "call_number": "library",
    "genre": "type",
    "medium": "howpublished",
    "status": "pubstate",
    "original_title": "origtitle",
    "original_publisher": "origpublisher",
    "original_publisher_place": "origlocation",
    "volume_title": "volumetitle",
}


def fields_of(reference: Reference) -> tuple[dict[str, str], dict[str, str]]:
    """The values of ``reference`` by BibLaTeX name, and the CSL variable that each comes from."""
    kind = TYPES_BY_CSL.get(reference.type, "misc")
    values: dict[str, str] = {}
    sources: dict[str, str] = {}
    for names, text_of in ((NAME_FIELDS, _people), (DATE_FIELDS, _edtf), (TEXT_FIELDS, str)):
        for name in names:
            value = getattr(reference, name)
            if value:
                ours = _biblatex(name, kind)
                values[ours] = text_of(value)
                sources[ours] = "annotation" if name == "annotation" else csl_variable(name)
    return values, sources


def present(reference: Reference) -> frozenset[str]:
    """The CSL variables that have a value; the annotation of a reading list goes by ``annotation``."""
    return frozenset(variable for name, variable in _VARIABLES if getattr(reference, name))


def _biblatex(name: str, kind: str) -> str:
    if name == "container_title":
        return "journaltitle" if kind in _PERIODICAL else "booktitle"
    if name == "publisher" and kind in ("thesis", "report"):
        return "institution"
    if name in ("issue", "collection_number", "number"):
        return "number" if name == ("issue" if kind in _PERIODICAL else "number") else name.replace("_", "")
    return _BIBLATEX.get(name) or name.replace("_", "")


def _people(names: tuple[Name, ...]) -> str:
    return " and ".join(_person(name) for name in names)


def _person(name: Name) -> str:
    """One name in BibTeX's order: family, suffix, given; a body in braces."""
    if name.literal:
        return "{" + name.literal + "}"
    given, suffix = replace(name, family="", non_dropping_particle="", suffix="").natural(), name.suffix
    family = replace(name, given="", dropping_particle="", suffix="").natural()
    return ", ".join(part for part in (family, suffix, given) if part)


def _edtf(value: object) -> str:
    return str(value.to_edtf())  # type: ignore[attr-defined]
