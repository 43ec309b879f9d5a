"""The end of a reading by a style's grammar: the fields, what follows the reference, and how good the reading is."""

from __future__ import annotations

from citekit.parsing.reading import Reading
from citekit.parsing.styles.body import Body
from citekit.parsing.styles.settle import settle
from citekit.parsing.tail import read_tail

COMPLETE = 7.0
PARTIAL = 2.4


def finish(body: Body, *, quoted: bool) -> Reading | None:
    """The reading that a body makes; one that fell into place whole counts more than any of the home style."""
    reading = body.reading
    complete = settle(body, quoted=quoted)
    if "title" not in reading.fields:
        return None
    reading.closed = body.end
    reading.end = read_tail(reading, body.end)
    reading.grammar = True
    reading.score = COMPLETE if complete else PARTIAL
    return reading
