"""What a document says about itself: its title, its date, its index terms and categories."""

from __future__ import annotations

import re
from typing import Final

from citekit.extraction.headings import kind_of
from citekit.extraction.terms import terms_in
from citekit.model import Document, IndexTerm

_UPDATED: Final = re.compile(r"\bLast (?:updated|modified|revised)(?: on|:)?\s+(?P<date>[^\n|•]{4,40}?\d{4})\b", re.IGNORECASE)
_CATEGORIES: Final = re.compile(r"\s*Categor(?:ies|y)\s*:\s*(?P<names>[^\n]{1,1000})")
# The categories of a page that lost its line breaks stand behind the last reference.
CATEGORIES_AT_END: Final = re.compile(r"(?<=[.?!”\"’)])\s+(?=Categor(?:ies|y):\s[^.\n]{1,200}\Z)")
_SUMMARY: Final = re.compile(r"\s+Summary\Z")
_MOST_TERMS: Final = 10_000
_LONGEST_TITLE: Final = 300


class Metadata:
    """Collects a document's metadata while its lines go by."""

    def __init__(self) -> None:
        self.title = ""
        self.date = ""
        self.categories: tuple[str, ...] = ()
        self.terms: dict[IndexTerm, None] = {}
        self._rank = 0

    def set_title(self, title: str, *, rank: int) -> None:
        """Take a title if it is better (of higher ``rank``) than what there is; "… Summary" loses that word."""
        title = _SUMMARY.sub("", " ".join(title.split()))[:_LONGEST_TITLE]
        if title and rank > self._rank:
            self.title, self._rank = title, rank

    def look(self, text: str) -> None:
        """Read a line of running text."""
        if "[" in text and len(self.terms) < _MOST_TERMS:
            self.terms.update(dict.fromkeys(terms_in(text)))
        if not self.date and len(text) < 300 and ("ast " in text or "AST " in text) and (found := _UPDATED.search(text)):
            self.date = found["date"].strip()
        start = text.rfind("Categor")
        behind = CATEGORIES_AT_END.search(text, max(start - 20, 0)) if start > 0 else None
        if (start == 0 or behind) and (found := _CATEGORIES.match(text, start)):
            names = re.split(r"\s*[;,|]\s*", found["names"].strip())
            self.categories = tuple(dict.fromkeys((*self.categories, *filter(None, names))))

    def look_for_title(self, text: str) -> bool:
        """Take the first line of a plain text as its title if it reads like one; returns whether it did."""
        short = len(text) <= _LONGEST_TITLE and text[-1:] not in ".;,:"
        if not short or kind_of(text) or any(sign in text for sign in "=<[") or self.title:
            return False
        self.set_title(text, rank=1)
        return True

    def document(self, document: Document) -> Document:
        """``document`` with what is known by now."""
        return Document(
            document.path,
            document.text,
            document.kind,
            document.encoding,
            self.title,
            self.date,
            tuple(self.terms),
            self.categories,
        )
