"""CSL variables in words for a librarian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from citekit.model import ItemType

_LABELS: Final[Mapping[str, str]] = {
    "issued": "date",
    "accessed": "access date",
    "page": "pages",
    "publisher-place": "place of publication",
    "container-title": "title of what it is in",
    "collection-title": "series",
    "collection-number": "number in the series",
    "number-of-volumes": "number of volumes",
    "number-of-pages": "number of pages",
    "genre": "type (genre)",
    "original-date": "original date",
    "event-title": "event",
}
_PERIODICAL: Final = (ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER, ItemType.REVIEW)
_ON_THE_WEB: Final = (ItemType.WEBPAGE, ItemType.POST, ItemType.POST_WEBLOG)


def label(variable: str, kind: ItemType) -> str:
    """What to call a variable of a work of this type."""
    if variable == "container-title":
        if kind in _ON_THE_WEB:
            return "site name (container-title)"
        return "journal (container-title)" if kind in _PERIODICAL else "book title (container-title)"
    if variable == "publisher" and kind is ItemType.THESIS:
        return "university (publisher)"
    return _LABELS.get(variable, variable)
