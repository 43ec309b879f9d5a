"""Micro-markup and quotes inside values: ``<i>``, ``<b>``, ``<sup>``, ``<sub>``, ``<sc>``, spans, straight and curly quotes.

What does not pair stays text, so that no tag in data can change the structure of what is written. Source of the rules:
the CSL-JSON notes of the reference processor, whose reading of crossed and lonely marks is followed here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from citekit.csl.nodes import Format, Node

ROMAN = (
    "-0-9a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f"
    "\u0590-\u05d4\u05d6-\u05ff\u1f00-\u1fff\u0600-\u06ff\u200c\u200d\u200e\u0218-\u021b\u202a-\u202e"
)
#: Letters of scripts that have capitals, slanted faces and initials.
has_letters = re.compile(f"[{ROMAN}]").search
_BETWEEN_LETTERS = re.compile(f"(?<=[{ROMAN}])\u2019(?=[{ROMAN}])")
_SMALL_CAPS = re.compile(r'<span\s+style="font-variant:\s*small-caps;?"[^>]*>')
_CLASS = re.compile(r'<span\s+(class="no(?:case|decor)")[^>]*>')


@dataclass(frozen=True, slots=True)
class Mark:
    """An opening mark: its closing partner, and the attribute and value it stands for outside of others of its kind."""

    closer: str
    attribute: str
    value: str


_NOCASE, _NODECOR = Mark("</span>", "nocase", ""), Mark("</span>", "nodecor", "nodecor")
_TAGS = {
    '<span class="nocase">': _NOCASE,
    '<span class="nodecor">': _NODECOR,
    '<span style="font-variant:small-caps;">': Mark("</span>", "font-variant", "small-caps"),
    "<sc>": Mark("</sc>", "font-variant", "small-caps"),
    "<i>": Mark("</i>", "font-style", "italic"),
    "<b>": Mark("</b>", "font-weight", "bold"),
    "<sup>": Mark("</sup>", "vertical-align", "sup"),
    "<sub>": Mark("</sub>", "vertical-align", "sub"),
}
_DOUBLE, _SINGLE = Mark('"', "quotes", "true"), Mark("'", "quotes", "inner")
_STRAIGHT = {' "': _DOUBLE, " '": _SINGLE, '("': _DOUBLE, "('": _SINGLE}
#: What a mark turns to inside another of its kind.
FLIPS = {
    "italic": "normal",
    "oblique": "normal",
    "bold": "normal",
    "small-caps": "normal",
    "true": "inner",
    "inner": "true",
    "false": "true",
    "sup": "sup",
    "sub": "sub",
}
_FORMATS: dict[str, Format] = {}
#: Marks nested deeper than anyone writes them stay text.
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a locale."""

    open: str = "\u201c"
    close: str = "\u201d"
    open_inner: str = "\u2018"
    close_inner: str = "\u2019"


@dataclass(frozen=True, slots=True)
class _Grammar:
    openers: dict[str, Mark]
    pattern: re.Pattern[str]


@lru_cache(maxsize=64)
def _grammar(quotes: Quotes) -> _Grammar:
    openers = {**_TAGS, **_STRAIGHT}
    if quotes.open and quotes.close and quotes.open.strip() not in ('"', "'"):
        openers[quotes.open] = Mark(quotes.close, "quotes", "true")
    if quotes.open_inner and quotes.close_inner and quotes.open_inner.strip() not in ('"', "'"):
        openers[quotes.open_inner] = Mark(quotes.close_inner, "quotes", "inner")
    closers = dict.fromkeys(mark.closer for mark in openers.values())
    return _Grammar(openers, re.compile("(" + "|".join(map(re.escape, (*openers, *closers))) + ")"))


