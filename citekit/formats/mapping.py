# ruff: noqa: E501, SIM905  (a table is read by its columns)
"""The one table: what a field is called here, in CSL, BibTeX, BibLaTeX and RIS.

Readers and writers run the same rows, from the top: a row speaks when the entry is of one of its types and its condition
holds; the first row that gives a field its value settles it, and no field of a source is read twice.

Sources: CSL 1.0.2 (appendices III and IV), the BibTeX and biblatex manuals (entry types and fields), the RIS format
specification (2011), and pandoc's reader where these leave a choice.

``annotation`` is the sentence of a reading list about a work: ours <-> CSL ``note`` (and ``annote``: ``csljson`` has the whole
rule) <-> BibTeX ``annote`` <-> BibLaTeX ``annotation`` <-> RIS ``RN``. BibTeX's and BibLaTeX's ``note`` is our ``note``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, ItemType, Reference, csl_variable


class Form(Enum):
    """How the value of a field is read and written."""

    TEXT = auto()
    TITLE = auto()  # text with protected capitals, and a subtitle and an addition of its own
    NAMES = auto()
    DATE = auto()
    LIST = auto()  # biblatex's "A and B" is "A; B"
    KEY = auto()  # may be one of biblatex's localization keys
    PAGES = auto()
    VERBATIM = auto()  # no TeX in it
    KEYWORDS = auto()
    LANGUAGE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One field in every language. ``entries``: the .bib entry types that the row is about (none: all of them).

    ``when``: a .bib field, and fields of ours, which by being there say that the row's condition holds. ``parts``: the .bib fields
    that continue a title. ``also``: all .bib names of the field, in the order in
    which they are looked for, where there are more than these two.
    """

    ours: str
    csl: str
    bibtex: str
    biblatex: str
    ris: str = ""
    form: Form = Form.TEXT
    entries: frozenset[str] = frozenset()
    when: tuple[str, str] | None = None
    parts: tuple[str, str] | None = None
    also: tuple[str, ...] = ()

    def name(self, kind: str) -> str:
        """What the field is called in a .bib file of this kind."""
        return self.biblatex if kind == "biblatex" else self.bibtex

    def is_about(self, entry: str) -> bool:
        return not self.entries or entry in self.entries


ARTICLE: Final = frozenset(("article", "review", "suppperiodical", "newsarticle"))
PERIODICAL: Final = frozenset(("periodical",))
IN_BOOK: Final = frozenset(
    "inbook incollection inproceedings conference inreference bookinbook suppbook suppcollection".split(" ")
)
BOOKS: Final = frozenset("book collection proceedings reference mvbook mvcollection mvproceedings mvreference".split(" "))
THESIS: Final = frozenset(("thesis", "phdthesis", "mastersthesis"))
REPORT: Final = frozenset(("report", "techreport"))
ISSUED_BY: Final = frozenset(("manual", "online", "electronic", "www", "software"))
MISC: Final = frozenset(("misc",))
PATENT: Final = frozenset(("patent",))
IN_BOOK_TYPES: Final = frozenset(
    (ItemType.CHAPTER, ItemType.PAPER_CONFERENCE, ItemType.ENTRY, ItemType.ENTRY_DICTIONARY, ItemType.ENTRY_ENCYCLOPEDIA)
)
"""The types whose ``container_title`` is a book."""
ARTICLE_TYPES: Final = frozenset((ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.REVIEW, ItemType.REVIEW_BOOK))

_SET = ("maintitle", "volume_title")  # one volume of a set with a title of its own
_IN_SET = ("maintitle", "volume_title container_title")
_KIND = ("entrysubtype", "container_title")
_TITLE = ("subtitle", "titleaddon")
_BOOK_TITLE = ("booksubtitle", "booktitleaddon")
_MAIN_TITLE = ("mainsubtitle", "maintitleaddon")
_JOURNAL_TITLE = ("journalsubtitle", "journaltitleaddon")
_ISSUE_TITLE = ("issuesubtitle", "issuetitleaddon")

