"""Dates as fields hold them: EDTF, years, months; earliest and latest day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from citekit.linting.subject import Entry
from citekit.linting.text import plain

Day = tuple[int, int, int]

MONTHS: Final[Mapping[str, int]] = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MACROS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_POINT: Final = re.compile(
    r"(-?\d{4}|\d{3}[Xu]|\d{2}(?:XX|uu)|[Yy]-?\d{5,})(?:-(\d{2}|XX|uu)(?:-(\d{2}|XX|uu))?)?(T[\d:.Z+-]+)?[?~%]?\Z"
)
_ONE_YEAR: Final = re.compile(r"(?<!\d)(\d{4})(?!\d)")


@lru_cache(maxsize=16384)
def interval(text: str) -> tuple[Day, Day] | None:
    """The earliest and latest day of an EDTF date or range (level 1, as biblatex reads it); None if it is none.

    An open end reaches to the year 9999. Dates that no calendar has, such as 2021-02-30, are none.
    """
    ends = text.strip().split("/")
    if len(ends) > 2 or (not ends[0] and len(ends) == 1):
        return None
    points = [_point(end) for end in ends]
    if any(point is None for point in points):
        return None
    first, last = points[0], points[-1]
    return (first[0], last[1]) if first and last else None


def _point(text: str) -> tuple[Day, Day] | None:
    if text in ("", ".."):
        return (-9999, 1, 1), (9999, 12, 31)
    found = _POINT.match(text.strip())
    if not found:
        return None
    low_year, high_year = (
        int(re.sub("[XuYy]", digit, found[1]).lstrip("Y")) if found[1][0] not in "Yy" else int(found[1][1:]) for digit in "09"
    )
    if "00" in (found[2], found[3]):
        return None
    month, day = (int(part) if part and part not in ("XX", "uu") else 0 for part in (found[2], found[3]))
    if not month:
        return (low_year, 1, 1), (high_year, 12, 31)
    if 21 <= month <= 24 and not day:
        return (low_year, 1, 1), (high_year, 12, 31)
    if not 1 <= month <= 12 or day > _days(high_year, month):
        return None
    return (low_year, month, day or 1), (high_year, month, day or _days(high_year, month))


def _days(year: int, month: int) -> int:
    return monthrange(min(max(year, 1), 9999), month)[1]


def month_number(text: str) -> int:
    """1 to 12 for an English month, its abbreviation or its number; else 0."""
    word = plain(text).strip(" .").lower()
    return int(word) if word.isdigit() and 1 <= int(word) <= 12 else MONTHS.get(word, 0)


def in_words(text: str) -> bool:
    """Whether a year is told in words: "forthcoming", "n.d.", "13th century"."""
    letters = sum(char.isalpha() for char in text)
    return not _ONE_YEAR.search(text) and (letters > 3 or (letters > 0 and not any(char.isdigit() for char in text)))


def year_of(text: str) -> int:
    """The one year a field speaks of; 0 if there is none or more than one."""
    found = set(_ONE_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else 0


def issued(entry: Entry) -> tuple[Day, Day] | None:
    """The earliest and latest day on which the work may have come out, by ``date`` or by ``year`` and ``month``."""
    text = entry.get("date")
    if text:
        return interval(text)
    year = year_of(entry.get("year"))
    if not year:
        return None
    month = month_number(entry.get("month"))
    return ((year, month, 1), (year, month, 31)) if month else ((year, 1, 1), (year, 12, 31))


def written(day: Day) -> str:
    """A day as messages show it."""
    return "{:04d}-{:02d}-{:02d}".format(*day)
