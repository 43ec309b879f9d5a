"""What the shapes share: the text being read, and one way to read it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from citekit.model import Alignment, Date, ItemType, Name, Span
from citekit.parsing.words import Words

LIMIT = 2000  # a reference is never longer; what follows is annotation, whatever it holds
_STOP = re.compile(r"[.?!][”’\"')\]]*\s+(?=(\S))")
_STOP_OR_SUFFIX = re.compile(r"(?:[.?!][”’\"')\]]*|(?<=, [JS]r))\s+(?=(\S))")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]\Z")

Value = str | Date | tuple[Name, ...]


@dataclass(slots=True)
class Text:
    """The mended text of a fragment, the places where its sentences end, and the word lists to read it with."""

    text: str
    words: Words
    alignment: Alignment = Alignment()
    italics: tuple[Span, ...] = ()
    above: tuple[Name, ...] = ()
    limit: int = 0
    headed: bool = False  # a date stands behind the names (authordate)
    cuts: dict[tuple[int, int], Any] = field(default_factory=dict)  # the ways to part names and title, once found (cut.py)
    breaks: list[tuple[int, int, bool]] = field(default_factory=list)
    """The places where a sentence may end: (end of the sentence, start of the next, is it sure)."""

    def __post_init__(self) -> None:
        text = self.text
        self.limit = min(len(text), LIMIT)
        stop = _STOP_OR_SUFFIX if ", Jr" in text or ", Sr" in text else _STOP
        self.breaks = [
            (found.start(), found.end(), text[found.start()] != "." or not self.is_abbreviation(found.start()))
            for found in stop.finditer(text, 0, self.limit)
            if not found[1].islower() or text[found.end() + 1 : found.end() + 2].isupper()  # "eHow"
        ]

    def is_abbreviation(self, stop: int) -> bool:
        """Does the full stop at ``stop`` end an initial or an abbreviation, and not a sentence?"""
        word = self.text[max(0, stop - 12) : stop].rpartition(" ")[2]
        if not word.isalpha():
            for mark in '\n/([“"':
                word = word.rpartition(mark)[2]
        return word in self.words.abbreviations or bool(_DOTTED.match(word))

    def sentence_end(self, start: int, *, sure: bool = True) -> int:
        """Where the sentence that starts at ``start`` ends: before its full stop."""
        for stop, _, certain in self.breaks:
            if stop >= start and (certain or not sure):
                return stop
        return self.limit


@dataclass(slots=True)
class Reading:
    """One way to read a text: its fields with the characters and the rule behind each, and how far the reference goes.

    ``fields`` are fields of ``Reference``. ``doubts`` are (code, field, values of the message). ``score`` compares readings
    of one text.
    """

    source: Text
    type: ItemType
    rule: str
    fields: dict[str, Value] = field(default_factory=dict)
    spans: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    doubts: list[tuple[str, str | None, tuple[str, ...]]] = field(default_factory=list)
    closed: int = 0  # where the imprint ends; what comes behind it may be a medium or an address
    end: int = 0
    score: float = 0.0
    grammar: bool = False  # read by the grammar of a style, which accounts for every word

    def put(self, name: str, value: Value, start: int, end: int, rule: str) -> None:
        """Set a field that was read from ``start`` to ``end``; an empty value is not set, the first value stays."""
        if name == "url" and isinstance(value, str) and (address := _DOI.match(value)):
            name, value = "doi", value[address.end() :]
        if value and name not in self.fields:
            self.fields[name] = value
            self.spans[name] = (start, end, rule)

    def put_text(self, name: str, start: int, end: int, rule: str) -> None:
        """Set a field to the text from ``start`` to ``end`` without the punctuation around it."""
        value, start, end = trimmed(self.source.text, start, end)
        self.put(name, value, start, end, rule)

    def doubt(self, code: str, name: str | None, *values: str) -> None:
        self.doubts.append((code, name, values))


_DOI = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?=10\.\d{4})", re.IGNORECASE)
_EDGES = " \t\n.,;:"


def trimmed(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The text between ``start`` and ``end`` without marks and white space around it; "Inc." and "D.C." keep their stop."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    if end < len(text) and text[end] == "." and _keeps_stop(text, start, end):
        end += 1
    return text[start:end], start, end


def _keeps_stop(text: str, start: int, end: int) -> bool:
    word = text[max(text.rfind(" ", start, end) + 1, start) : end]
    return ("." in word and len(word) < 7) or word in ("Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "Bros", "etc")


def quoted(text: str, start: int, limit: int) -> tuple[int, int, int] | None:
    """The quotation that starts at ``start``: (first character inside, end of the inside, position after the closing mark)."""
    opening = text[start : start + 1]
    if opening in ("“", "„", "«"):
        return _balanced(text, start, limit)
    if opening == '"':
        close = _closing_straight(text, start + 1, limit)
        return (start + 1, close, close + 1) if close > 0 else None
    if opening in ("‘", "'"):
        found = _SINGLE.search(text, start + 1, limit)
        return (start + 1, found.end() - 1, found.end()) if found else None
    return None


_SINGLE = re.compile(r"[.,?!][’'](?=\s|$)|[’'](?=, (?:in )?[A-Z])")
_CURLY = re.compile(r"[“”„«»]")


def _closing_straight(text: str, start: int, limit: int) -> int:
    """A closing mark has no white space before it; marks inside come in pairs."""
    depth = 0
    for index in range(start, limit):
        if text[index] == '"':
            if text[index - 1] in " (‘'" and index + 1 < limit and text[index + 1].isalnum():
                depth += 1
            elif depth:
                depth -= 1
            else:
                return index
    return -1


def _balanced(text: str, start: int, limit: int) -> tuple[int, int, int] | None:
    if text[start] == "„":  # German marks close with what opens English ones
        close = _CURLY.search(text, start + 1, limit)
        return (start + 1, close.start(), close.end()) if close else None
    depth = 0
    for found in _CURLY.finditer(text, start, limit):
        depth += 1 if found[0] in "“«" else -1
        if depth <= 0:
            return start + 1, found.start(), found.end()
    close = _CURLY.search(text, start + 1, limit)  # an inner mark was never closed: take the first closing one
    return (start + 1, close.start(), close.end()) if close and close[0] == "”" else None
