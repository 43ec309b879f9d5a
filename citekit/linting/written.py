"""Values of a .bib as its characters stand in the file, delimiters and all."""

from __future__ import annotations

import re

from citekit.linting.text import masked
from citekit.model import Record, Span

_BRACE = re.compile("[{}]")


def as_written(record: Record, text: str) -> dict[str, str]:
    """The entry's own fields: the characters of the file where a value is one piece of it, else what it resolves to."""
    if not record.spans:
        return {name.lower(): value for name, value in record.fields.items()}
    fields: dict[str, str] = {}
    for name, value in record.fields.items():
        span = record.spans.get(name)
        if span is None:
            continue  # inherited
        inner = text[span.start + 1 : span.end - 1]
        fields[name.lower()] = inner if inner == value else _one_piece(span.of(text), value)
    return fields


def _one_piece(written: str, value: str) -> str:
    """What stands between the delimiters, or the bare number, if the value is one piece; else what it resolves to."""
    if written.isdigit():
        return written
    inner = written[1:-1]
    if written[:1] == '"':
        return inner if written.endswith('"') and '"' not in masked(inner) else value
    depth = 0
    for sign in _BRACE.finditer(inner) if written[:1] + written[-1:] == "{}" else "}":
        depth += 1 if sign[0] == "{" else -1
        if depth < 0:
            return value
    return inner


def inside(span: Span, text: str) -> Span:
    """A value without its delimiters, the place of what it says; one that is put together of pieces stays whole."""
    written = span.of(text)
    inner = written[1:-1]
    delimited = written[:1] + written[-1:] in ("{}", '""') and _one_piece(written, "?") == inner
    return Span(span.start + 1, span.end - 1) if delimited else span
