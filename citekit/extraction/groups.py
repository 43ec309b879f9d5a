"""The lines of one group, an item or a paragraph with what belongs to it, as entries."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.extraction.entries import SENTENCE_LIMIT, ends, evidence, is_title, paragraphs_to_entries, stands_alone
from citekit.extraction.lines import Line
from citekit.extraction.names import begins_with_author


def entries_of(lines: list[Line]) -> Iterator[list[Line]]:
    """One group of lines as entries.

    A title in capitals that stands right above a remark on the part that it opens is taken off: no annotation begins so.
    """
    first = lines[0]
    if len(lines) > 1 and first.gap and first.text.isupper() and is_title(first) and not (lines[1].joined or lines[1].loose):
        second = lines[1]
        if second.indent == first.indent and second.text[0].isupper() and not second.text.isupper() and not second.marker:
            yield lines[:1]
            lines = lines[1:]
    yield from _entries(lines)


def _entries(lines: list[Line]) -> Iterator[list[Line]]:
    """The entries of a paragraph, and what belongs to the last of them."""
    own = next((index for index, line in enumerate(lines) if index and (line.joined or line.loose)), len(lines))
    *whole, entry = _items(lines[:own]) if lines[0].marker else paragraphs_to_entries(lines[:own])
    yield from whole
    above = "\n".join(line.text for line in entry)
    for line in lines[own:]:
        if line.loose and stands_alone(above, line.clean):
            yield entry
            entry, above = [], ""
        entry.append(line)
        above = f"{above}\n{line.text}" if len(above) < SENTENCE_LIMIT else above
    yield entry


def _items(lines: list[Line]) -> Iterator[list[Line]]:
    """An item and its lines; one that is a whole reference behind another has lost its bullet."""
    item = lines[:1]
    for line in lines[1:]:
        if begins_with_author(line.text) and ends(item[-1].text) and evidence(line.text) > 2 and evidence(item[0].text) > 2:
            yield item
            item = []
        item.append(line)
    yield item
