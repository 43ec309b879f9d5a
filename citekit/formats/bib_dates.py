"""Dates of .bib files: biblatex's EDTF, BibTeX's year and month, both ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from citekit.formats.bibtex.latex import plain
from citekit.formats.bibtex.months import MONTHS, month_number
from citekit.model import Date

_TIME: Final = re.compile(r"(?<=\d)T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?")
_UNSPECIFIED: Final = re.compile(r"(-?\d{1,3})([uUxX]{1,3})")
_POINT: Final = re.compile(r"[yY]?(?P<year>-?\d{1,9})(?:-(?P<month>\d\d?))?(?:-(?P<day>\d\d?))?")
_UNKNOWN: Final = frozenset(("", "..", "open", "unknown", "uuuu", "XXXX", "*"))
_YEARS: Final = re.compile(r"(-?\d{1,4})\s*(?:-{1,3}|/|[–—])\s*(\d{4})")
_SHORT_YEARS: Final = re.compile(r"(\d{4})\s*[/–]\s*(\d\d)")  # 1919/20
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WORD: Final = re.compile(r"[^\W\d_]+\.?")
_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")


def read_date(text: str) -> Date:
    """EDTF as biblatex takes it (levels 0 and 1, and the draft's ``u`` and ``open``); else a literal.

    Only ``~`` and ``%`` mean "about"; ``?`` (uncertain) has no place in CSL.
    """
    written = plain(text).replace("\u00a0", "~").replace("–", "-").strip()
    halves = [_TIME.sub("", half.strip()) for half in written.split("/")]
    circa = any("~" in half or "%" in half for half in halves)
    points = [_points(half.rstrip("?~%")) for half in halves]
    if len(points) > 2 or None in points or not any(points):
        return Date(literal=written)
    known = [point for point in points if point is not None]
    if len(known) == 2:
        return Date((known[0][0] if known[0] else (), known[1][-1] if known[1] else ()), circa)
    return Date(tuple(known[0]), circa)


def _points(half: str) -> list[tuple[int, ...]] | None:
    """The first and last day of what a half says: one point, or two for ``20XX``; empty when open; None: no date."""
    if half in _UNKNOWN:
        return []
    if found := _UNSPECIFIED.fullmatch(half):
        return [(_year(found[1] + digit * len(found[2])),) for digit in "09"]
    found = _POINT.fullmatch(half)
    if not found:
        return None
    return [(_year(found["year"]), *(int(part) for part in (found["month"], found["day"]) if part and int(part)))]


def _year(text: str) -> int:
    """EDTF has a year 0, CSL has none."""
    year = int(text)
    return year if year > 0 else year - 1


def read_parts(fields: Mapping[str, str], prefix: str = "") -> Date:
    """``year``, ``month``, ``day`` and ``endyear`` … as BibTeX and old biblatex files have them."""
    written = plain(fields.get(f"{prefix}year", "")).strip()
    if not written:
        return Date()
    if re.fullmatch(r"[–—-]*\d{1,9}", written):
        year = -int(written.lstrip("–—-")) if written[0] in "–—-" else int(written)
        if not year:
            return Date(literal=written)
        points = [(year, *month) for month in _months(fields, prefix)] or [(year,)]
        end = read_parts(fields, f"{prefix}end")
        return Date((points[0], end.parts[0]) if end.parts else tuple(points[:2]))
    if found := _SHORT_YEARS.fullmatch(written):
        first, last = int(found[1]), int(found[1][:2] + found[2])
        return Date(((first,), (last,))) if last > first else Date(literal=written)
    if found := _YEARS.fullmatch(written):
        return Date(((int(found[1]),), (int(found[2]),)))
    return read_date(written)


def _months(fields: Mapping[str, str], prefix: str) -> list[tuple[int, ...]]:
    """Month and day; two of them for ``May/June``. BibTeX users also write ``jul # "~4"``."""
    month = plain(fields.get(f"{prefix}month", "")).replace("\u00a0", " ").strip()
    day = plain(fields.get(f"{prefix}day", "")).strip()
    if month.isdecimal():
        numbers = [int(month)] if 0 < int(month) <= 12 else []
    else:
        named = [month_number(word) or _SEASONS.get(word.lower(), 0) for word in _WORD.findall(month)]
        numbers = [number for number in named if number]
        if not day and len(numbers) == 1 and (found := _DAY.search(month)):
            day = found[1]
    days = (int(day),) if day.isdecimal() and 0 < int(day) <= 31 and numbers and numbers[0] <= 12 else ()
    return [(number, *days) for number in numbers[:2]]


def biblatex_date(date: Date) -> str:
    """EDTF."""
    text = date.to_edtf()
    return f"{text}~" if date.circa and len(date.parts) == 2 and not text.endswith(("~", "..")) else text


def bibtex_date(date: Date, literal: Callable[[str], str]) -> dict[str, str]:
    """``year``, ``month`` and ``day``; and the whole ``date`` beside them where these cannot say it."""
    if not date.parts:
        return {"year": literal(date.literal)} if date.literal else {}
    point = date.parts[0]
    if not point:
        return {"date": biblatex_date(date)}
    fields = {"year": str(point[0])}
    if len(point) > 1 and point[1] <= 12:
        fields["month"] = list(MONTHS)[point[1] - 1]
    if len(point) > 2:
        fields["day"] = str(point[2])
    plain_point = len(date.parts) == 1 and (len(point) == 1 or point[1] <= 12) and not date.circa and point[0] > 0
    return fields if plain_point else fields | {"date": biblatex_date(date)}
