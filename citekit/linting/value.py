"""One value of an entry, as most rules look at it: what it says, where it stands, and what to put for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.linting.text import trimmed
from citekit.model import Edit, Fix, Safety, Severity, Span

if TYPE_CHECKING:
    from citekit.linting.subject import Entry, Problem


class Value:
    """One value of one field: ``text`` as the source has it, without delimiters."""

    __slots__ = ("entry", "name", "text")

    def __init__(self, entry: Entry, name: str, text: str) -> None:
        self.entry = entry
        self.name = name
        self.text = text

    @property
    def outer(self) -> Span | None:
        """The value with its delimiters, where the file holds it word for word in one piece."""
        if not self.entry.file.tex:
            return None
        span = self.entry.span_of(self.name)
        text = self.entry.file.text
        if span is None:
            return None
        if span.of(text) == self.text:
            around = text[max(span.start - 1, 0) : span.start] + text[span.end : span.end + 1]
            return Span(span.start - 1, span.end + 1) if around in ("{}", '""') else span
        delimited = text[span.start : span.start + 1] in ("{", '"')
        return span if delimited and text[span.start + 1 : span.end - 1] == self.text else None

    @property
    def is_one_piece(self) -> bool:
        """Whether the value stands as it is, not put together with macros, which may be undefined and empty."""
        return self.entry.span_of(self.name) is None or self.outer is not None

    @property
    def offset(self) -> int | None:
        """Where ``text`` begins in the file, if the file holds it word for word."""
        outer = self.outer
        if outer is None:
            return None
        return outer.start + (outer.end - outer.start - len(self.text)) // 2

    def span_at(self, start: int, end: int) -> Span | None:
        """Characters of ``text`` in the file, white space and all, if the file holds it word for word."""
        offset = self.offset
        return None if offset is None else Span(offset + start, offset + end)

    def problem(
        self,
        message: str,
        at: tuple[int, int] | None = None,
        *,
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Problem:
        """A problem of this value; ``at`` are the offending characters of ``text``, white space around them not counted."""
        start = self.offset if at is not None else None
        span = None
        if at is not None and start is not None:
            low, high = trimmed(self.text[at[0] : at[1]])
            span = Span(start + at[0] + low, start + at[0] + high) if low < high else Span(start + at[0], start + at[1])
        elif at is not None:
            span = self._found(self.text[at[0] : at[1]].strip())
        return self.entry.problem(message, self.name, span=span, fix=fix, severity=severity)

    def _found(self, characters: str) -> Span | None:
        """The first such characters in the value, of a kind whose values the file need not hold word for word.

        A name of CSL-JSON is in parts: then its first word, which begins the family.
        """
        whole = None if self.entry.file.tex else self.entry.span_of(self.name)
        if whole is None or not characters:
            return whole
        for wanted in (characters, re.split(r"[,\s]", characters)[0]) if characters[0].isalpha() else (characters,):
            start = self.entry.file.text.find(wanted, whole.start, whole.end)
            if wanted and start >= 0:
                return Span(start, start + len(wanted))
        return whole

    def fix(
        self,
        message: str,
        text: str,
        at: tuple[int, int] | None = None,
        *,
        safety: Safety = Safety.SAFE,
    ) -> Fix | None:
        """Put ``text`` for the characters ``at`` (or for the whole value); None where the file cannot be edited so."""
        start = self.offset
        if start is None:
            return None
        low, high = at or (0, len(self.text))
        return Fix(safety, message, (Edit(start + low, start + high, text),))

    def fix_many(self, message: str, edits: list[tuple[int, int, str]], *, safety: Safety = Safety.SAFE) -> Fix | None:
        """Several replacements in one value, as one fix."""
        start = self.offset
        if start is None or not edits:
            return None
        return Fix(safety, message, tuple(Edit(start + low, start + high, text) for low, high, text in edits))
