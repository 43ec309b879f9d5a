"""Text that remembers, character by character, where in the source it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citekit.model import Alignment, Span

Segment = tuple[int, int, int, int]
Mark = tuple[Span, str]
Edit = tuple[int, int, str]
_SHORT = 200


@dataclass(frozen=True, slots=True)
class Clean:
    """A stretch of text, its alignment with the decoded source, and its marks (italics, bold …).

    Every change of the text goes through `cut`, `edit` and `join`; so spans can never drift from the source.
    """

    text: str = ""
    segments: tuple[Segment, ...] = ()
    marks: tuple[Mark, ...] = ()

    @classmethod
    def of_source(cls, text: str, start: int) -> Clean:
        """``text`` as it stands in the source at ``start``."""
        return cls(text, ((0, len(text), start, start + len(text)),)) if text else cls()

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def span(self) -> Span:
        """The source from the first to the last character of this text."""
        if len(self.segments) == 1:
            return Span(*self.segments[0][2:])
        if not self.segments:
            return Span(0, 0)
        return Span(min(segment[2] for segment in self.segments), max(segment[3] for segment in self.segments))

    def cut(self, start: int, end: int | None = None) -> Clean:
        """The text from ``start`` to ``end``, with the alignment and marks that belong to it."""
        end = len(self.text) if end is None else end
        if start <= 0 and end >= len(self.text):
            return self
        if end <= start:
            return Clean()
        marks = tuple(
            (Span(max(span.start, start) - start, min(span.end, end) - start), name)
            for span, name in self.marks
            if span.start < end and span.end > start
        )
        return Clean(self.text[start:end], tuple(self._segments(start, end)), marks)

    def _segments(self, start: int, end: int) -> Iterable[Segment]:
        first = max(bisect_right(self.segments, start, key=lambda segment: segment[0]) - 1, 0)
        for index in range(first, len(self.segments)):
            text_start, text_end, source_start, source_end = self.segments[index]
            if text_start >= end:
                break
            low, high = max(text_start, start), min(text_end, end)
            if low >= high:
                continue
            if text_end - text_start == source_end - source_start:
                source_start, source_end = source_start + low - text_start, source_start + high - text_start
            yield low - start, high - start, source_start, source_end

    def strip(self, characters: str | None = None) -> Clean:
        """Without white space (or ``characters``) at both ends."""
        text = self.text
        if text and not text[0].isspace() and not text[-1].isspace() and characters is None:
            return self
        stripped = text.lstrip(characters)
        start = len(text) - len(stripped)
        return self.cut(start, start + len(stripped.rstrip(characters)))

    def edit(self, edits: Sequence[Edit]) -> Clean:
        """Replace each ``(start, end, text)``; edits are in order and do not overlap."""
        if not edits:
            return self
        pieces: list[str] = []
        steps: list[Segment] = []  # new text -> this text
        position = length = 0
        for start, end, new in (*edits, (len(self.text), len(self.text), "")):
            if start > position:
                steps.append((length, length + start - position, position, start))
                pieces.append(self.text[position:start])
                length += start - position
            if new:
                steps.append((length, length + len(new), start, end))
                pieces.append(new)
                length += len(new)
            position = end
        if not steps:
            return Clean()
        segments = Alignment(tuple(steps)).then(Alignment(self.segments)).segments
        return Clean("".join(pieces), segments, tuple(_moved(self.marks, steps)))


def _moved(marks: Iterable[Mark], steps: Sequence[Segment]) -> Iterable[Mark]:
    """Marks of a text, in the text that ``steps`` made of it."""

    def forward(offset: int) -> int:
        index = bisect_right(steps, offset, key=lambda step: step[2]) - 1
        if index < 0:
            return steps[0][0]
        new_start, new_end, old_start, old_end = steps[index]
        return min(new_start + offset - old_start, new_end) if offset < old_end else new_end

    for span, name in marks:
        start, end = forward(span.start), forward(span.end)
        if end > start:
            yield Span(start, end), name


def join(parts: Iterable[Clean | str], glue: str = "") -> Clean:
    """The parts one after another, ``glue`` between them.

    A part that is a plain string, and ``glue``, is text that no character of the source stands for; its place is between its
    neighbours.
    """
    parts = [part for part in parts if part]
    if len(parts) == 1 and isinstance(parts[0], Clean):
        return parts[0]
    texts: list[str] = []
    segments: list[Segment] = []
    marks: list[Mark] = []
    length, owed = 0, ""
    for part in parts:
        owed += glue if texts or owed else ""
        if isinstance(part, str):
            owed += part
            continue
        if owed:
            start = segments[-1][3] if segments else part.segments[0][2]
            segments.append((length, length + len(owed), start, max(part.segments[0][2], start) if segments else start))
            texts.append(owed)
            length, owed = length + len(owed), ""
        texts.append(part.text)
        segments += [(start + length, end + length, low, high) for start, end, low, high in part.segments]
        marks += [(Span(span.start + length, span.end + length), name) for span, name in part.marks]
        length += len(part.text)
    if owed and segments:
        segments.append((length, length + len(owed), segments[-1][3], segments[-1][3]))
        texts.append(owed)
    return Clean("".join(texts), tuple(segments), tuple(marks))


class Builder:
    """Puts a text together from pieces while marks open and close."""

    def __init__(self) -> None:
        self._pieces: list[Clean] = []
        self._length = 0
        self._open: dict[str, tuple[int, int]] = {}  # mark -> where it starts, how often it is open
        self._marks: list[Mark] = []

    def add(self, piece: Clean) -> None:
        if piece:
            self._pieces.append(piece)
            self._length += len(piece.text)

    def space(self, text: str) -> None:
        """White space whose place in the source nobody needs; it stands between its neighbours."""
        place = self._pieces[-1].segments[-1][3] if self._pieces else 0
        if self._pieces:
            self._pieces.append(Clean(text, ((0, len(text), place, place),)))
            self._length += len(text)

    def open(self, mark: str) -> None:
        start, depth = self._open.get(mark, (self._length, 0))
        self._open[mark] = (start, depth + 1)

    def close(self, mark: str) -> None:
        start, depth = self._open.pop(mark, (self._length, 0))
        if depth > 1:
            self._open[mark] = (start, depth - 1)
        elif self._length > start:
            self._marks.append((Span(start, self._length), mark))

    @property
    def blank(self) -> bool:
        return not any(not piece.text.isspace() for piece in self._pieces)

    @property
    def shown(self) -> str:
        """The text so far, if it is short; "" for a long one."""
        return "".join(piece.text for piece in self._pieces) if self._length <= _SHORT else ""

    def take(self) -> Clean:
        """What was collected, stripped; marks that are still open go on in the next text."""
        if not self._pieces:
            self._marks = []
            return Clean()
        whole = join(self._pieces)
        marks = [
            *self._marks,
            *((Span(start, self._length), mark) for mark, (start, _) in self._open.items() if self._length > start),
        ]
        marks.sort()
        self._pieces, self._length, self._marks = [], 0, []
        self._open = {mark: (0, depth) for mark, (_, depth) in self._open.items()}
        return Clean(whole.text, whole.segments, tuple(marks)).strip()
