"""Where the pieces of an entry stand in a .bib file, for fixes that touch more than a value."""

from __future__ import annotations

import re
from typing import Final

from citekit.linting.subject import Entry
from citekit.model import Edit, Fix, Safety, Span

_BEFORE: Final = re.compile(r"([^\s,={}()\"#%]+)(\s*=\s*)\Z")
_NAME_ROOM: Final = 200  # characters before a value in which its name is looked for


def field_name_span(entry: Entry, field: str) -> Span | None:
    """The characters of a field's name."""
    value = entry.span_of(field)
    if value is None or not entry.file.tex:
        return None
    low = max(0, value.start - _NAME_ROOM)
    found = _BEFORE.search(entry.file.text[low : value.start])
    if not found or found[1].lower() != field:
        return None
    return Span(low + found.start(1), low + found.end(1))


def remove_field(entry: Entry, field: str, message: str, safety: Safety = Safety.SAFE) -> Fix | None:
    """Take a field out, with the comma after it and the white space before it."""
    name, value = field_name_span(entry, field), entry.span_of(field)
    if name is None or value is None:
        return None
    text = entry.file.text
    start = _without_space(text, name.start)
    after = re.compile(r"\s*,").match(text, value.end)
    end = after.end() if after else value.end
    return Fix(safety, message, (Edit(start, end, ""),))


def add_field(entry: Entry, after: str, field: str, value: str, message: str, *edits: Edit, safety: Safety) -> Fix | None:
    """Put ``field = {value}`` behind another field, laid out as that one is; with other edits of the same fix."""
    name, span = field_name_span(entry, after), entry.span_of(after)
    if name is None or span is None:
        return None
    text = entry.file.text
    before = text[_without_space(text, name.start) : name.start] or " "
    return Fix(safety, message, (*edits, Edit(span.end, span.end, f",{before}{field} = {{{value}}}")))


def _without_space(text: str, end: int) -> int:
    """Where the white space before ``end`` begins."""
    while end and text[end - 1].isspace():
        end -= 1
    return end
