"""Dates written as people write them ("May 5, 1999", "1999/2000", "44 BC", "circa 1500", "2004-05-03T10:00", "平成12年3月"),
read as citeproc-js 1.4.61 reads the ``raw`` of a CSL-JSON date; what is no date to it stays a literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Parsed = dict[str, int | str | bool]

_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "spr", "sum", "fal", "win", "spr", "sum"
)  # fmt: skip
_ERAS: Final = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988}
_ERA: Final = re.compile(f"({'|'.join(_ERAS)})([0-9]+)")
_PARTS: Final = ("year", "month", "day", "season")
_TOKENS: Final = (
    r"([?0-9]{{4}}(?:{inner}[?0-9]{{1,2}}){{0,2}}(?![0-9])|(?:[?0-9]{{1,2}}{inner}){{0,2}}[?0-9]{{4}}(?![0-9])"
    r"|[?0-9]{{1,3}}|[{outer}]|[?~]|[^-/~?0-9]+)"
)
# What stands between the parts of a date and, second, between the ends of a range.
_MARKS: Final = {marks: re.compile(_TOKENS.format(inner=marks[0], outer=marks[1])) for marks in ("--", "-/", "/-")}
_TOKEN: Final = re.compile(r"\s*([-/]|[^-/~?0-9]+|[-~?0-9]+)\s*\Z")


def parse_date(text: str) -> Parsed:
    """``year``, ``month``, ``day``, ``season`` and the same with ``_end``, ``circa``; or ``literal`` alone. Seasons are
    months 13 to 16; a year before Christ is negative."""
    plain, before_christ = _normalized(text)
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        return {"literal": plain[1:-1]}
    japanese = "/" in plain and "-" in plain and bool(re.search("[月年]", text))
    marks = ("/-" if plain.count("/") > 2 else "-/") if japanese else "--"
    plain = plain.replace("_", marks[1]) if japanese else plain.replace("/", "-").replace("_", "-")
    date: Parsed = {}
    tokens = [found[1] for piece in _MARKS[marks].split(plain) if (found := _TOKEN.match(piece))]
    if marks[1] in tokens:
        middle = tokens.index(marks[1])
        _read(date, tokens[:middle], "", marks[0])
        _read(date, tokens[middle + 1 :], "_end", marks[0])
        _complete(date)
    else:
        _read(date, tokens, "", marks[0])
    if not date.get("year") or (date.get("day") and not date.get("month")):
        return {"literal": text}
    if before_christ:
        date["year"] = -int(date["year"])
    return date


def _normalized(text: str) -> tuple[str, bool]:
    """The text without times, its Japanese eras as years; whether a minus sign led it."""
    plain = re.sub(r"^(.*[0-9])T[0-9].*", r"\1", text)
    negative = plain.startswith("-")
    plain = plain.removeprefix("-")
    if re.fullmatch("[0-9]{1,3}", plain):
        plain = plain.zfill(4)
    plain = re.sub(r"\s*[0-9]{2}:[0-9]{2}:[0-9]+", "", plain, count=1)
    if re.search("[月年]", plain):
        plain = re.sub(r"\s+|日", "", plain)
        plain = re.sub("[月年]", "-", plain).replace("〜", "/").replace("-/", "/").removesuffix("-")
        plain = _ERA.sub(lambda found: str(_ERAS[found[1]] + int(found[2])), plain)
    return re.sub(r"([A-Za-z])\.", r"\1", plain), negative


def _read(date: Parsed, tokens: list[str], end: str, mark: str) -> None:
    """One end of a range, token by token."""
    number = note = ""
    for token in tokens:
        small = token.lower()
        if token in ("~", "?", "c") or token.startswith("cir"):
            date["circa"] = True
        if mark in token:
            date.update((part + end, value) for part, value in _numeric(token.split(mark)))
        elif re.search("[0-9]{4}", token):
            year = re.match("0*([0-9]+)", token)
            if year:
                date["year" + end] = int(year[1])
        elif month := next((place for place, name in enumerate(_MONTHS, 1) if name in small), 0):
            date["month" + end] = month
        elif re.fullmatch("[0-9]+", token):
            number = token
        elif number and small.startswith(("bc", "ad")):
            date["year" + end] = -int(number) if small.startswith("bc") else int(number)
            number = ""
        elif re.search("mic|tri|hil|eas", small):
            note = token.strip()
    if number:
        date["day" + end] = int(number)
    if note:
        date["season" + end] = note


def _numeric(parts: list[str]) -> Iterator[tuple[str, int]]:
    """ "2004-05-03", "5-3-2004": the part of four digits is the year; month before day unless that cannot be."""
    place = next((place for place, part in enumerate(parts) if len(part) == 4), None)
    if place is not None:
        if parts[place].isdecimal():
            yield "year", int(parts[place])
        parts = parts[1:] if place == 0 else parts[:place]
    numbers = [int(part) if part.isdecimal() else 0 for part in parts[:2]]
    month, day = [*numbers, 0, 0][:2]
    if month > 12 and day:
        month, day = day, month
    if month:
        yield "month", month
        if day:
            yield "day", day


def _complete(date: Parsed) -> None:
    """What one end of a range does not say, the other does ("May 3-5, 1999")."""
    for part in _PARTS:
        other = part + "_end"
        if date.get(part) and not date.get(other):
            date[other] = date[part]
        elif date.get(other) and not date.get(part):
            date[part] = date[other]
