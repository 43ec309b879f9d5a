"""Fragments in the making, and where in the document the search is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from citekit.extraction.aligned import Clean, join
from citekit.extraction.characters import plain
from citekit.extraction.headings import kind_of, title_of
from citekit.extraction.lines import Line, Role
from citekit.extraction.metadata import CATEGORIES_AT_END
from citekit.extraction.terms import without_terms

# A line that ends a list wherever it stands.
END: Final = re.compile(
    r"[*_\s]{0,4}(?:(?:see also|related (?:articles|topics|entries|events|links)|categor(?:y|ies)|tags|filed under|copyright|"
    r"retrieved from|(?:this )?(?:page|site|document|guide|list)?(?: was)? ?last (?:updated|modified|revised|changed|edited))\b"
    r"\s*(?::|\Z|(?:on|by|in|at)\b|\d|\()|"
    r"(?:page |site )?(?:updated|modified|revised|created|posted|maintained)(?: on| by|:) ?(?=\S)|"
    r"(?:page |site )?(?:updated|modified|revised|posted) \d{1,2}[/.-]\d|"
    r"(?:back|return) to (?:the )?\[?(?:top|home|main|index|list|table|course)\b|"
    r"(?:please )?(?:send|direct|address) (?:your )?(?:comments|questions|corrections|suggestions|mail)\b|"
    r"this (?:page|site|web ?site|document) (?:is|was)\b|"
    r"all rights reserved|terms of (?:use|service)|privacy policy|(?:print|share) this page)|©",
    re.IGNORECASE,
)
_LEADING_NUMBER: Final = re.compile(r"(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,3}[.)])\s+|\d{1,3}\s*\n\s*|(?:[\^↑]\s*)+")
LEVEL_GUESSED: Final = 99

Report = Callable[[str, str, int, int], None]  # code, message, line, column
Inline = Callable[[Clean], Clean]


@dataclass(slots=True)
class Draft:
    """A fragment in the making: its text, and what its place says about it."""

    clean: Clean
    number: int
    section: str | None = None
    citation_type: str | None = None
    structured: Mapping[str, object] = field(default_factory=dict)


class Place:
    """Where in the document the search is: the nearest title, and whether a reading list is open."""

    def __init__(self) -> None:
        self.section: str | None = None
        self.level = 0  # of the heading that opened the list; 0: no list is open
        self.title: Line | None = None  # may be the title of what follows
        self.seen_leak = False  # in this list: what follows it is judged more strictly
        self.guessed = False  # the list was known by its items, not by its title
        self._bar = 0  # the level of a title below which no list is looked for: notes, related pages

    @property
    def barred(self) -> bool:
        """Whether the nearest title says that what stands below it is no list of references."""
        return self._bar > 0

    def heading(self, line: Line) -> None:
        """A heading that the mark-up knows as one."""
        kind, level = kind_of(line.text), line.level or LEVEL_GUESSED
        if not self._bar or level <= self._bar:
            self._bar = level if kind == "other" else 0
        if kind == "reading":
            self.open(line, level)
        elif not self.level or level <= self.level or kind in ("other", "topic"):
            self.close(line)
        else:
            self.section = title_of(line.text)

    def open(self, line: Line, level: int) -> None:
        """The title of a reading list."""
        if not self.level or level <= self.level:
            self.level = level
        self.section, self.title, self.seen_leak = title_of(line.text), None, False
        self.guessed, self._bar = False, 0

    def guess(self) -> None:
        """A list under a title that does not say so."""
        self.settle()
        self.level, self.guessed, self.seen_leak = LEVEL_GUESSED, True, False

    def leave(self) -> None:
        """The end of such a list; its title is still the nearest one."""
        self.settle()
        self.level, self.guessed = 0, False

    def entitle(self, line: Line) -> None:
        """What may be a title, outside of lists."""
        self.title = line
        if self._bar in (0, LEVEL_GUESSED):
            self._bar = LEVEL_GUESSED if kind_of(line.text) == "other" else 0

    def close(self, line: Line | None = None) -> None:
        """The end of a list; ``line`` is the title of what follows."""
        self.level, self.title, self.guessed = 0, None, False
        self.section = title_of(line.text) if line else None
        if line and line.role is not Role.HEADING:
            self._bar = LEVEL_GUESSED if kind_of(line.text) == "other" else 0

    def settle(self) -> None:
        """What could be a title is one: citations follow it."""
        if self.title is not None:
            self.section, self.title = title_of(self.title.text), None


def tidy(lines: list[Line], inline: Inline | None, *, ends_document: bool = False) -> Clean:
    """The text of one citation: no tags, no entities, no index codes, no number before it.

    ``inline`` reads the mark-up of the kind inside an entry (Markdown's emphasis may run over several lines).
    """
    text = join((line.clean for line in lines), "\n") if len(lines) > 1 else lines[0].clean
    text = plain(without_terms(inline(text) if inline else text), ends_document=ends_document)
    number = _LEADING_NUMBER.match(text.text)
    start = text.text.rfind("Categor")
    categories = CATEGORIES_AT_END.search(text.text, max(start - 20, 0)) if start > 0 else None
    return text.cut(number.end() if number else 0, categories.start() if categories else None).strip()
