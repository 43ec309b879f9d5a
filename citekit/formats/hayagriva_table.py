"""Hayagriva's names for what we have: types, fields, roles.

Source: Hayagriva's file format documentation.
"""

from __future__ import annotations

from typing import Final

from citekit.model import NAME_FIELDS, ItemType, csl_variable

_T: Final = ItemType
# ours: the entry's type, and that of the parent it stands in. The first row of a Hayagriva pair is the one that is read.
TYPES: Final[dict[ItemType, tuple[str, str]]] = {
    _T.ARTICLE_JOURNAL: ("article", "periodical"), _T.ARTICLE_NEWSPAPER: ("article", "newspaper"),
    _T.PAPER_CONFERENCE: ("article", "proceedings"), _T.POST_WEBLOG: ("article", "blog"),
    _T.CHAPTER: ("chapter", "anthology"), _T.ENTRY_ENCYCLOPEDIA: ("entry", "reference"), _T.WEBPAGE: ("web", "web"),
    _T.POST: ("post", "thread"), _T.BROADCAST: ("scene", "video"), _T.BOOK: ("book", ""), _T.REPORT: ("report", ""),
    _T.THESIS: ("thesis", ""), _T.PATENT: ("patent", ""), _T.LEGAL_CASE: ("case", ""), _T.LEGISLATION: ("legislation", ""),
    _T.MANUSCRIPT: ("manuscript", ""), _T.PERFORMANCE: ("performance", ""), _T.PERIODICAL: ("periodical", ""),
    _T.SOFTWARE: ("repository", ""), _T.MOTION_PICTURE: ("video", ""), _T.SONG: ("audio", ""), _T.GRAPHIC: ("artwork", ""),
    _T.DOCUMENT: ("misc", ""), _T.ARTICLE: ("article", ""),
}  # fmt: skip
WRITTEN_AS: Final[dict[ItemType, ItemType]] = {
    _T.ARTICLE_MAGAZINE: _T.ARTICLE_JOURNAL, _T.REVIEW: _T.ARTICLE_JOURNAL, _T.REVIEW_BOOK: _T.ARTICLE_JOURNAL,
    _T.ENTRY: _T.ENTRY_ENCYCLOPEDIA, _T.ENTRY_DICTIONARY: _T.ENTRY_ENCYCLOPEDIA, _T.CLASSIC: _T.BOOK, _T.PAMPHLET: _T.BOOK,
    _T.BILL: _T.LEGISLATION, _T.REGULATION: _T.LEGISLATION, _T.FIGURE: _T.GRAPHIC, _T.STANDARD: _T.REPORT,
    _T.DATASET: _T.SOFTWARE,
}  # fmt: skip
READ_TYPES: Final[dict[tuple[str, str], ItemType]] = {
    **{pair: kind for kind, pair in TYPES.items()},
    ("article", "conference"): _T.PAPER_CONFERENCE, ("article", "anthology"): _T.CHAPTER, ("article", "book"): _T.CHAPTER,
    ("anthos", ""): _T.CHAPTER, ("chapter", ""): _T.CHAPTER, ("entry", ""): _T.ENTRY_ENCYCLOPEDIA, ("web", ""): _T.WEBPAGE,
    ("post", ""): _T.POST, ("scene", ""): _T.BROADCAST, ("blog", ""): _T.POST_WEBLOG, ("newspaper", ""): _T.PERIODICAL,
    ("proceedings", ""): _T.BOOK, ("anthology", ""): _T.BOOK, ("reference", ""): _T.BOOK, ("conference", ""): _T.EVENT,
    ("exhibition", ""): _T.EVENT, ("thread", ""): _T.POST,
}  # fmt: skip
CONTAINED: Final = frozenset(("article", "chapter", "anthos", "entry", "web", "post", "scene"))
# ours: Hayagriva's key, and whether it belongs to what the work stands in.
FIELDS: Final[tuple[tuple[str, str, bool], ...]] = (
    ("editor", "editor", True), ("volume", "volume", True), ("issue", "issue", True), ("edition", "edition", True),
    ("number_of_volumes", "volume-total", True), ("page", "page-range", False), ("number_of_pages", "page-total", False),
    ("chapter_number", "chapter", False), ("author", "author", False), ("issued", "date", False),
    ("language", "language", False),
    ("genre", "genre", False), ("note", "note", False), ("annotation", "annote", False), ("abstract", "abstract", False),
    ("archive", "archive", False), ("archive_location", "archive-location", False), ("call_number", "call-number", False),
    ("dimensions", "runtime", False), ("event_place", "location", False),
)  # fmt: skip
SERIALS: Final = {"doi": "doi", "isbn": "isbn", "issn": "issn", "pmid": "pmid", "pmcid": "pmcid", "number": "serial"}
_ROLES: Final = {"script_writer": "writer", "performer": "cast-member"}
ROLE_FIELDS: Final = {
    _ROLES.get(field, csl_variable(field)): field for field in NAME_FIELDS if field not in ("author", "editor")
}
KEPT: Final = frozenset(("time-range", "organization", "affiliated", "publisher", "serial-number", "url", "parent"))
