"""The pieces behind the names (and behind a title in quotes), and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from citekit.parsing.reading import Reading
from citekit.parsing.styles.pieces import Piece


@dataclass(slots=True)
class Body:
    """The pieces behind the names (and behind a title in quotes), and what became of them."""

    reading: Reading
    pieces: list[Piece]
    end: int = 0
    run: list[Piece] = field(default_factory=list)  # what stands before all that says what it is: title or container
    loose: list[Piece] = field(default_factory=list)  # publisher and place, where the run did not hold them
    title: list[Piece] = field(default_factory=list)  # the title before "in"
    contained: bool = False

    @property
    def text(self) -> str:
        return self.reading.source.text

    def kinds(self) -> set[str]:
        return {piece.kind for piece in self.pieces}

    def of(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end]
