"""Page ranges as citeproc-js 1.4.61 prints them.

A page value is a list of numbers and ranges; where its first number is one (arabic with or without letters before it, or
roman), ranges get the delimiter of the locale, and arabic ones are shortened or written out as the style asks. Any other
text is left as it is. Source: CSL 1.0.2, appendix V "Page Range Formats"; the reading of odd values is the processor's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_JOINER: Final = re.compile(r"(\s*&\s*|,?\s+and\s+|[;,]\s+|\s*\\*[-–]+\s*)")
_NUMBER: Final = re.compile(r"((?:[0-9]*[a-zA-Z]+0*)?)([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))\Z")
_ROMAN: Final = re.compile(r"[ivxlcm]+\Z", re.IGNORECASE)
_PLAIN: Final = re.compile(r"(?:[0-9]+|[ivxlcm]+)\Z", re.IGNORECASE)
_LABEL: Final = re.compile(r"pp?\.\s+")
_HYPHEN: Final = re.compile(r"\s*-\s*")
_DIGITS: Final = re.compile(r"[0-9]+")


@lru_cache(maxsize=20_000)
def format_pages(text: str, style: str = "", delimiter: str = "–") -> str:
    """A whole ``page`` value with its ranges in ``style`` (``page-range-format``; empty: ends written out).

    ``delimiter`` is the locale's term ``page-range-delimiter``.
    """
    parts = _JOINER.split(_LABEL.sub("", text.strip(), count=1).replace("–", "-"))
    if not _is_number(parts[0]):
        return "".join(parts)
    for place in range(1, len(parts), 2):
        first, joiner, last = parts[place - 1 : place + 2]
        if "&" in joiner:
            parts[place] = " & "
        elif "-" in joiner:
            parts[place] = _HYPHEN.sub("-", joiner.replace("\\", ""), count=1)
            chained = place + 2 < len(parts) and parts[place + 2].strip() == "-"
            if joiner.strip() == "-" and not chained and _is_range(first, last):
                parts[place : place + 2] = delimiter, _end(first, last, style)
    return "".join(parts)


def page_range(first: str, last: str, style: str) -> str:
    """The second number of the range ``first``-``last`` as ``style`` prints it; what is not a number stays.

    ``style``: ``expanded``, ``minimal``, ``minimal-two``, ``chicago``, ``chicago-15``, ``chicago-16``; empty is expanded.
    """
    start, end = _NUMBER.match(first), _NUMBER.match(last)
    if not start or not end or (end[1] and end[1] != start[1]):
        return last
    low, high, prefix = start[2], end[2], start[1]
    if len(high) < len(low):
        high = low[: len(low) - len(high)] + high
    if _value(low) >= _value(high):
        return last
    shorten = _SHORTEN.get(style)
    return shorten(low, high) if shorten else prefix + high


def _end(first: str, last: str, style: str) -> str:
    if not style and first.isdigit() and last.isdigit() and int(first) > int(last):
        return last
    return page_range(first, last, style)


def _is_range(first: str, last: str) -> bool:
    """Two arabic numbers with the same letters before them, or two roman ones."""
    start, end = _NUMBER.match(first), _NUMBER.match(last)
    if start and end:
        return start[1] == end[1]
    return bool(_PLAIN.match(first) and _PLAIN.match(last))


def _is_number(text: str) -> bool:
    return bool(_NUMBER.match(text) or _ROMAN.match(text))


def _value(text: str) -> int:
    found = _DIGITS.match(text)
    return int(found.group()) if found else 0


def _minimal(first: str, last: str, least: int = 1) -> str:
    """As few digits as tell the end from the start, but ``least`` at least."""
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, 2)


def _chicago_15(first: str, last: str) -> str:
    low, high = _value(first), _value(last)
    if low > 100 and low % 100 and low // 100 == high // 100:
        return str(high % 100)
    return str(high % 1000) if low >= 10_000 else last


def _chicago_16(first: str, last: str) -> str:
    low, high = _value(first), _value(last)
    if low > 100 and low % 100:
        for power in range(2, len(str(high))):
            if low // 10**power == high // 10**power:
                return str(high % 10**power)
    return last


_SHORTEN: Final[dict[str, Callable[[str, str], str]]] = {
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
