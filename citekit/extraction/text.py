"""Plain text as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from citekit.extraction.aligned import Clean
from citekit.extraction.lines import Line, Role

_BULLET: Final = re.compile(r"(?:[•‣◦▪▫■□●○◆◇►▸▶➢➤✓✔∙⁃·]\s*|[*+–-]\s+|o\s+(?=[A-Z<&“\"]|citation-|xlink:)|—\s+)(?=\S)")
_BULLET_SIGNS: Final = "•‣◦▪▫■□●○◆◇►▸▶➢➤✓✔∙⁃·*+–-o—"
_NUMBER: Final = re.compile(r"(?P<open>[\[(]?)(?P<number>\d{1,4})(?:[.)\]]\s+|[\])](?=\S)|\s{2,})(?=\S)")
_TAB: Final = 8


class Numbering:
    """Numbers before entries count up; a number that does not is the end of a page range or a volume, wrapped."""

    def __init__(self) -> None:
        self._last = 0

    def accepts(self, match: re.Match[str], gap: bool) -> bool:
        number = int(match["number"])
        fits = number == self._last + 1 or number == 1 or bool(match["open"]) or (gap and number < 1000)
        if fits:
            self._last = number
        return fits


def marker_of(text: str, numbering: Numbering, gap: bool) -> str:
    """The bullet or number that ``text`` starts with, with the space after it, or ""."""
    first = text[0]
    if first in _BULLET_SIGNS:
        bullet = _BULLET.match(text)
        return bullet[0] if bullet else ""
    number = _NUMBER.match(text) if first in "[(" or first.isdigit() else None
    return number[0] if number and numbering.accepts(number, gap) else ""


def lines_of(pieces: Iterable[tuple[int, str]]) -> Iterator[Line]:
    """The lines of a text that comes in pieces ``(offset, text)``, cut at line ends. Blank lines only leave a gap."""
    numbering, gap, number = Numbering(), True, 0
    for base, piece in pieces:
        position = base
        for whole in _physical_lines(piece):
            number += 1
            start, position = position, position + len(whole)
            rest = whole.lstrip()
            if not rest:
                gap = True
                continue
            lead = len(whole) - len(rest)
            text = rest.rstrip()
            marker = marker_of(text, numbering, gap)
            clean = Clean.of_source(text[len(marker) :] if marker else text, start + lead + len(marker))
            indent = lead if "\t" not in whole or not lead else len(whole[:lead].expandtabs(_TAB))
            yield Line(clean, number, Role.TEXT, 0, marker.rstrip(), indent, gap)
            gap = False


def _physical_lines(text: str) -> list[str]:
    """Lines with their ends; a line ends at LF, CRLF or a lone CR, and nowhere else (a form feed is a space)."""
    if "\r" not in text:
        return re.findall(r"[^\n]*\n|[^\n]+", text)
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def without_comments(text: str) -> str:
    """The text with every comment (``<!-- … -->``) blanked, so that what it hides is not found; offsets stay."""
    if "<!--" not in text:
        return text
    return re.sub(r"<!--.*?-->", lambda found: re.sub(r"[^\r\n]", " ", found[0]), text, flags=re.DOTALL)
