"""Dates as values: one date or a range, seasons, circa, literals, and the sort key of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_DATES = (
    "locator-date issued event-date accessed original-date publication-date available-date submitted alt-issued alt-event "
    "container"
)
DATES = frozenset(_DATES.split())
PARTS = ("year", "month", "day")
_INTEGER = re.compile(r"\s*([-+]?\d+)")


@dataclass(slots=True)
class DateValue:
    """``begin`` and ``end`` hold the parts that are known: year, month, day, and season where there is no month."""

    begin: dict[str, int] = field(default_factory=dict)
    end: dict[str, int] = field(default_factory=dict)
    season: str = ""
    circa: bool = False
    literal: str = ""

    def __bool__(self) -> bool:
        return any(self.begin.values()) or any(self.end.values()) or bool(self.literal or self.season or self.circa)

    def has(self, parts: tuple[str, ...]) -> bool:
        """Whether a date element that prints ``parts`` has something to print."""
        return bool(self.literal) or any(self.begin.get(part) for part in parts)

    def sort_key(self, parts: tuple[str, ...]) -> str:
        """Begin and end as digits; years before Christ count backwards; nothing known is the empty text."""
        if not self.begin.get("year"):
            return ""
        return "".join(
            _digits(side.get(part, 0) if part in parts else 0, part) for side in (self.begin, self.end) for part in PARTS
        )


def _digits(value: int, part: str) -> str:
    if part != "year":
        return f"{value:02}" if value else "00"
    return f"0{9999 + value:04}" if value < 0 else f"1{value:04}"


def read_date(value: Any) -> DateValue:
    """A date of whatever was given: CSL-JSON's object, a bare text or year, or something broken (an empty date)."""
    if isinstance(value, str | int | float):
        value = {"raw": str(value)}
    if not isinstance(value, Mapping):
        return DateValue()
    date = DateValue(circa=bool(value.get("circa")) and value.get("circa") not in ("0", "false"))
    literal = value.get("literal")
    date.literal = str(literal) if isinstance(literal, str | int) else ""
    season = value.get("season")
    date.season = str(season).strip() if isinstance(season, str | int) and season else ""
    parts = value.get("date-parts")
    if isinstance(parts, list | tuple) and parts:
        date.begin = _read_parts(parts[0])
        date.end = _read_parts(parts[1]) if len(parts) > 1 else {}
    elif isinstance(value.get("raw"), str | int) and value["raw"]:
        _read_raw(date, str(value["raw"]))
    return date


def _read_parts(parts: Any) -> dict[str, int]:
    if isinstance(parts, str | int):
        parts = [parts]
    if not isinstance(parts, list | tuple):
        return {}
    numbers: dict[str, int] = {}
    for name, part in zip(PARTS, parts, strict=False):
        match = _INTEGER.match(str(part))
        if match and len(match[1]) < 10:
            numbers[name] = int(match[1])
    return numbers


def _read_raw(date: DateValue, text: str) -> None:
    from citekit.csl.rawdates import parse_date

    parsed = parse_date(text)
    for part in PARTS:
        for side, suffix in ((date.begin, ""), (date.end, "_end")):
            number = _INTEGER.match(str(parsed.get(part + suffix, "")))
            if number:
                side[part] = int(number[1])
    date.season = str(parsed.get("season") or date.season)
    date.circa = bool(parsed.get("circa")) or date.circa
    date.literal = str(parsed.get("literal") or date.literal)
