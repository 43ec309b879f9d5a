"""The reference: what every stage reads and writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Final

from citekit.model.dates import Date
from citekit.model.names import Name


class ItemType(StrEnum):
    """CSL 1.0.2, Appendix III, "Types"."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One work, flat and shaped like a CSL item: field ``container_title`` is CSL's ``container-title``.

    Text values are CSL rich text: ``<i> <b> <sub> <sup> <sc>``, ``<span class="nocase">`` and
    ``<span style="font-variant:small-caps;">`` are markup, everything else stands for itself. An empty value means
    "the source does not say". ``annotation`` is the sentence of a reading list about the work (CSL ``note``, BibTeX
    ``annote``, BibLaTeX ``annotation``); ``note`` is BibTeX's ``note``. ``extra`` keeps fields that have no name here, under
    the name they had in their source.
    """

    id: str = ""
    type: ItemType = ItemType.DOCUMENT

    # names (CSL 1.0.2, Appendix IV)
    author: tuple[Name, ...] = ()
    chair: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    compiler: tuple[Name, ...] = ()
    composer: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    contributor: tuple[Name, ...] = ()
    curator: tuple[Name, ...] = ()
    director: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    editor_translator: tuple[Name, ...] = ()
    editorial_director: tuple[Name, ...] = ()
    executive_producer: tuple[Name, ...] = ()
    guest: tuple[Name, ...] = ()
    host: tuple[Name, ...] = ()
    illustrator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    narrator: tuple[Name, ...] = ()
    organizer: tuple[Name, ...] = ()
    original_author: tuple[Name, ...] = ()
    performer: tuple[Name, ...] = ()
    producer: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    reviewed_author: tuple[Name, ...] = ()
    script_writer: tuple[Name, ...] = ()
    series_creator: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()

    # dates
    accessed: Date = Date()
    available_date: Date = Date()
    event_date: Date = Date()
    issued: Date = Date()
    original_date: Date = Date()
    submitted: Date = Date()

    # titles
    title: str = ""
    title_short: str = ""
    container_title: str = ""
    container_title_short: str = ""
    collection_title: str = ""
    volume_title: str = ""
    part_title: str = ""
    original_title: str = ""
    reviewed_title: str = ""
    event_title: str = ""

    # numbers
    chapter_number: str = ""
    collection_number: str = ""
    edition: str = ""
    issue: str = ""
    number: str = ""
    number_of_pages: str = ""
    number_of_volumes: str = ""
    page: str = ""
    page_first: str = ""
    part_number: str = ""
    printing_number: str = ""
    section: str = ""
    supplement_number: str = ""
    version: str = ""
    volume: str = ""

    # publication
    publisher: str = ""
    publisher_place: str = ""
    original_publisher: str = ""
    original_publisher_place: str = ""
    event_place: str = ""
    authority: str = ""
    jurisdiction: str = ""
    genre: str = ""
    reviewed_genre: str = ""
    medium: str = ""
    dimensions: str = ""
    scale: str = ""
    division: str = ""
    status: str = ""
    source: str = ""
    license: str = ""
    language: str = ""

    # where it is
    archive: str = ""
    archive_collection: str = ""
    archive_location: str = ""
    archive_place: str = ""
    call_number: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    pmcid: str = ""
    pmid: str = ""
    url: str = ""

    # about it
    abstract: str = ""
    annotation: str = ""
    note: str = ""
    references: str = ""
    keywords: tuple[str, ...] = ()
    citation_label: str = ""
    year_suffix: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


def csl_variable(name: str) -> str:
    """The CSL variable of one of our fields: ``container_title`` -> ``container-title``, ``doi`` -> ``DOI``."""
    return _IRREGULAR.get(name) or name.replace("_", "-")


_IRREGULAR: Final = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "url": "URL",
    "archive_collection": "archive_collection",
    "archive_location": "archive_location",
    "keywords": "keyword",
    "annotation": "note",
}

_TYPES: Final = {f.name: str(f.type) for f in fields(Reference)}
NAME_FIELDS: Final = tuple(name for name, kind in _TYPES.items() if kind == "tuple[Name, ...]")
DATE_FIELDS: Final = tuple(name for name, kind in _TYPES.items() if kind == "Date")
TEXT_FIELDS: Final = tuple(name for name, kind in _TYPES.items() if kind == "str" and name != "id")
