"""A date as a value: one point or a range, no more precise than its source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_EDTF_POINT = re.compile(r"(?P<year>[Yy]?-?\d{1,9})(?:-(?P<month>\d{1,2}))?(?:-(?P<day>\d{1,2}))?(?P<mark>[?~%]?)\Z")

DateParts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """One date, or a range of two.

    ``parts`` holds one or two points, each ``(year[, month[, day]])`` as in CSL's ``date-parts``: there is no year 0, 1 BC
    is -1; months 21-24 are the seasons spring to winter (EDTF). An empty second point is an open range (``1999-``).
    ``literal`` is a date that could not be read as a date, word for word. ``circa``: the source says "about".
    """

    parts: tuple[DateParts, ...] = ()
    circa: bool = False
    literal: str = ""

    def __bool__(self) -> bool:
        return bool(self.parts or self.literal)

    @property
    def year(self) -> int | None:
        """The (first) year, negative before Christ; None for a literal."""
        return self.parts[0][0] if self.parts and self.parts[0] else None

    @classmethod
    def of(cls, year: int, month: int = 0, day: int = 0) -> Date:
        """A single date: ``Date.of(1966)``, ``Date.of(1966, 22)`` is summer 1966."""
        return cls((tuple(part for part in (year, month, day) if part),))

    @classmethod
    def from_edtf(cls, text: str) -> Date:
        """Read EDTF (ISO 8601-2) level 1 as bibliographies use it; what is not EDTF becomes ``literal``."""
        points: list[DateParts] = []
        circa = False
        halves = text.strip().split("/")
        for half in halves:
            if half in ("", "..") and len(halves) == 2:
                points.append(())
                continue
            found = _EDTF_POINT.match(half.strip())
            if not found:
                return cls(literal=text.strip())
            circa = circa or bool(found["mark"])
            year = int(found["year"].lstrip("Yy"))
            rest = [int(part) for part in (found["month"], found["day"]) if part]
            points.append((year if year > 0 else year - 1, *rest))
        if len(points) > 2 or not any(points):
            return cls(literal=text.strip())
        return cls(tuple(points), circa)

    def to_edtf(self) -> str:
        """Print as EDTF; a literal is printed as it is."""
        if not self.parts:
            return self.literal
        text = "/".join(_edtf_point(point) for point in self.parts)
        return f"{text}~" if self.circa and len(self.parts) == 1 else text

    @classmethod
    def from_csl(cls, value: Mapping[str, object]) -> Date:
        """Read a CSL-JSON date object (``date-parts``, ``season``, ``circa``, ``literal``, ``raw``)."""
        parts: list[DateParts] = []
        raw_parts = value.get("date-parts")
        for point in raw_parts if isinstance(raw_parts, Sequence) and not isinstance(raw_parts, str) else ():
            numbers = [_integer(number) for number in point] if isinstance(point, Sequence) else [_integer(point)]
            parts.append(tuple(number for number in numbers if number))
        while parts and not parts[-1] and len(parts) != 2:
            parts.pop()
        season = _integer(value.get("season"))
        if season and parts and len(parts[0]) == 1:
            parts[0] = (*parts[0], season + 20 if season < 20 else season)
        circa = bool(value.get("circa"))
        if any(parts):
            return cls(tuple(parts[:2]), circa)
        if value.get("raw") and not value.get("literal"):
            read = cls.from_edtf(str(value["raw"]))
            return cls(read.parts, circa or read.circa, read.literal)
        return cls((), circa, str(value.get("literal") or ""))

    def to_csl(self) -> dict[str, object]:
        """The CSL-JSON date object; a season stands in ``season`` as CSL 1.0.2 has it."""
        out: dict[str, object] = {}
        if self.parts:
            season = self.parts[0][1] if len(self.parts) == 1 and len(self.parts[0]) == 2 else 0
            if season in SEASONS:
                out["date-parts"] = [[self.parts[0][0]]]
                out["season"] = season - 20
            else:
                out["date-parts"] = [list(point) for point in self.parts]
        if self.circa:
            out["circa"] = True
        if self.literal:
            out["literal"] = self.literal
        return out


def _edtf_point(point: DateParts) -> str:
    if not point:
        return ".."
    year = point[0] if point[0] > 0 else point[0] + 1
    text = f"{year:05d}" if year < 0 else f"{year:04d}"
    return "-".join([text, *(f"{part:02d}" for part in point[1:])])


def _integer(value: object) -> int:
    try:
        return int(str(value).strip())
    except ValueError:
        return 0
