"""The lines that every reader makes of its source, whatever the kind: what the search for lists works on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from citekit.extraction.aligned import Clean

QUOTED_MAIL: Final = ">"  # what starts so in a mail was written by someone else; the marker of the border, a line without text
RULE: Final = "———"  # the marker of a rule across the page, a line without text


class Role(Enum):
    """What a line is in its document."""

    TEXT = "text"
    HEADING = "heading"  # the markup says so
    CITATION = "citation"  # a citation element
    LEAK = "leak"  # the text of a leaked citation, its opener already read


@dataclass(slots=True)
class Line:
    """One line of a text, or one block of a marked-up document, without its bullet.

    ``marker`` is the bullet or number that stood before it; ``indent`` its column; ``gap`` says that a blank line or the
    border of a block lies before it; ``joined`` that it goes on with the item above (a second paragraph); ``loose`` that it
    does so unless it is an entry of its own (a cell, a definition). ``hard``: its end is a break on purpose, no wrapping.
    ``page``: a page starts with it, as a form feed says. ``section`` is the title of a citation element's place ("" for none)
    where the reader knows better than the lines above.
    """

    clean: Clean
    number: int = 1
    role: Role = Role.TEXT
    level: int = 0
    marker: str = ""
    indent: int = 0
    gap: bool = False
    joined: bool = False
    loose: bool = False
    hard: bool = False
    page: bool = False
    section: str | None = None
    citation_type: str | None = None
    structured: Mapping[str, object] = field(default_factory=dict)
    column: int = 1

    @property
    def text(self) -> str:
        return self.clean.text


def place_of(text: Clean, line: int, column: int) -> tuple[int, int]:
    """Line and column of the first character that is no space, in a text that starts at ``line`` and ``column``."""
    lead = len(text.text) - len(text.text.lstrip())
    breaks = text.text.count("\n", 0, lead)
    if breaks:
        return line + breaks, lead - text.text.rfind("\n", 0, lead)
    return line, column + (text.cut(lead).span.start - text.span.start if lead else 0)


class LineCounter:
    """Line numbers of offsets that only grow, in one pass over texts that come piece by piece."""

    def __init__(self) -> None:
        self._line = 1
        self._last = 0
        self._last_break = 0  # the offset at which the current line starts

    def count(self, text: str, base: int, offset: int) -> int:
        """The line of ``offset``; ``text`` is the piece of the source that starts at ``base``."""
        start, end = self._last - base, offset - base
        if end > start:
            returns = text.count("\r", start, end)  # only of what is new: the text may be a whole document
            breaks = text.count("\n", start, end) + returns - (text.count("\r\n", start, end) if returns else 0)
            if breaks:
                self._line += breaks
                self._last_break = base + max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
            self._last = offset
        return self._line

    def column(self, offset: int) -> int:
        """The column, from 1, of the offset that was counted last."""
        return offset - self._last_break + 1
