"""The card of an entry in the index: what it is found by, and what a list shows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from citekit.formats import mapping
from citekit.formats.bibtex.entries import BibEntry
from citekit.formats.bibtex.latex import VERBATIM, plain, verbatim
from citekit.formats.bibtex.names import read_names
from citekit.library.fieldnames import FILE, KEY, PEOPLE, TYPE
from citekit.library.merging_dates import date_of
from citekit.library.words import WALL, indexed, searchable
from citekit.linting.identifiers import isbn13, isbns
from citekit.model import Date

_TITLES: Final = ("title", "booktitle", "maintitle", "journaltitle", "journal")
_YEAR: Final = re.compile(r"(?<![\d.,])\d{3,4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Card:
    """One entry as a list shows and sorts it; ``first`` and ``last`` are the years of its date (None: it has none)."""

    author: str
    year: str
    title: str
    first: int | None
    last: int | None


def card(entry: BibEntry) -> Card:
    date = date_of(entry.fields)
    first, last = _years(date, entry.fields)
    title = next((entry.fields[name] for name in _TITLES if entry.fields.get(name, "").strip()), "")
    return Card(_authors(entry), _shown_year(date), " ".join(plain(title).split()), first, last)


def values(entry: BibEntry, file: str) -> Iterator[tuple[str, str]]:
    """What an entry is found by: names of fields (those with ``@`` are of our making), and their words."""
    yield KEY, searchable(entry.key)
    yield FILE, searchable(file)
    kind = mapping.item_type(entry.type, plain(entry.fields.get("entrysubtype", "")).strip())
    yield TYPE, searchable(f"{entry.type} {WALL} {kind}")
    for name, value in entry.fields.items():
        if value.strip():
            yield name, _words(name, value)


def _words(name: str, value: str) -> str:
    if name in PEOPLE:
        wall = f" {WALL} "
        return wall.join(
            indexed(text) for person in read_names(value) for text in dict.fromkeys((person.natural(), person.inverted()))
        )
    if name in ("isbn", "issn"):
        return searchable(" ".join(standard_numbers(name, value)))
    return indexed(verbatim(value) if name in VERBATIM else plain(value))


def standard_numbers(name: str, value: str) -> Iterator[str]:
    """The numbers of an ``isbn`` or ``issn`` field without hyphens; an old ISBN also as the ISBN-13 that it is."""
    places = isbns(value) if name == "isbn" else [(0, len(value))]
    for start, end in places:
        number = value[start:end].replace("-", "").replace("–", "")
        yield number
        if name == "isbn" and (full := isbn13(number)) not in ("", number):
            yield full


def _authors(entry: BibEntry) -> str:
    """``Hull``, ``Berger and Luckmann``, ``Snow et al.``"""
    value = next((entry.fields[name] for name in ("author", "editor") if entry.fields.get(name, "").strip()), "")
    people = read_names(value)
    shown = [" ".join((person.literal or f"{person.non_dropping_particle} {person.family}").split()) for person in people]
    if len(shown) > 2 or shown[1:] == ["others"]:
        return f"{shown[0]} et al."
    return " and ".join(shown)


def _years(date: Date, fields: Mapping[str, str]) -> tuple[int | None, int | None]:
    """The years that a date touches. Of one that is no date (``c. 1920``, ``[1920?]``, ``1920a``) those that stand in it."""
    if not date.parts:
        found = [int(year) for year in _YEAR.findall(date.literal)]
        return (min(found), max(found)) if found else (None, None)
    points = [point[0] if point else None for point in date.parts]
    first = points[0] if points[0] is not None else -99_999
    last = points[-1] if points[-1] is not None else 99_999
    # EDTF counts 1 BC as 0, people as -1: `-0044` is found under -45, which it means, and under what is written.
    as_written = last < 0 and last != -99_999 and "date" in fields
    return min(first, last), max(first, last + as_written)


def _shown_year(date: Date) -> str:
    if not date.parts:
        return date.literal
    years = [str(point[0]) if point else "" for point in date.parts]
    return "–".join(dict.fromkeys(years))
