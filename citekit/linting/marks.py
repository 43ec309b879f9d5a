"""What keeps two works apart, however alike they are: volume, edition, pages, people, kind, what they are in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from citekit.linting.people import PARTICLES, Written, is_initials, is_organisation, is_others, names
from citekit.linting.sameness import NUMBERS, number
from citekit.linting.similar import alike, misspelt
from citekit.linting.subject import Entry
from citekit.linting.text import STOP_WORDS, folded

_VERSIONS: Final = frozenset({"article", "inproceedings", "thesis", "report", "book", "incollection", "inbook", "proceedings"})
_PEOPLE: Final = ("author", "editor", "translator")
_MOST: Final = 30  # people of a list that are compared
_FIRST_PAGE: Final = re.compile(r"\D*(\d+)")
_DEGREES: Final = (
    ("bachelor", re.compile(r"bachelor|\bba\b|\bbsc\b")),
    ("master", re.compile(r"master|magister|diplom|\bma\b|\bmsc\b")),
    ("doctor", re.compile(r"phd|ph d|doctor|dissertation|habilitation")),
)


@dataclass(frozen=True, slots=True)
class Marks:
    """All of an entry that can keep it apart from another; entries with equal marks are not kept apart by them."""

    type: str
    kind: str
    numbers: tuple[str, ...]
    page: str
    people: tuple[str, ...]
    container: str


def marks(entry: Entry) -> Marks:
    page = _FIRST_PAGE.match(entry.get("pages"))
    return Marks(
        entry.type,
        degree(entry.written_type, entry.get("type")) if entry.type == "thesis" else folded(entry.get("type")),
        tuple(number(entry.get(name)) if name in entry.fields else "" for name in NUMBERS),
        page[1].lstrip("0") if page else "",
        tuple(entry.get(name) for name in _PEOPLE),
        folded(entry.get("journaltitle", "journal", "booktitle")),
    )


def degree(written: str, said: str) -> str:
    """What a thesis was written for, by its type as written (``phdthesis``) and its field ``type``; else that field."""
    text = f"{folded(said)} {written}".strip()
    return next((name for name, words in _DEGREES if words.search(text)), folded(said))


def apart(one: Marks, other: Marks) -> bool:
    """Whether two entries say something that keeps them apart."""
    if one == other:
        return False
    if one.type != other.type and ({one.type, other.type} <= _VERSIONS or "review" in (one.type, other.type)):
        return True
    said = ((one.kind, other.kind), (one.page, other.page), *zip(one.numbers, other.numbers, strict=True))
    if any(mine and yours and mine != yours for mine, yours in said):
        return True
    if any(mine and yours and other_people(mine, yours) for mine, yours in zip(one.people, other.people, strict=True)):
        return True
    return _other_container(one.container, other.container)


def any_apart(all_marks: set[Marks]) -> bool:
    return any(apart(one, other) for one, other in combinations(all_marks, 2))


def _other_container(mine: str, yours: str) -> bool:
    """Whether both say what they are in, and that is neither the same nor an abbreviation of it."""
    if not mine or not yours or alike(mine, yours) >= 60:
        return False
    return _initials(mine) != _initials(yours)


def _initials(text: str) -> list[str]:
    return [word[0] for word in text.split() if word not in STOP_WORDS]


@lru_cache(maxsize=16384)
def other_people(one: str, other: str) -> bool:
    """Whether one of two lists of names has somebody who cannot be any of the other list; that one is longer is no matter."""
    mine, yours = (_people(value) for value in (one, other))
    if any(is_organisation(name.text) or name.whole for name in (*mine, *yours)):
        return False  # bodies have many names
    fewer, more = sorted((mine, yours), key=len)
    return any(
        _other_person(name, more[place]) and all(_other_person(name, candidate) for candidate in more)
        for place, name in enumerate(fewer)
    )


def _people(value: str) -> list[Written]:
    return [name for name in names(value)[:_MOST] if name.text and not is_others(name)]


def _other_person(one: Written, other: Written) -> bool:
    mine, yours = (_family(name) for name in (one, other))
    if mine[-1:] != yours[-1:] and not any(misspelt(a, b) for a in mine for b in yours):
        return set(mine).isdisjoint(folded(other.text).split()) and set(yours).isdisjoint(folded(one.text).split())
    pairs = zip(_given(one), _given(other), strict=False)
    return not all(a.startswith(b) or b.startswith(a) or misspelt(a, b) for a, b in pairs)


def _family(name: Written) -> list[str]:
    words = folded(name.family).split()
    return [word for word in words if word not in PARTICLES] or words


def _given(name: Written) -> list[str]:
    words = folded(name.given).split()
    return [letter for word in words for letter in word] if is_initials(name.given) else words
