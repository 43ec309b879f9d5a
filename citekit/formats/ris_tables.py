"""The tags of RIS: which types there are, and what else a field may be called (RIS format specification, 2011; EndNote)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from citekit.formats import mapping
from citekit.model import ItemType

_T: Final = ItemType
# The first tag of a type is the one that is written.
_TYPES: Final[tuple[tuple[str, ItemType], ...]] = (
    ("JOUR", _T.ARTICLE_JOURNAL), ("MGZN", _T.ARTICLE_MAGAZINE), ("NEWS", _T.ARTICLE_NEWSPAPER), ("BOOK", _T.BOOK),
    ("CHAP", _T.CHAPTER), ("CPAPER", _T.PAPER_CONFERENCE), ("THES", _T.THESIS), ("RPRT", _T.REPORT), ("ELEC", _T.WEBPAGE),
    ("BLOG", _T.POST_WEBLOG), ("ICOMM", _T.POST), ("MPCT", _T.MOTION_PICTURE), ("VIDEO", _T.BROADCAST), ("SOUND", _T.SONG),
    ("MUSIC", _T.MUSICAL_SCORE), ("MAP", _T.MAP), ("PAT", _T.PATENT), ("PCOMM", _T.PERSONAL_COMMUNICATION),
    ("MANSCPT", _T.MANUSCRIPT), ("UNPB", _T.MANUSCRIPT), ("GEN", _T.DOCUMENT), ("ENCYC", _T.ENTRY_ENCYCLOPEDIA),
    ("DICT", _T.ENTRY_DICTIONARY), ("CASE", _T.LEGAL_CASE), ("STAT", _T.LEGISLATION), ("BILL", _T.BILL), ("HEAR", _T.HEARING),
    ("LEGAL", _T.REGULATION), ("STAND", _T.STANDARD), ("COMP", _T.SOFTWARE), ("DATA", _T.DATASET), ("ART", _T.GRAPHIC),
    ("FIGURE", _T.FIGURE), ("PAMP", _T.PAMPHLET), ("JFULL", _T.PERIODICAL), ("CLSWK", _T.CLASSIC), ("SLIDE", _T.SPEECH),
    ("INPR", _T.ARTICLE), ("EJOUR", _T.ARTICLE_JOURNAL), ("ABST", _T.ARTICLE_JOURNAL), ("EBOOK", _T.BOOK), ("EDBOOK", _T.BOOK),
    ("SER", _T.BOOK), ("CTLG", _T.BOOK), ("ECHAP", _T.CHAPTER), ("CONF", _T.PAPER_CONFERENCE), ("GOVDOC", _T.REPORT),
    ("MULTI", _T.WEBPAGE), ("ADVS", _T.MOTION_PICTURE), ("ANCIENT", _T.CLASSIC), ("AGGR", _T.DATASET), ("DBASE", _T.DATASET),
    ("CHART", _T.FIGURE), ("EQUA", _T.FIGURE),
)  # fmt: skip
READ_TYPES: Final = dict(_TYPES)
WRITTEN_TYPES: Final = {kind: tag for tag, kind in reversed(_TYPES)} | {
    _T.ENTRY: "ENCYC", _T.REVIEW: "JOUR", _T.REVIEW_BOOK: "JOUR", _T.TREATY: "LEGAL", _T.INTERVIEW: "PCOMM",
}  # fmt: skip
ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "TI": ("T1", "CT"),
    "T2": ("JO", "JF", "BT", "JA"),
    "AU": ("A1",),
    "A2": ("ED",),
    "AB": ("N2",),
    "DA": ("PY", "Y1"),
    "J2": ("JA",),
}
# Roles of the types that have their own: EndNote, "Film or Broadcast".
_FILM: Final = {"director": "AU", "producer": "A3", "performer": "A4"}
_OTHERS: Final = {"collection_editor": "A3", "source": "DP", "archive": "DB", "archive_location": "AN", "section": "SE"}


def own_tags(item_type: ItemType, entry: str) -> dict[str, str]:
    if entry in mapping.BOOKS | mapping.IN_BOOK:
        return {field: tag for field, tag in _OTHERS.items() if tag != "SE"}  # a chapter's number
    film = item_type in (ItemType.MOTION_PICTURE, ItemType.BROADCAST)
    return {**_FILM, **{field: tag for field, tag in _OTHERS.items() if tag not in _FILM.values()}} if film else _OTHERS
