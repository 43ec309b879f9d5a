"""Dates as references print them: "Summer, 1966", "January/February, 1995", "[1919]", "1776-1788", "n.d."."""

from __future__ import annotations

import re
from typing import Final

from citekit.model import Date

_MONTH_NAMES: Final = (
    "January|Jan|Janvier|Januar", "February|Feb|Février|Februar", "March|Mar|Mars|März", "April|Apr|Avril", "May|Mai",
    "June|Jun|Juin|Juni", "July|Jul|Juillet|Juli", "August|Aug|Août", "September|Sept|Sep|Septembre",
    "October|Oct|Octobre|Oktober", "November|Nov|Novembre", "December|Dec|Décembre|Dezember",
)  # fmt: skip
_MONTHS: Final = {name.casefold(): number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split("|")}
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

YEAR: Final = r"(?:1[4-9]|20)\d\d"
YEARS: Final = rf"{YEAR}(?:\s?[-–—/]{{1,2}}\s?(?:{YEAR}|\d\d)(?!\d))?"
MONTH: Final = r"(?:" + "|".join(_MONTH_NAMES) + r")\b\.?"
SEASON: Final = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
_PART: Final = rf"(?:{MONTH}(?: \d{{1,2}}(?!\d))?|{SEASON})"
# A date with a month, a season or a day; the year may come first (APA) or last.
FULL_DATE: Final = (
    rf"(?:{_PART},? {YEAR}\s?[-–—]\s?{_PART},? {YEAR}|{_PART}(?:\s?[-–—/]\s?(?:{_PART}|\d{{1,2}}(?!\d)))?,? {YEARS}"
    rf"|\d{{1,2}}(?:[-–]\d{{1,2}})? {MONTH},? {YEAR}|{YEAR}, {_PART}(?:\s?[-–—/]\s?(?:{_PART}|\d{{1,2}}(?!\d)))?"
    rf"|{YEAR}-\d\d-\d\d)"
)
DATE: Final = rf"(?:{FULL_DATE}|{YEARS})"
UNDATED: Final = r"(?:\[?n\. ?d\.?\]?|forthcoming|[Ii]n press|[Ii]n preparation|undated)"

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TOKEN = re.compile(rf"(?P<year>(?<!\d){YEAR})|(?P<word>[^\W\d_]{{3,}})|(?P<number>(?<!\d)\d{{1,2}}(?!\d))|(?P<dash>[-–—/]+)")
_SHORT_RANGE = re.compile(rf"({YEAR})\s?[-–—/]{{1,2}}\s?(\d\d)(?!\d)")
_CIRCA = re.compile(r"\bca?\.|\bcirca\b|\babout\b|\d\?")


def parse_date(text: str) -> Date:
    """The date that ``text`` names, as precise as it is printed; an empty date for "n.d."."""
    iso = _ISO.search(text)
    if iso:
        return Date.of(int(iso[1]), int(iso[2]), int(iso[3]))
    short = _SHORT_RANGE.search(text)
    if short:
        text = text[: short.start(2)] + short[1][:2] + text[short.start(2) :]
    points = _points(text)
    if not points:
        return Date()
    if len(points) == 1 and text.rstrip(" .,)]").endswith(("-", "–", "—", "present", "date")):
        points.append(())
    return Date(tuple(points[:2]), circa=bool(_CIRCA.search(text)))


def _points(text: str) -> list[tuple[int, ...]]:
    """One point, or the two ends of a range. What the second end leaves out it has from the first, and the other way round."""
    ends: list[dict[str, int]] = [{}]
    for found in _TOKEN.finditer(text):
        kind, value = found.lastgroup, found[0]
        if kind == "dash":
            if ends[-1]:
                ends.append({})
            continue
        if kind == "word":
            month = _MONTHS.get(value.casefold()) or _SEASONS.get(value.casefold())
            if month:
                ends[-1]["month"] = month
        elif kind == "year":
            ends[-1].setdefault("year", int(value))
        else:
            ends[-1].setdefault("day", int(value))
    ends = [end for end in ends if end][:2]
    if not any("year" in end for end in ends):
        return []
    _share(ends)
    return [_point(end) for end in ends]


def _share(ends: list[dict[str, int]]) -> None:
    if len(ends) < 2:
        return
    first, second = ends
    for part in ("year", "month"):
        if part not in first and part in second:
            first[part] = second[part]
        elif part not in second and part in first and (part == "year" or "day" in second or first[part] > 20):
            second[part] = first[part]


def _point(end: dict[str, int]) -> tuple[int, ...]:
    parts = [end["year"]]
    if "month" in end:
        parts.append(end["month"])
        if "day" in end and end["month"] <= 12:
            parts.append(end["day"])
    return tuple(parts)
