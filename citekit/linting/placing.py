"""Where the values of CSL-JSON and RIS stand in their files.

The readers of these kinds tell where an item begins. Its values are looked for only when there is something to say about them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from citekit.model import Span

# RIS tags by CSL variable, as reference managers write them.
_TAGS: Final[Mapping[str, str]] = {
    "title": "TI|T1|CT",
    "author": "AU|A1",
    "editor": "ED|A2|A3",
    "container-title": "JO|JF|T2|BT|JA|J2",
    "collection-title": "T3",
    "issued": "DA",
    "accessed": "Y2|RD",
    "volume": "VL",
    "issue": "IS",
    "page": "SP|EP",
    "edition": "ET",
    "publisher": "PB",
    "publisher-place": "CY|PP",
    "DOI": "DO",
    "ISBN": "SN",
    "ISSN": "SN",
    "URL": "UR",
    "language": "LA",
    "abstract": "AB|N2",
}
_YEAR_TAGS: Final = "PY|Y1"  # where there is no DA
_DATES: Final = frozenset({"issued", "accessed", "original-date", "event-date", "submitted", "available-date"})
_POINT: Final = re.compile(r'\[\s*\[\s*"?(-?\d[^]]*?)"?\s*\]|"(?:raw|literal)"\s*:\s*"([^"]*)"')
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_NUMBER: Final = re.compile(r"-?\d+")
_CLOSING: Final = {"{": "}", "[": "]"}


def place(text: str, kind: str, item: Span, variable: str) -> Span | None:
    """The characters of a CSL variable's value in the item that ``item`` spans; None if they are not found."""
    if kind == "csljson":
        return _in_json(text, item, variable)
    return _in_ris(text, item, variable) if kind == "ris" else None


def _in_json(text: str, item: Span, variable: str) -> Span | None:
    key = re.compile(f'"{re.escape(variable)}"\\s*:\\s*').search(text, item.start, item.end)
    if key is None:
        return None
    if string := _STRING.match(text, key.end(), item.end):
        return Span(*string.span(1))
    if number := _NUMBER.match(text, key.end(), item.end):
        return Span(*number.span())
    whole = _structure(text, key.end(), item.end)
    if whole and variable in _DATES and (point := _POINT.search(text, whole.start, whole.end)):
        return Span(*point.span(point.lastindex or 0))
    return whole


def _structure(text: str, start: int, end: int) -> Span | None:
    """An object or array, brackets in strings not counted."""
    depth = 0
    for token in re.compile(r'"(?:[^"\\]|\\.)*"|[][{}]', re.DOTALL).finditer(text, start, end):
        depth += 1 if token[0] in _CLOSING else -1 if token[0] in _CLOSING.values() else 0
        if depth == 0:
            return Span(start, token.end()) if token.start() != start else None
    return None


def _in_ris(text: str, item: Span, variable: str) -> Span | None:
    tags = _TAGS.get(variable)
    if tags is None:
        return None
    for wanted in (tags, _YEAR_TAGS) if variable == "issued" else (tags,):
        lines = list(re.compile(rf"^(?:{wanted}) {{1,2}}- ?(.*\S)", re.MULTILINE).finditer(text, item.start, item.end))
        if lines:
            return Span(lines[0].start(1), lines[-1].end(1))
    return None
