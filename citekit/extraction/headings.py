"""The titles of reading lists, and of what follows them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal

Kind = Literal["reading", "part", "other", "topic", ""]

_ROLES: Final[dict[str, Kind]] = {"reading": "reading", "part": "part", "topic": "topic"}
_NUMBER: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[A-Z](?:(?:\.\d{1,3}){1,4}[.)]?|[.)])|[IVXLivxl]{1,6}[.)]|§\s*\d+)\s+(?=\S)"
)
_EDGES: Final = " \t\r\n\u00a0#=*_~-–—:.|•·+>\"“”'‘’()[]{}<>\\/"
_AND: Final = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")
_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 90
_MOST_WORDS: Final = 5  # of a title that ends a text without line breaks
_WORKS: Final = (
    r"(?:books?|works?|sources?|titles?|texts?|articles?|materials?|readings?|literature|references|resources|suggestions)"
)
# "Books for Further Study", "Selected Sources for More Information"; the weeks of a syllabus.
_OTHER_WORDS: Final = (
    "texts text titles materials further additional more deeper required recommended optional assigned course",
    "week weeks session sessions unit units class meeting lecture module lesson seminar tutorial woche wochen sitzung semaine "
    "séance semana sesión settimana vecka",
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec",
)
_READING: Final = re.compile(
    rf"(?:(?:selected|suggested|recommended|additional|other|useful|basic|print|online)\s)?(?:{_WORKS}\s)?(?:for|of)\s"
    r"(?:further|additional|more|deeper)\s(?:reading|readings|study|information|research|reference|exploration|inquiry|investigation)"
    rf"|(?:required|recommended|optional|assigned|course|weekly|class|supplementary|supplemental)\s{_WORKS}"
    r"|(?:schedule|calendar|list)\sof\s(?:(?:required|weekly|assigned|recommended)\s)?(?:readings?|works|books|references|sources)"
    r"|(?:(?:reading|course|class|weekly)\s)?schedule(?:\s(?:and|of|with)\s(?:(?:topics|classes|lectures|assignments|readings)(?:\sand\s)?){1,2})?"
    r"|(?:weeks?|sessions?|units?|class|meeting|lecture|module|lesson|seminar|tutorial|wochen?|sitzung|semaine|séance|semana|sesión|"
    r"settimana|vecka)\s(?:no\.\s?)?(?:\d{1,2}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:\s?(?:[-–—&]|and)\s?\d{1,2})?(?:,?\s?\([^()]{1,40}\)?|,\s[^:.]{1,30})?(?:\s?(?:[:.–—|]|-{1,3})\s.*)?"
)
# "September 11: The Late Qing", "Tues. 9/4", in a list that is open.
_DAY: Final = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}|"
    r"\d{1,2}/\d{1,2})(?:\s?[-–—]\s?(?:[a-z]{3,9}\.?\s)?\d{1,2})?(?:st|nd|rd|th)?(?:\s?[:.–—-]\s[^.]*)?"
)


def title_of(text: str) -> str:
    """A heading as a section's name: without number, colon and decoration.

    >>> title_of("== 7. Further Reading: ==")
    'Further Reading'
    """
    text = " ".join(text.split())
    text = re.sub(r"\s*\[(?:edit|edit source)\]\Z", "", text)
    bare = text.strip("#=*_~ \t|").removesuffix(":").strip("#=*_~ \t|")
    bare = _NUMBER.sub("", bare, count=1) if _NUMBER.match(bare) else bare
    return bare.strip() or text


def kind_of(text: str) -> Kind:
    """What the list under a heading holds: ``reading``, ``part`` (of such a list), ``other``, or "" (nobody knows).

    ``topic``: it is part of a text, and ends a list; but there may be another one in it.
    """
    if len(text) > _LONGEST or _vocabulary().isdisjoint(_WORD.findall(text.lower())):
        return ""
    words = " ".join(title_of(text).strip(_EDGES).lower().split())
    return _kind(words) if words else ""


def heading_of(before: str) -> str:
    """The title of a list that ``before`` is, or ends with where a page lost its line breaks; "" for none."""
    if kind_of(before) in ("reading", "part"):
        return before
    words = before[-_LONGEST:].split()
    last = (" ".join(words[-count:]) for count in range(min(len(words) - 1, _MOST_WORDS), 0, -1))
    return next((title for title in last if title[0].isupper() and kind_of(title) == "reading"), "")


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of the table: a text without any of them needs no closer look."""
    return frozenset(word for heading in (*_table(), *_OTHER_WORDS) for word in _WORD.findall(heading))


@cache
def _table() -> dict[str, Kind]:
    table: dict[str, Kind] = {}
    lines = files("citekit.extraction").joinpath("data/headings.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            role, heading = line.split("\t")
            table[heading] = _ROLES.get(role, "other")
    return table


def _kind(words: str) -> Kind:
    table = _table()
    if words in table:
        return table[words]
    if words.startswith(("the ", "a ")):
        words = words.split(" ", 1)[1]
        if words in table:
            return table[words]
    if _READING.fullmatch(words):
        return "reading"
    if _DAY.fullmatch(words):
        return "part"
    for start in ("further reading on ", "further reading about ", "works by ", "works about ", "books by ", "books about "):
        if words.startswith(start):
            return "reading" if start.startswith("further") else "part"
    parts = [part for part in _AND.split(words) if part]
    kinds = [table.get(part, "") for part in parts]
    if len(parts) > 1 and "reading" in kinds and ("" not in kinds or len(parts) == 2):
        return "reading" if {"other", "topic"}.isdisjoint(kinds) or words.startswith("notes") else "other"
    return "part" if len(parts) > 1 and all(kind == "part" for kind in kinds) else ""