# fmt: off
FIELDS: Final[tuple[Row, ...]] = (
    #   ours                        csl                         bibtex              biblatex            ris
    # titles
    Row("title",                    "title",                    "issuetitle",       "issuetitle",       "TI", Form.TITLE, PERIODICAL,
        ("issuetitle", "container_title"), _ISSUE_TITLE),
    Row("container_title",          "container-title",          "title",            "title",            "T2", Form.TITLE, PERIODICAL,
        ("issuetitle", "container_title"), _TITLE),
    Row("container_title",          "container-title",          "maintitle",        "maintitle",        "T2", Form.TITLE, IN_BOOK, _IN_SET, _MAIN_TITLE),
    Row("volume_title",             "volume-title",             "booktitle",        "booktitle",        "",   Form.TITLE, IN_BOOK, _IN_SET, _BOOK_TITLE),
    Row("title",                    "title",                    "title",            "title",            "TI", Form.TITLE, IN_BOOK, None, _TITLE),
    Row("title",                    "title",                    "maintitle",        "maintitle",        "TI", Form.TITLE, when=_SET, parts=_MAIN_TITLE),
    Row("volume_title",             "volume-title",             "title",            "title",            "",   Form.TITLE, when=_SET, parts=_TITLE),
    Row("title",                    "title",                    "title",            "title",            "TI", Form.TITLE, parts=_TITLE),
    Row("container_title",          "container-title",          "booktitle",        "booktitle",        "T2", Form.TITLE, IN_BOOK, None, _BOOK_TITLE),
    Row("container_title",          "container-title",          "howpublished",     "howpublished",     "T2", Form.TITLE, MISC, _KIND),
    Row("container_title",          "container-title",          "journal",          "journaltitle",     "T2", Form.TITLE, parts=_JOURNAL_TITLE,
        also=("journaltitle", "journal")),
    Row("container_title_short",    "container-title-short",    "shorttitle",       "shorttitle",       "J2", Form.TITLE, PERIODICAL),
    Row("container_title_short",    "container-title-short",    "shortjournal",     "shortjournal",     "J2", Form.TITLE),
    Row("title_short",              "title-short",              "shorttitle",       "shorttitle",       "ST", Form.TITLE),
    Row("collection_title",         "collection-title",         "series",           "series",           "T3", Form.TITLE),
    Row("event_title",              "event-title",              "eventtitle",       "eventtitle",       "",   Form.TITLE),
    Row("original_title",           "original-title",           "origtitle",        "origtitle",        "",   Form.TITLE),
    # names; all other roles are written as biblatex's editortype and nameatype say
    Row("author",                   "author",                   "author",           "author",           "AU", Form.NAMES),
    Row("editor",                   "editor",                   "editor",           "editor",           "A2", Form.NAMES),
    Row("translator",               "translator",               "translator",       "translator",       "A4", Form.NAMES),
    Row("container_author",         "container-author",         "bookauthor",       "bookauthor",       "",   Form.NAMES),
    # dates
    Row("issued",                   "issued",                   "year",             "date",             "DA", Form.DATE),
    Row("original_date",            "original-date",            "origdate",         "origdate",         "OP", Form.DATE),
    Row("event_date",               "event-date",               "eventdate",        "eventdate",        "",   Form.DATE),
    Row("accessed",                 "accessed",                 "urldate",          "urldate",          "Y2", Form.DATE),
    # numbers
    Row("issue",                    "issue",                    "number",           "number",           "IS", entries=ARTICLE | PERIODICAL, also=("number", "issue")),
    Row("collection_number",        "collection-number",        "number",           "number",           "M1", entries=BOOKS | IN_BOOK),
    Row("number",                   "number",                   "eid",              "eid",              "M1", entries=ARTICLE | PERIODICAL | BOOKS | IN_BOOK),
    Row("number",                   "number",                   "number",           "number",           "M1"),
    Row("number",                   "number",                   "eid",              "eid",              "M1"),
    Row("issue",                    "issue",                    "issue",            "issue",            "IS"),
    Row("volume",                   "volume",                   "volume",           "volume",           "VL"),
    Row("number_of_volumes",        "number-of-volumes",        "volumes",          "volumes",          "NV"),
    Row("chapter_number",           "chapter-number",           "chapter",          "chapter",          "SE", entries=BOOKS | IN_BOOK),
    Row("chapter_number",           "chapter-number",           "chapter",          "chapter",          ""),
    Row("edition",                  "edition",                  "edition",          "edition",          "ET"),
    Row("version",                  "version",                  "version",          "version",          ""),
    Row("page",                     "page",                     "pages",            "pages",            "SP", Form.PAGES),
    Row("number_of_pages",          "number-of-pages",          "pagetotal",        "pagetotal",        "",   Form.PAGES),
    # publication
    Row("publisher",                "publisher",                "school",           "institution",      "PB", Form.LIST, THESIS),
    Row("publisher",                "publisher",                "institution",      "institution",      "PB", Form.LIST, REPORT),
    Row("publisher",                "publisher",                "organization",     "organization",     "PB", Form.LIST, ISSUED_BY | MISC),
    Row("publisher",                "publisher",                "publisher",        "publisher",        "PB", Form.LIST),
    Row("jurisdiction",             "jurisdiction",             "location",         "location",         "",   Form.KEY, PATENT),
    Row("publisher_place",          "publisher-place",          "address",          "location",         "CY", Form.LIST, also=("address", "location")),
    Row("original_publisher",       "original-publisher",       "origpublisher",    "origpublisher",    "",   Form.LIST),
    Row("original_publisher_place", "original-publisher-place", "origlocation",     "origlocation",     "",   Form.LIST),
    Row("event_place",              "event-place",              "venue",            "venue",            ""),
    Row("genre",                    "genre",                    "type",             "type",             "M3", Form.KEY),
    Row("status",                   "status",                   "pubstate",         "pubstate",         "",   Form.KEY),
    Row("language",                 "language",                 "langid",           "langid",           "LA", Form.LANGUAGE,
        also=("langid", "hyphenation", "language")),
    # where it is
    Row("call_number",              "call-number",              "library",          "library",          "CN"),
    Row("doi",                      "DOI",                      "doi",              "doi",              "DO", Form.VERBATIM),
    Row("isbn",                     "ISBN",                     "isbn",             "isbn",             "SN", Form.VERBATIM),
    Row("issn",                     "ISSN",                     "issn",             "issn",             "SN", Form.VERBATIM),
    Row("url",                      "URL",                      "url",              "url",              "UR", Form.VERBATIM),
    Row("pmid",                     "PMID",                     "pmid",             "",                 "",   Form.VERBATIM),
    Row("pmcid",                    "PMCID",                    "pmcid",            "",                 "",   Form.VERBATIM),
    # about it
    Row("abstract",                 "abstract",                 "abstract",         "abstract",         "AB"),
    Row("keywords",                 "keyword",                  "keywords",         "keywords",         "KW", Form.KEYWORDS, also=("keywords", "keyword")),
    Row("note",                     "note",                     "note",             "note",             "N1", also=("note", "addendum")),
    Row("annotation",               "note",                     "annote",           "annotation",       "RN", also=("annotation", "annote")),
)

