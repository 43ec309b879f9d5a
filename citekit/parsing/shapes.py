"""The shapes of references, and how one is chosen: each reader whose sign shows reads the text; the best reading wins."""

from __future__ import annotations

from citekit.model import Fragment, Name, Parsed
from citekit.parsing.assemble import assemble
from citekit.parsing.book import read_book
from citekit.parsing.document import read_document
from citekit.parsing.reading import Reading, Text
from citekit.parsing.repair import repair
from citekit.parsing.words import Words


def read_fragment(fragment: Fragment, above: tuple[Name, ...], words: Words) -> Parsed:
    """Mend, read in every shape that fits, choose, check."""
    mended = repair(fragment)
    source = Text(mended.text, words, mended.alignment, mended.italics, above)
    readings = sorted(_readings(source), key=lambda reading: -reading.score)
    best = readings[0] if readings else read_document(source)
    return assemble(fragment, best, 0.9, readings[1] if len(readings) > 1 else None)


def _readings(source: Text) -> list[Reading]:
    found = [read_book(source, 0)]
    return [reading for reading in found if reading is not None]
