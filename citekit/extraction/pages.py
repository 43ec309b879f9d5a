"""What a page of paper leaves in a text: running heads and page numbers."""

from __future__ import annotations

import re
from typing import Final

from citekit.extraction.lines import Line

_NUMBER: Final = re.compile(
    r"[-–—\[( ]*(?:(?:page|seite|página|pagina|pág|pag|pg|p|s)\b\.?\s*)?\d{1,3}"
    r"(?:\s*(?:of|von|sur|de|di|/)\s*\d{1,3})?[-–—\]). ]*\Z",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(
    r"(?P<words>\D{2,60}?)[\s|.–—-]+(?P<number>\d{1,3})\Z|(?P<first>\d{1,3})[\s|–—-]+(?P<rest>\D{2,60})\Z"
)
_ENDS: Final = frozenset("-–—]).0123456789")
# A number belongs to these words: "Week 2" after "Week 1" is the next title.
_COUNTED: Final = re.compile(
    r"(?:week|part|vol|book|chapter|section|unit|module|lesson|session|class|day|lecture|series|phase|year|band|teil|kapitel|woche|"
    r"tome|partie|semaine|chapitre|semana|parte|tema|unidad|cap|no|nr|number|appendix|group|level|grade|figure|table)[a-zí]*\.?\Z",
    re.IGNORECASE,
)
_RIGHT: Final = 30  # columns: a name and a number that stand so far to the right are a head at once
_LONGEST: Final = 100  # a whole line: the number may stand at its right end
_REMEMBERED: Final = 16


class Pages:
    """Remembers the lines that could be running heads: one whose number has grown since is one."""

    def __init__(self) -> None:
        self._heads: dict[str, int] = {}

    def leave(self, line: Line) -> bool:
        """Whether a line is the head or foot of a page: a number alone, or words that come again with a larger one."""
        text = line.text
        if line.marker or line.loose or not 0 < len(text) <= _LONGEST or not (text[0].isdigit() or text[-1] in _ENDS):
            return False
        if _NUMBER.match(text):
            return line.gap and not line.joined
        found = _HEAD.match(text)
        if not found:
            return False
        words = (found["words"] or found["rest"]).strip(" |-–—").lower()
        number = int(found["number"] or found["first"])
        if not words or _COUNTED.match(words.rsplit(maxsplit=1)[-1]):
            return False
        before = self._heads.pop(words, number)
        if len(self._heads) >= _REMEMBERED:
            self._heads.pop(next(iter(self._heads)))
        self._heads[words] = number
        return not line.joined and (before < number or (line.indent >= _RIGHT and len(words.split()) <= 2))
