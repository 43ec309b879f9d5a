"""What no shape can read: prose, single words, nothing at all."""

from __future__ import annotations

from citekit.model import ItemType
from citekit.parsing.reading import Reading, Text


def read_document(source: Text) -> Reading:
    """The whole text as the title of a document, with a doubt that says so."""
    reading = Reading(source, ItemType.DOCUMENT, "document")
    end = source.sentence_end(0)
    reading.put_text("title", 0, end, "first sentence")
    reading.end = min(end + 1, len(source.text))
    reading.doubt("CK904", None)
    return reading