# CSL's type <-> the entry types. The first type of a .bib row is the one that is written; where reading it would not give
# the CSL type back, ``entrysubtype`` holds that.
NO_GENRE: Final = "thesis"
"""BibTeX has doctoral and master's theses; this `type` says that a thesis is neither."""

_T = ItemType
TYPES: Final[dict[ItemType, tuple[str, str]]] = {
    #                             bibtex           biblatex
    _T.ARTICLE:                 ("misc",          "misc"),
    _T.ARTICLE_JOURNAL:         ("article",       "article"),
    _T.ARTICLE_MAGAZINE:        ("article",       "article"),
    _T.ARTICLE_NEWSPAPER:       ("article",       "article"),
    _T.BOOK:                    ("book",          "book"),
    _T.CHAPTER:                 ("incollection",  "incollection"),
    _T.CLASSIC:                 ("book",          "book"),
    _T.DATASET:                 ("misc",          "dataset"),
    _T.ENTRY:                   ("incollection",  "inreference"),
    _T.ENTRY_DICTIONARY:        ("incollection",  "inreference"),
    _T.ENTRY_ENCYCLOPEDIA:      ("incollection",  "inreference"),
    _T.MANUSCRIPT:              ("unpublished",   "unpublished"),
    _T.PAMPHLET:                ("booklet",       "booklet"),
    _T.PAPER_CONFERENCE:        ("inproceedings", "inproceedings"),
    _T.PATENT:                  ("misc",          "patent"),
    _T.PERIODICAL:              ("misc",          "periodical"),
    _T.REPORT:                  ("techreport",    "report"),
    _T.REVIEW:                  ("article",       "article"),
    _T.REVIEW_BOOK:             ("article",       "article"),
    _T.SOFTWARE:                ("misc",          "software"),
    _T.SPEECH:                  ("unpublished",   "unpublished"),
    _T.STANDARD:                ("manual",        "manual"),
    _T.THESIS:                  ("phdthesis",     "thesis"),
    _T.WEBPAGE:                 ("misc",          "online"),
}
_ENTRY_TYPES: Final[dict[str, ItemType]] = {
    "article": _T.ARTICLE_JOURNAL, "suppperiodical": _T.ARTICLE_JOURNAL, "newsarticle": _T.ARTICLE_NEWSPAPER,
    "book": _T.BOOK, "collection": _T.BOOK, "proceedings": _T.BOOK, "reference": _T.BOOK, "manual": _T.BOOK, "commentary": _T.BOOK,
    "mvbook": _T.BOOK, "mvcollection": _T.BOOK, "mvproceedings": _T.BOOK, "mvreference": _T.BOOK,
    "inbook": _T.CHAPTER, "bookinbook": _T.CHAPTER, "incollection": _T.CHAPTER, "suppbook": _T.CHAPTER, "suppcollection": _T.CHAPTER,
    "inreference": _T.ENTRY_ENCYCLOPEDIA, "inproceedings": _T.PAPER_CONFERENCE, "conference": _T.PAPER_CONFERENCE,
    "booklet": _T.PAMPHLET, "dataset": _T.DATASET, "data": _T.DATASET, "software": _T.SOFTWARE,
    "online": _T.WEBPAGE, "electronic": _T.WEBPAGE, "www": _T.WEBPAGE, "patent": _T.PATENT, "periodical": _T.PERIODICAL,
    "thesis": _T.THESIS, "phdthesis": _T.THESIS, "mastersthesis": _T.THESIS, "report": _T.REPORT, "techreport": _T.REPORT,
    "unpublished": _T.MANUSCRIPT, "artwork": _T.GRAPHIC, "image": _T.GRAPHIC, "audio": _T.SONG, "music": _T.SONG,
    "movie": _T.MOTION_PICTURE, "video": _T.MOTION_PICTURE, "jurisdiction": _T.LEGAL_CASE, "legislation": _T.LEGISLATION,
    "legal": _T.TREATY, "letter": _T.PERSONAL_COMMUNICATION, "letters": _T.PERSONAL_COMMUNICATION, "performance": _T.PERFORMANCE,
    "review": _T.REVIEW, "standard": _T.STANDARD,
}
# fmt: on
_SUBTYPES: Final = {"magazine": _T.ARTICLE_MAGAZINE, "newspaper": _T.ARTICLE_NEWSPAPER}
_SHORT_SUBTYPES: Final = {kind: name for name, kind in _SUBTYPES.items()}
_CSL_TYPES: Final = {str(kind): kind for kind in ItemType}
_SUBTYPES_IN: Final = ARTICLE | PERIODICAL

