"""Where the title of an author–date reference may end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from citekit.parsing.authordate.head import Head
from citekit.parsing.authordate.quotes import in_quotes
from citekit.parsing.reading import Text

_GAP: Final = re.compile(r"[\s.,;:!?]*")
_ADDRESS: Final = re.compile(r"[.?!]\s+(?=<?https?:|<?www\.|doi:|\[)|(?<=\])\.\s+(?=[a-z])")
_SHORT: Final = re.compile(
    r"\b(?:trans|tr|eds?|edn|vols?|nos?|pp?|vs?|cf|rev|[SD]t|[MD]rs?|Prof|intro|illus)\Z"
)  # words that end no title
_STATED: Final = re.compile(r",? \(?(?:trans|eds?|tr|(?:translated|edited) by)\.? (?:[A-Z]\. ?)*[A-Z]\Z")
_STATEMENT: Final = re.compile(r"(?:Translated|Edited|Directed|Illustrated) by [A-Z]")  # no title starts so
_TRIES: Final = 8


@dataclass(frozen=True, slots=True)
class Title:
    """A title from ``start`` to ``end``, and where what follows it starts."""

    start: int
    end: int
    after: int
    quoted: bool = False
    sure: bool = True  # no abbreviation ends it


def titles(head: Head, *, title_first: bool) -> Iterator[Title]:
    """The titles that the text may have, the shortest first; one alone when it stands in quotes."""
    source = head.source
    text = source.text
    if title_first:
        low, high = head.quoted if head.quoted[1] else head.names
        yield Title(low, high, head.start, bool(head.quoted[1]))
        return
    start = head.start
    inside = in_quotes(source, start)
    if inside and (text[inside[2] : inside[2] + 1] in ".,;:[( " or inside[2] >= source.limit or text[inside[1] - 1] in ".,?!"):
        yield Title(inside[0], inside[1], skip(text, inside[2]), True)
        if text[inside[1] - 1] in ".,?" or text[inside[2] : inside[2] + 1] in ".,":
            return
    for count, (stop, following, sure) in enumerate(_stops(source, start)):
        if count >= _TRIES:
            break
        yield Title(start, _end(text, start, stop), following, sure=sure)
    if not _STATEMENT.match(text, start):
        yield Title(start, source.limit, source.limit)


def _end(text: str, start: int, stop: int) -> int:
    """A question mark belongs to the title, and so does what closes quotes in it: "the help of “Dr. House.”"."""
    if text[stop + 1 : stop + 2] == "”" and text.rfind("“", start, stop) > start:
        return stop + 2
    return stop + (text[stop] in "?!")


def _stops(source: Text, start: int) -> Iterator[tuple[int, int, bool]]:
    """The stops after ``start`` that stand in no brackets."""
    text = source.text
    position, depth = start, 0
    addresses = [(found.start(), found.end(), True) for found in _ADDRESS.finditer(text, start, min(source.limit, start + 500))]
    for stop, following, sure in sorted([*source.breaks, *addresses]) if addresses else source.breaks:
        if stop <= start:
            continue
        if stop - start > 500:
            break
        depth += sum((char in "([") - (char in ")]") for char in text[position : stop + 1])
        position = stop + 1
        if not sure and (_SHORT.search(text, start, stop) or _STATED.search(text, start, stop)):
            continue
        if depth <= 0 and not _STATEMENT.match(text, start, stop):
            yield stop, following, sure
            depth = min(depth, 0)


def skip(text: str, position: int) -> int:
    """Past marks and white space."""
    found = _GAP.match(text, position)
    return found.end() if found else position
