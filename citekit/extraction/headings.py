"""The titles of reading lists, and of what follows them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal

Kind = Literal["reading", "part", "other", ""]

_NUMBER: Final = re.compile(r"(?:(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){0,4}[.)]?|[IVXLivxl]{1,6}[.)]|§\s*\d+)\s+(?=\S)")
_EDGES: Final = " \t\r\n\u00a0#=*_~-–—:.|•·+>\"“”'‘’()[]{}<>\\/"
_AND: Final = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")
_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 90
_WORKS: Final = (
    r"(?:books?|works?|sources?|titles?|texts?|articles?|materials?|readings?|literature|references|resources|suggestions)"
)
# "Books for Further Study", "Selected Sources for More Information"; the weeks of a syllabus.
_OTHER_WORDS: Final = (
    "texts text titles materials further additional more deeper required recommended optional assigned course",
    "week session unit class",
)
_READING: Final = re.compile(
    rf"(?:(?:selected|suggested|recommended|additional|other|useful|basic|print|online)\s)?(?:{_WORKS}\s)?(?:for|of)\s"
    r"(?:further|additional|more|deeper)\s(?:reading|readings|study|information|research|reference|exploration|inquiry|investigation)"
    rf"|(?:required|recommended|optional|assigned|course|weekly|class|supplementary|supplemental)\s{_WORKS}"
    r"|(?:week|session|unit|class)\s\d{1,2}(?:\s?[:.–—-]\s.*)?"
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
    """What the list under a heading holds: ``reading``, ``part`` (of such a list), ``other``, or "" (nobody knows)."""
    if len(text) > _LONGEST or _vocabulary().isdisjoint(_WORD.findall(text.lower())):
        return ""
    words = " ".join(title_of(text).strip(_EDGES).lower().split())
    return _kind(words) if words else ""


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
            table[heading] = "reading" if role == "reading" else "part" if role == "part" else "other"
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
    for start in ("further reading on ", "further reading about ", "works by ", "works about ", "books by ", "books about "):
        if words.startswith(start):
            return "reading" if start.startswith("further") else "part"
    parts = [part for part in _AND.split(words) if part]
    kinds = [table.get(part, "") for part in parts]
    if len(parts) > 1 and "reading" in kinds and ("" not in kinds or len(parts) == 2):
        return "reading" if "other" not in kinds or words.startswith("notes") else "other"
    return "part" if len(parts) > 1 and all(kind == "part" for kind in kinds) else ""
