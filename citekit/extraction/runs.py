"""Lists that stand on one line: "Further Reading • Author. Title … • Author. Title …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from citekit.extraction.entries import evidence
from citekit.extraction.headings import heading_of, kind_of
from citekit.extraction.lines import Line, Role

_SURE: Final = "•‣◦▪▫■□●○◆◇►▸▶➢➤✓✔∙⁃"
_BULLET: Final = re.compile(rf"\s+([{_SURE}·*|–—])\s+")
_NUMBER: Final = re.compile(r"(?:(?<=\s)|\A)[\[(]?(\d{1,3})[.)\]]\s+(?=[^\W\d_]|[“\"‘«—_*])")
_LONGEST_TITLE: Final = 60
_FEW: Final = 3  # numbers that count up from one by chance are fewer

Place = tuple[int, int, str]  # start, end, sign


class Runs:
    """Parts lines that hold several items; what is parted once is parted on to the end of the paragraph."""

    def __init__(self) -> None:
        self._sign = ""  # the bullet at which the line above was parted

    def items_of(self, line: Line, in_list: bool) -> Iterator[Line]:
        """The items of a line that holds several, else the line as it is.

        They are items only in a list, or behind the title of one. A bullet parts them if at least half look like references
        (a menu, "Home • About", stays one line); a sign with other uses, or a number, only if each of them does beyond doubt.
        """
        places = _places(line) if line.role is Role.TEXT else []
        if line.gap:
            self._sign = ""
        if not places:
            yield from _titled(line)
            return
        before, sign = line.text[: places[0][0]].strip(), places[0][2]
        title = heading_of(before) if not line.marker else ""
        starts, ends = [0, *(end for _, end, _ in places)], [*(start for start, _, _ in places), len(line.text)]
        texts = [line.text[start:end] for start, end in zip(starts, ends, strict=True)]
        judged = texts[1:] if title or not before or (sign in _SURE and not line.marker) else texts
        if sign == self._sign or ((title or in_list) and _are_entries(judged, sign in _SURE)):
            self._sign = sign if sign in _SURE else ""
            yield from _parts(line, places, starts, ends, title)
        else:
            yield from _titled(line)


def _titled(line: Line) -> Iterator[Line]:
    """A title and the first entry on one line, "Sources: Author. Title …", as two; else the line as it is."""
    colon = line.text.find(":", 0, _LONGEST_TITLE)
    if 0 < colon < len(line.text) - 1 and not line.marker and kind_of(line.text[:colon]) == "reading":
        rest = line.clean.cut(colon + 1).strip()
        column = line.column + len(line.text) - len(rest.text)
        if evidence(rest.text) >= 2:
            yield replace(line, clean=line.clean.cut(0, colon + 1), joined=False, hard=False)
            yield replace(line, clean=rest, gap=True, joined=False, column=column)
            return
    yield line


def _are_entries(texts: list[str], sure: bool) -> bool:
    right = sum(evidence(text) >= (1 if sure else 2) for text in texts)
    return 2 * right >= len(texts) if sure else right == len(texts)


def _parts(line: Line, places: list[Place], starts: list[int], ends: list[int], title: str) -> Iterator[Line]:
    first = line.clean.cut(starts[0], ends[0]).strip()
    if title and len(title) < len(first.text):  # what stands above the list
        yield replace(line, clean=first.cut(0, len(first.text) - len(title)).strip(), hard=False)
        first = first.cut(len(first.text) - len(title))
    if first:
        yield replace(line, clean=first, gap=line.gap or bool(title), joined=line.joined and not title, hard=False)
    for (_, _, sign), start, end in zip(places, starts[1:], ends[1:], strict=True):
        item, column = line.clean.cut(start, end).strip(), line.column + start
        yield replace(line, clean=item, marker=sign, gap=True, joined=False, hard=False, column=column)


def _places(line: Line) -> list[Place]:
    """Where the signs between items stand."""
    text = line.text
    if not text.isascii() or "*" in text or "|" in text:
        bullets = [(found.start(), found.end(), found[1]) for found in _BULLET.finditer(text)]
    else:
        bullets = []
    if bullets:
        signs = [sign for _, _, sign in bullets]
        usual = max(set(signs), key=lambda sign: (signs.count(sign), sign))
        return [place for place in bullets if place[2] == usual]
    own = line.marker.strip("[(.)]")
    first = int(own) if own.isdecimal() else 0
    if not any(f"{first + 1}{end} " in text for end in ".)]"):
        return []
    places: list[Place] = []
    for found in _NUMBER.finditer(text):
        if int(found[1]) == first + len(places) + 1:
            places.append((found.start(), found.end(), found[0].strip()))
    return places if len(places) + bool(first) >= _FEW else []
