"""Dates of two entries that are merged: when a work came out, and which of two dates says more."""

from __future__ import annotations

from collections.abc import Mapping

from citekit.formats.bib_dates import read_date, read_parts
from citekit.formats.bibtex.latex import plain
from citekit.model import Date


def date_of(fields: Mapping[str, str]) -> Date:
    """When the work came out, as its entry says it."""
    date = read_date(fields["date"]) if fields.get("date", "").strip() else Date()
    return date if date.parts else read_parts(fields) or date


def is_finer(one: Date, other: Date) -> bool:
    """Whether ``one`` says all that ``other`` says, and a month or day more."""
    if len(one.parts) != len(other.parts):
        return False
    pairs = list(zip(one.parts, other.parts, strict=True))
    return bool(pairs) and all(mine[: len(yours)] == yours and len(mine) > len(yours) for mine, yours in pairs)


def shown(date: Date) -> str:
    return date.to_edtf() or date.literal


def is_dated(fields: Mapping[str, str], name: str) -> bool:
    """Whether a field is part of a date that can be read; "Summer 2000" for a month without a year is a text like any other."""
    if name in ("date", "year"):
        return True
    if not fields.get("year", "").strip():
        return False
    without = {one: value for one, value in fields.items() if one != name}
    return read_parts(fields) != read_parts(without) or plain(fields[name]).strip().isdecimal()
