"""The pieces of a .bib file, each with the characters it stands in. Joined in order they are the file."""

from __future__ import annotations

from typing import NamedTuple

from citekit.model import Span


class Damage(NamedTuple):
    """Something in the text that ``bibtex`` would reject or misread, and where; ``code`` is a row of ``diagnostics.TABLE``."""

    code: str
    message: str
    start: int
    end: int
    field: str | None = None


class Piece(NamedTuple):
    """One operand of a value: ``braced``, ``quoted``, a ``macro`` name, a ``number``, or ``bare`` text that lacks its braces.

    ``text`` is without delimiters; ``start`` and ``end`` are with them.
    """

    kind: str
    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class FieldBlock(NamedTuple):
    """``name = value``; the value is one piece or several joined by ``#``. ``name`` is as written."""

    name: str
    pieces: tuple[Piece, ...]
    start: int
    value_start: int
    value_end: int

    @property
    def name_span(self) -> Span:
        return Span(self.start, self.start + len(self.name))

    @property
    def value_span(self) -> Span:
        return Span(self.value_start, self.value_end)


class EntryBlock(NamedTuple):
    """An entry as written: ``@type{key, fields}`` or ``@type(key, fields)``. A damaged one has what could be read of it."""

    type: str
    key: str
    fields: tuple[FieldBlock, ...]
    delimiter: str
    start: int
    end: int
    type_start: int
    key_start: int
    damage: tuple[Damage, ...]
    closed: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def type_span(self) -> Span:
        return Span(self.type_start, self.type_start + len(self.type))

    @property
    def key_span(self) -> Span:
        return Span(self.key_start, self.key_start + len(self.key))


class StringBlock(NamedTuple):
    """``@string{name = value}``."""

    field: FieldBlock
    start: int
    end: int
    damage: tuple[Damage, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def name(self) -> str:
        return self.field.name


class PreambleBlock(NamedTuple):
    """``@preamble{value}``."""

    pieces: tuple[Piece, ...]
    start: int
    end: int
    damage: tuple[Damage, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class CommentBlock(NamedTuple):
    """``@comment{…}``; ``text`` is what its braces hold."""

    text: str
    start: int
    end: int
    damage: tuple[Damage, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class TextBlock(NamedTuple):
    """Free text between the others, white space included; ``bibtex`` ignores it."""

    text: str
    start: int
    end: int
    damage: tuple[Damage, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class DamagedBlock(NamedTuple):
    """A ``@string`` or ``@preamble`` that could not be read, or an ``@word`` at a line's start that nothing opens."""

    text: str
    start: int
    end: int
    damage: tuple[Damage, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


Block = EntryBlock | StringBlock | PreambleBlock | CommentBlock | TextBlock | DamagedBlock