class _Reader:
    """Pairs the marks of one value. ``texts[i + 1]`` follows ``tags[i]``; a mark that pairs with nothing joins its text."""

    def __init__(self, text: str, grammar: _Grammar) -> None:
        self.openers = grammar.openers
        pieces = grammar.pattern.split(text)
        self.texts, self.tags = pieces[::2], pieces[1::2]
        self.forced: list[bool] = []
        self.open: list[tuple[Mark, int]] = []

    def force_spaces(self) -> None:
        """A quote right behind an opening mark opens too, although no space stands before it."""
        for i in range(len(self.tags) - 1):
            if self.tags[i] in self.openers:
                forced = not self.texts[i + 1] and self.tags[i + 1] in ('"', "'")
                if forced:
                    self.tags[i + 1] = " " + self.tags[i + 1]
                self.forced.append(forced)

    def is_forced(self, index: int) -> bool:
        return 0 <= index < len(self.forced) and self.forced[index]

    def pair(self) -> None:
        for i, tag in enumerate(self.tags):
            apostrophe = _apostrophe(tag, self.texts[i + 1])
            if apostrophe:
                self.undo(i, apostrophe)
            elif tag in self.openers and len(self.open) < _DEEPEST:
                self.open.append((self.openers[tag], i))
            else:
                self.close(tag, i)
        while self.open:
            _, position = self.open.pop()
            tag = self.tags[position]
            self.undo(position, " \u2019" if tag in (" '", "'") else tag)

    def undo(self, position: int, text: str) -> None:
        self.texts[position + 1] = text + self.texts[position + 1]
        self.tags[position] = ""

    def close(self, tag: str, i: int) -> None:
        while self.open:
            mark, position = self.open[-1]
            if mark.closer == tag:
                self.open.pop()
                if mark is _NOCASE:
                    self.tags[position] = self.tags[i] = ""
                return
            if tag == "'":
                break
            failed = self.tags[position]
            self.undo(position, failed[1:] if self.is_forced(position - 1) else failed)
            self.open.pop()
        self.undo(i, "\u2019" if tag == "'" else tag)

    def merge(self) -> None:
        tags, texts = [], [self.texts[0]]
        for tag, text in zip(self.tags, self.texts[1:], strict=True):
            if tag:
                tags.append(tag)
                texts.append(text)
            else:
                texts[-1] += text
        self.tags, self.texts = tags, texts

    def settle_quotes(self) -> dict[str, str]:
        """Give back the character before an opening quote; the form seen first is the outer one."""
        outer: dict[str, str] = {}
        for i, tag in enumerate(self.tags):
            if tag in _STRAIGHT:
                if not outer:
                    outer = {'"': "true", "'": "inner"} if tag[1] == '"' else {'"': "inner", "'": "true"}
                if not self.is_forced(i - 1):
                    self.texts[i] += tag[0]
        return outer


def _apostrophe(tag: str, text: str) -> str:
    if tag == "'" and text and text[0] not in ",.?:; ":
        return "\u2019"
    if tag == " '" and text[:1] == " ":
        return " \u2019"
    return ""


def _format(attribute: str) -> Format:
    if attribute not in _FORMATS:
        _FORMATS[attribute] = Format(((attribute, "true"),))
    return _FORMATS[attribute]


def parse_markup(text: str, quotes: Quotes) -> str | list[Node]:
    """The value as nodes, or the same text where it holds no mark."""
    grammar = _grammar(quotes)
    leading = text[:1] == " " and not re.match(r"\s+['\"]", text)
    padded = " " + _BETWEEN_LETTERS.sub("'", text)
    if "<span" in padded:
        padded = _CLASS.sub(r"<span \1>", _SMALL_CAPS.sub('<span style="font-variant:small-caps;">', padded))
    reader = _Reader(padded, grammar)
    if not reader.tags:
        return text
    reader.force_spaces()
    reader.pair()
    reader.merge()
    outer = reader.settle_quotes()
    first = (" " if leading else "") + reader.texts[0]
    reader.texts[0] = first[1:] if first[:1] == " " else first
    reader.texts[0] = reader.texts[0][1:] if reader.texts[0][:1] == " " else reader.texts[0]
    return _build(reader, outer)


def _build(reader: _Reader, outer: dict[str, str]) -> list[Node]:
    root: list[Node] = [Node(reader.texts[0])] if reader.texts[0] else []
    stack = [root]
    for tag, text in zip(reader.tags, reader.texts[1:], strict=True):
        mark = reader.openers.get(tag)
        if mark is not None:
            node = Node([], format=_format(mark.attribute))
            node.flip = (mark.attribute, outer.get(tag[1], mark.value) if tag in _STRAIGHT else mark.value)
            stack[-1].append(node)
            assert isinstance(node.content, list)
            stack.append(node.content)
        else:
            stack.pop()
        if text:
            stack[-1].append(Node(text))
    return root