MAPPED: Final = frozenset(row.ours for row in FIELDS)
ROLES: Final = tuple(field for field in NAME_FIELDS if field not in MAPPED)
"""Roles that BibTeX has no field for: biblatex's ``editortype`` and ``nameatype`` can name them."""
CSL_NAMED: Final = {
    name: field
    for field in (*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS)
    if (name := csl_variable(field)) not in {name for row in FIELDS for name in (row.bibtex, row.biblatex, *row.also)}
    and field != "annotation"
}
"""CSL's names that mean nothing else in a .bib. BibTeX, which lets fields be, keeps under them what it has no field for."""


def item_type(entry: str, subtype: str = "", *, event: bool = False) -> ItemType:
    """The CSL type of an entry; ``event``: it says when or where it was spoken. Unknown entry types are documents."""
    named = _CSL_TYPES.get(subtype)
    if named and named in _written_as(entry):
        return named
    if entry in _SUBTYPES_IN and subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    if entry == "unpublished" and event:
        return ItemType.SPEECH
    return _ENTRY_TYPES.get(entry, ItemType.DOCUMENT)


def is_subtype(subtype: str) -> bool:
    """Whether ``item_type`` knows what an ``entrysubtype`` means."""
    return subtype in _CSL_TYPES or subtype in _SUBTYPES


def entry_type(reference: Reference, kind: str) -> tuple[str, str]:
    """The entry type to write a reference as, and its ``entrysubtype`` where the type alone would not bring it back."""
    column = 1 if kind == "biblatex" else 0
    entry = TYPES.get(reference.type, ("misc", "misc"))[column]
    if entry == "online" and reference.container_title:
        entry = "misc"  # an @online has no field for the site's title
    elif entry == "unpublished" and kind == "bibtex" and not reference.note:
        entry = "misc"  # BibTeX's @unpublished must have a note
    elif kind == "biblatex" and reference.type is ItemType.CHAPTER and (reference.container_author or not reference.editor):
        entry = "inbook"  # biblatex's @incollection must have an editor
    elif kind == "biblatex" and reference.type is ItemType.BOOK and reference.editor and not reference.author:
        entry = "collection"
    elif entry == "phdthesis" and reference.genre == "Master's thesis":
        entry = "mastersthesis"
    event = bool(reference.event_date or reference.event_title or reference.event_place)
    ambiguous = entry == "misc" and bool(reference.container_title)
    if item_type(entry, event=event) is reference.type and not ambiguous:
        return entry, ""
    return entry, _SHORT_SUBTYPES.get(reference.type, str(reference.type))


def rows(entry: str) -> Iterator[Row]:
    """The rows that are about an entry type, in order."""
    return (row for row in FIELDS if row.is_about(entry))


def _written_as(entry: str) -> frozenset[ItemType]:
    """The types that an entry type may stand for when ``entrysubtype`` names them."""
    if entry == "misc":
        return frozenset(ItemType)
    return frozenset(kind for kind, entries in TYPES.items() if entry in entries)
