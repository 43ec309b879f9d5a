"""The parts between the commas of a Harvard reference of one sentence, and the imprint among them: "Polity, Cambridge"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citekit.model import ItemType
from citekit.parsing.imprint import publisher_score
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, Text
from citekit.parsing.words import fold


@dataclass(slots=True)
class Piece:
    low: int
    high: int

    @property
    def span(self) -> tuple[int, int]:
        return self.low, self.high


def pieces_of(source: Text, start: int, stop: int) -> list[Piece]:
    """The text between commas that stand in no brackets."""
    text = source.text
    found: list[Piece] = []
    low, depth = start, 0
    for index in range(start, stop):
        char = text[index]
        depth += (char in "([") - (char in ")]")
        if char == "," and depth <= 0 and text[index + 1 : index + 2] == " ":
            found.append(Piece(low, index))
            low = index + 2
    found.append(Piece(low, stop))
    return found


def take_imprint(reading: Reading, pieces: list[Piece], *, viewed: bool, field: str) -> bool:
    """Take "Polity Press, Cambridge" from the right end; a page of the web may have a site alone."""
    source = reading.source
    text, words = source.text, source.words
    place_from = len(pieces)
    for count in (3, 2, 1):
        if len(pieces) > count and _is_place(source, pieces[-count].low, pieces[-1].high):
            place_from = len(pieces) - count
            break
    guessed = place_from == len(pieces)
    known = _own_publisher(reading, pieces) or _known_publisher(source, pieces)
    if known and known + 1 < place_from:
        place_from, guessed = known + 1, False  # "Routledge, Abingdon, Oxon": no list holds the county
    if guessed and len(pieces) > 2 and _place_first(source, pieces):
        return _without_place(reading, pieces, viewed=viewed, field=field)
    if guessed and not viewed and len(pieces) > 2 and place_kind(fold(text[pieces[-1].low : pieces[-1].high]), words):
        place_from = len(pieces) - 1
    if place_from == len(pieces):
        return _without_place(reading, pieces, viewed=viewed, field=field)
    best, best_score = 0, 0.0
    for index in range(place_from - 1, max(0, place_from - 5), -1):
        if index == 0 and field == "title":
            break
        name = text[pieces[index].low : pieces[place_from - 1].high]
        score = publisher_score(name, words) + (2.0 if fold(name) in words.publishers else 0.0) - 0.6 * (place_from - 1 - index)
        if score > best_score:
            best, best_score = index, score
    if best_score <= 0 or best == 0:
        return False
    reading.put_text("publisher_place", pieces[place_from].low, pieces[-1].high, "place after the publisher")
    publisher = (pieces[best].low, pieces[place_from - 1].high)
    reading.put_text("publisher", *publisher, "publisher before its place")
    if guessed and best_score < 2:
        reading.doubt("CK906", "publisher", text[slice(*publisher)])
    reading.score = 4.0 if not guessed or best_score >= 2 else 2.5
    del pieces[best:]
    return True


def _own_publisher(reading: Reading, pieces: list[Piece]) -> int:
    """The part that is the author once more ("Engineers Australia, Barton, ACT"); 0 if there is none."""
    text, author = reading.source.text, reading.fields.get("author")
    name = author[0].literal if isinstance(author, tuple) else ""
    for index in (len(pieces) - 3, len(pieces) - 2):
        if index > 0 and name and text[slice(*pieces[index].span)] == name:
            return index
    return 0


def _known_publisher(source: Text, pieces: list[Piece]) -> int:
    """The part that is a publisher of the lists, when one or two parts that may be a place follow it; 0 if there is none."""
    text, words = source.text, source.words
    for index in (len(pieces) - 3, len(pieces) - 2):
        if index > 0 and fold(text[slice(*pieces[index].span)]) in words.publishers:
            place = fold(text[pieces[index + 1].low : pieces[-1].high])
            return index if place_kind(place, words) and not words.is_publisher(place) else 0
    return 0


def _place_first(source: Text, pieces: list[Piece]) -> bool:
    """ "…, Oxford, Basil Blackwell": a known place, then a known publisher."""
    known = publisher_score(source.text[pieces[-1].low : pieces[-1].high], source.words) >= 2
    return known and _is_place(source, pieces[-2].low, pieces[-2].high)


def _is_place(source: Text, low: int, high: int) -> bool:
    """A known place; "Ringwood, Vic" has lost its stop to the end of the sentence."""
    name = fold(source.text[low:high])
    return place_kind(name, source.words) == 2 or (
        source.text[high : high + 1] == "." and place_kind(f"{name}.", source.words) == 2
    )


def _without_place(reading: Reading, pieces: list[Piece], *, viewed: bool, field: str) -> bool:
    source = reading.source
    text = source.text
    if field == "container_title" and viewed and len(pieces) == 1:
        reading.type, reading.score = ItemType.WEBPAGE, 3.0
        return True
    if len(pieces) < 2:
        if viewed and field == "title":
            reading.type, reading.score = ItemType.WEBPAGE, 3.0
            return True
        return False
    last = pieces[-1]
    name = text[last.low : last.high]
    if len(pieces) > 2 and _place_first(source, pieces):
        reading.put_text("publisher_place", pieces[-2].low, pieces[-2].high, "place before the publisher")
        reading.put_text("publisher", last.low, last.high, "publisher")
        reading.score = 4.0
        del pieces[-2:]
        return True
    colon = re.match(r"([A-Z][^:]{2,40}): (.+)\Z", name)
    if colon and place_kind(fold(colon[1]), source.words) == 2:
        reading.put_text("publisher_place", last.low, last.low + colon.end(1), "place before a colon")
        reading.put_text("publisher", last.low + colon.start(2), last.high, "publisher")
        reading.score = 4.0
        pieces.pop()
        return True
    score = publisher_score(name, source.words)
    if viewed and score >= 1:
        reading.type, reading.score = ItemType.WEBPAGE, 3.0
        reading.put_text(
            "publisher" if field == "container_title" or score >= 2 else "container_title", last.low, last.high, "site"
        )
        pieces.pop()
        return True
    if score >= 2:
        reading.put_text("publisher", last.low, last.high, "publisher")
        reading.score = 3.0
        pieces.pop()
        return True
    return False
