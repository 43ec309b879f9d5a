"""From a reading to what is handed out: the reference, the evidence in raw characters, leftovers, doubts, confidence."""

from __future__ import annotations

import re
from dataclasses import fields
from operator import attrgetter
from typing import Any

from citekit.model import Evidence, Fragment, Parsed, Reference, Span, csl_variable
from citekit.parsing.doubts import doubt
from citekit.parsing.reading import Reading

_VARIABLE = {field.name: csl_variable(field.name) for field in fields(Reference)}
_BOUNDS = attrgetter("start", "end")  # tuples compare quicker than spans
_MARKS = " .,:;()[]“”‘’\"'?!–—-/&<>"
_WORDS = re.compile(r"[^\W_]+(?:[^\w]+[^\W_]+)*", re.DOTALL)


def reference_of(reading: Reading, key: str = "", annotation: str = "") -> Reference:
    """The reference that a reading makes."""
    values: dict[str, Any] = reading.fields
    return Reference(id=key, type=reading.type, annotation=annotation, **values)


def assemble(
    fragment: Fragment, reading: Reading, annotation: tuple[str, int, int] | None, confidence: float, runner_up: Reading | None
) -> Parsed:
    """Everything about one reading of one fragment."""
    source = reading.source
    to_raw = source.alignment.to_source
    evidence: dict[str, Evidence] = {}
    claimed: list[Span] = []
    for name, (start, end, rule) in reading.spans.items():
        if name in reading.fields:
            span = to_raw(Span(start, end))
            claimed.append(span)
            evidence[_VARIABLE[name]] = Evidence(span, rule)
    if annotation:
        span = to_raw(Span(annotation[1], annotation[2]))
        claimed.append(span)
        evidence["annotation"] = Evidence(span, "text after the reference")
    return Parsed(
        fragment,
        reference_of(reading, fragment.id, annotation[0] if annotation else ""),
        leftovers(fragment.raw, claimed),
        tuple(doubt(code, _VARIABLE[name] if name else None, values) for code, name, values in reading.doubts),
        evidence,
        confidence,
        reference_of(runner_up, fragment.id) if runner_up else None,
    )


def leftovers(text: str, claimed: list[Span]) -> tuple[Span, ...]:
    """The stretches with letters or digits that no span claims."""
    found: list[Span] = []
    position = 0
    for span in sorted(claimed, key=_BOUNDS):
        if span.start > position and text[position : span.start].strip(_MARKS):
            found += (Span(*words.span()) for words in _WORDS.finditer(text, position, span.start))
        position = max(position, span.end)
    if position < len(text):
        found += (Span(*words.span()) for words in _WORDS.finditer(text, position))
    return tuple(found)
