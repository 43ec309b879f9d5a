"""What a page of paper leaves in a text: running heads and page numbers."""

from __future__ import annotations

import re
from typing import Final

from citekit.extraction.headings import kind_of
from citekit.extraction.lines import Line, Role

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
_TOP: Final = 3  # lines that a head has at most


class Pages:
    """Remembers the lines that could be running heads: one whose number has grown since is one."""

    def __init__(self) -> None:
        self._heads: dict[str, int] = {}
        self._tops: list[str] = []  # what stood at the top of a page
        self._own = 0  # how many of them the first page has
        self._place = 0  # lines below the top of a page, 1 for the first
        self._surely = True  # a form feed says that a page starts; else only a number at the foot of the page above

    def repeats(self, line: Line, in_list: bool) -> bool:
        """Whether a line at the top of a page is word for word one that stood at the top of another.

        Where no form feed says that a page starts, only the head of the document counts: numbers stand alone elsewhere, too. A
        title that opens a list is left to do so.
        """
        if line.page:
            self._place, self._surely = 0, True
            self._own = self._own or len(self._tops)
        elif line.gap and self._place:
            self._place = _TOP
        if self._place >= _TOP or line.role is not Role.TEXT or line.marker or not 0 < len(line.text) <= _LONGEST:
            return False
        self._place += 1
        text = " ".join(line.text.split())
        if text in (self._tops if self._surely else self._tops[: self._own]):
            return in_list or kind_of(text) != "reading"
        if self._surely and len(self._tops) < _REMEMBERED:
            self._tops.append(text)
        return False

    def leave(self, line: Line) -> bool:
        """Whether a line is the head or foot of a page: a number alone, or words that come again with a larger one."""
        text = line.text
        if line.marker or line.loose or not 0 < len(text) <= _LONGEST or not (text[0].isdigit() or text[-1] in _ENDS):
            return False
        if _NUMBER.match(text):
            if line.gap and not line.joined and not line.page:
                self._own, self._place, self._surely = self._own or len(self._tops), 0, False
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
