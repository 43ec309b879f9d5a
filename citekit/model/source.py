"""Where things stand: documents, spans, fragments, evidence, and what the parser made of a fragment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from citekit.model.reference import Reference


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` (included) to ``end`` (excluded) of a text, from 0."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class LineIndex:
    """Finds line and column (both from 1, columns in characters) of an offset; built once a text, O(log n) a question.

    A line ends at LF, CRLF or a lone CR.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in re.finditer(r"\r\n?|\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The other way round; a line that the text does not have is its nearest."""
        return self._starts[min(max(line, 1), len(self._starts)) - 1] + max(column, 1) - 1


@dataclass(frozen=True, slots=True)
class Alignment:
    """Maps a cleaned text back to the source it was cleaned from.

    ``segments`` are ``(text_start, text_end, source_start, source_end)``, ordered, without overlap. Where both lengths are
    equal, characters map one to one; else (an entity, folded white space) the stretch maps as a whole. No segments: the
    identity.
    """

    segments: tuple[tuple[int, int, int, int], ...] = ()

    def to_source(self, span: Span) -> Span:
        """The source characters that ``span`` of the text was made from."""
        if not self.segments:
            return span
        if span.end <= span.start:
            point = self._point(span.start)
            return Span(point, point)
        return Span(self._point(span.start), self._point(span.end - 1, end=True))

    def _point(self, offset: int, *, end: bool = False) -> int:
        index = bisect_right(self.segments, offset, key=lambda segment: segment[0]) - 1
        text_start, text_end, source_start, source_end = self.segments[max(index, 0)]
        if text_end - text_start == source_end - source_start:
            return source_start + min(max(offset - text_start, 0), text_end - text_start) + (1 if end else 0)
        return source_end if end or offset >= text_end else source_start

    def then(self, outer: Alignment) -> Alignment:
        """This alignment (text -> middle) followed by ``outer`` (middle -> source)."""
        if not self.segments or not outer.segments:
            return self if not outer.segments else outer
        composed: list[tuple[int, int, int, int]] = []
        for text_start, text_end, middle_start, middle_end in self.segments:
            if text_end - text_start != middle_end - middle_start:
                span = outer.to_source(Span(middle_start, middle_end))
                composed.append((text_start, text_end, span.start, span.end))
                continue
            shift = text_start - middle_start
            first = max(bisect_right(outer.segments, middle_start, key=lambda segment: segment[0]) - 1, 0)
            for start, end, source_start, source_end in islice(outer.segments, first, None):
                if start >= middle_end:
                    break
                low, high = max(start, middle_start), min(end, middle_end)
                if low >= high:
                    continue
                if end - start == source_end - source_start:
                    composed.append((low + shift, high + shift, source_start + low - start, source_start + high - start))
                else:
                    composed.append((low + shift, high + shift, source_start, source_end))
        return Alignment(tuple(composed))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters that a field was read from, and the rule that read it."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """One index code of the source encyclopedia: ``[kw] [g] [c] [p]`` with its heading, subheading and sort key."""

    kind: str  # "keyword", "geography", "category", "person"
    heading: str
    subheading: str = ""
    sort_key: str = ""


SOURCE_KINDS: Final = ("text", "html", "xml", "markdown")


@dataclass(frozen=True, slots=True)
class Document:
    """A source document, decoded, and what it says about itself."""

    path: str | None = None
    text: str = ""
    kind: str = "text"  # one of SOURCE_KINDS
    encoding: str = "utf-8"
    title: str = ""
    date: str = ""  # as printed, e.g. "November 10, 2022"
    terms: tuple[IndexTerm, ...] = ()
    categories: tuple[str, ...] = ()  # of the line "Categories: History"

    def headings(self, kind: str) -> tuple[str, ...]:
        """The distinct headings of one kind of index term, in order."""
        return tuple(dict.fromkeys(term.heading for term in self.terms if term.kind == kind))


@dataclass(frozen=True, slots=True)
class Fragment:
    """One citation as the source holds it.

    ``raw`` is its text, free of tags and entities, line breaks kept; ``span`` the characters of ``document.text`` it was read
    from, ``alignment`` maps ``raw`` into the document; ``marks`` are the stretches of ``raw`` that the source set in italics,
    bold or quotation elements, a hint for the parser: ``(span, "italic")``. ``structured`` holds what an ``element-citation``
    already says field by field (CSL-JSON names). ``line`` counts from 1.
    """

    raw: str
    document: Document = Document()
    span: Span = Span(0, 0)
    line: int = 1
    section: str | None = None
    citation_type: str | None = None
    alignment: Alignment = Alignment()
    marks: tuple[tuple[Span, str], ...] = ()
    structured: Mapping[str, object] = field(default_factory=dict)
    id: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the parser is not sure of, in words for a librarian. ``field`` is a CSL variable, or None."""

    code: str
    field: str | None
    message: str


@dataclass(frozen=True)
class Parsed:
    """What the parser made of a fragment.

    ``evidence`` maps CSL variables (and ``annotation``) to spans of ``fragment.raw``; ``leftovers`` are the spans that no
    field claims (apart from punctuation). ``confidence`` is the parser's own estimate, 0 to 1, that every field is right.
    ``runner_up`` is the second-best reading, if there was one.
    """

    fragment: Fragment
    reference: Reference
    leftovers: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    confidence: float = 0.0
    runner_up: Reference | None = None

    @property
    def annotation(self) -> str:
        return self.reference.annotation

    @cached_property
    def source_evidence(self) -> Mapping[str, Evidence]:
        """``evidence`` with spans of the source document instead of ``fragment.raw``."""
        to_source = self.fragment.alignment.to_source
        return {name: Evidence(to_source(found.span), found.rule) for name, found in self.evidence.items()}
