"""Entities and leaked tags inside the text of a citation: read, however often they were escaped, and taken out."""

from __future__ import annotations

import html
import re
from typing import Final

from citekit.extraction.aligned import Clean, Edit, Mark
from citekit.extraction.elements import BREAKING, LEAKING, MARKS
from citekit.model import Span

# "&amp;amp;lt;" is "<": any number of escapings is undone at one go, so nested ones cost no more than flat ones.
_ENTITY: Final = re.compile(
    r"&(?:(?:amp|AMP|#0{0,6}38|#[xX]0{0,6}26);)*+(?P<last>[A-Za-z][A-Za-z0-9]{1,31};|#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|"
    r"(?P<letter>[A-Za-z]{1,2}(?:acute|grave|uml|circ|tilde|cedil|ring|slash|lig)))?"  # an old page may leave out the ";"
)
_NAMES: Final = "|".join(sorted(LEAKING, key=len, reverse=True))
# A known tag, or any tag with an attribute; "<https://…>" and "a < b" are text.
_TAG: Final = re.compile(
    rf"<(?P<end>/?)\s*(?:[A-Za-z][\w.-]{{0,30}}:)?(?:(?P<name>{_NAMES})(?=[\s/>])[^<>]*|[A-Za-z][\w.-]{{0,40}}\s+[\w:.-]+\s*=[^<>]*)>",
    re.IGNORECASE,
)
_QUOTE: Final = r"(?:\\?[\"'“”„‟‘’‚‛`´″«»])"
# Attributes that leaked together with the ">" of their tag, in the middle of a text.
_LEAKED_ATTRIBUTES: Final = re.compile(
    rf"(?:<[A-Za-z][\w.:-]{{0,40}}\s+)?(?<![\w.:-])(?:[A-Za-z][\w.-]{{0,40}}(?::[\w.-]{{1,40}})?\s*=\s*{_QUOTE}[^<>\"“”«»]{{0,300}}?{_QUOTE}\s*+)++>"
)
_CUT_TAG: Final = re.compile(
    r"\s*<(?:/[\w:-]{0,30}|(?:[\w-]{1,30}:)?[a-z][\w-]{0,30}(?:\s+[\w:-]+(?:\s*=[^<>]{0,200})?)?)(?:&\w{0,3})?\Z"
)
_CUT_END_TAG: Final = re.compile(r"\s*</[\w:-]{0,30}\Z")
# Where a word may be broken: a soft hyphen (with the line break that came true) and spaces of no width.
_INVISIBLE: Final = re.compile("\u00ad(?:[ \\t]*\\r?\\n\\s*)?|[\u200b\u2060\ufeff]")
_ROUNDS: Final = 8


def plain(text: Clean, *, ends_document: bool = False) -> Clean:
    """The text without entities and tags; what italics and bold enclosed is marked.

    An end tag that is cut off goes too; with ``ends_document`` also a start tag.
    """
    if not text.text.isascii():
        text = text.edit([(found.start(), found.end(), "") for found in _INVISIBLE.finditer(text.text)])
    if not any(sign in text.text for sign in "&<>"):
        return text.strip()
    for _ in range(_ROUNDS):
        before = text.text
        if "&" in before:
            text = unescape(text)
        if "<" in text.text or ">" in text.text:
            text = _without_tags(text)
        if text.text == before:
            break
        if not text.text.isascii():
            text = text.edit([(found.start(), found.end(), "") for found in _INVISIBLE.finditer(text.text)])
    cut = (_CUT_TAG if ends_document else _CUT_END_TAG).search(text.text, max(len(text.text) - 400, 0))
    return text.cut(0, cut.start() if cut else None).strip()


def unescape(text: Clean) -> Clean:
    """Entities as characters. What names no character (an undefined entity) stays as it is."""
    edits: list[Edit] = []
    for found in _ENTITY.finditer(text.text):
        last = found["last"]
        if not last:
            new = "&" if len(found[0]) > 1 else None
        else:
            new = html.unescape(f"&{last};" if found["letter"] else f"&{last}")
            new = (f"&{last}" if len(found[0]) > len(last) + 1 else None) if new == f"&{last}" else new
        if new is not None:
            edits.append((found.start(), found.end(), new))
    return text.edit(edits)


def _without_tags(text: Clean) -> Clean:
    edits: list[Edit] = []
    marks: list[Mark] = []
    opened: dict[str, int] = {}
    for found in _TAG.finditer(text.text):
        name = (found["name"] or "").lower()
        edits.append((found.start(), found.end(), "\n" if name in BREAKING else ""))
        mark = MARKS.get(name)
        if mark and not found["end"]:
            opened.setdefault(mark, found.end())
        elif mark and mark in opened:
            marks.append((Span(opened.pop(mark), found.start()), mark))
    if marks:
        text = Clean(text.text, text.segments, tuple(sorted((*text.marks, *marks))))
    text = text.edit(edits)
    if "=" in text.text:
        text = text.edit([(found.start(), found.end(), "") for found in _LEAKED_ATTRIBUTES.finditer(text.text)])
    return text
