"""Library catalogues' descriptions: "Title : subtitle / responsibility. — Edition. — Place : Publisher, Year. — Extent".

Grammar: ISBD, International Standard Bibliographic Description, consolidated ed. (2011), areas 1, 2, 4-6 and 8.
"""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.dates import YEAR, parse_date
from citekit.parsing.imprint_fields import place_value
from citekit.parsing.reading import Reading, Text, trimmed
from citekit.parsing.styles.fields import put_piece
from citekit.parsing.styles.kinds import classify
from citekit.parsing.styles.people import people_of
from citekit.parsing.styles.pieces import Piece

_DASH = r"(?:\.? [-–—]{1,2} )"
_IMPRINT = re.compile(
    rf"(?:\. |{_DASH})\[?(?P<place>[^\W\d_][^:;\[\]—.]{{1,40}}?)\]? ?(?:; (?P<other>[^:;—]{{2,30}}?)"
    rf" ?)?: (?P<publisher>[^:;—]{{2,80}}?), (?:\[|c|cop\. )*(?P<date>{YEAR}(?:[-–]{YEAR})?)\]?"
)
_REST = re.compile(
    rf"(?:{_DASH}|\. )(?:(?P<extent>(?:[xvilc]+, )?\d+ ?(?:p|pp|S|pages|v|vol)\b\.?(?: : [^;—]{{2,30}})?(?: ?; ?\d+ ?cm\.?)?)"
    rf"|\((?P<series>[^();]{{3,80}}?)(?: ?[;,] ?(?P<number>[^()]{{1,12}}))?\)|ISBN:? ?(?P<isbn>[\dX-]{{10,17}}))"
)
_PARTS = re.compile(r" ?; |\. [-–—] ")


def read_isbd(source: Text) -> Reading | None:
    """The reading of a catalogue's description, or None when it has no " / " before its imprint."""
    text = source.text
    slash = text.find(" / ", 0, 400)
    if slash < 0:
        return None
    imprint = _IMPRINT.search(text, slash, source.limit)
    if not imprint:
        return None
    reading = Reading(source, ItemType.BOOK, "isbd")
    start = _author(reading, slash)
    reading.put_text("title", start, slash, "title before a slash")
    _responsibility(reading, slash + 3, imprint.start())
    reading.put("publisher_place", place_value(imprint["place"]), *imprint.span("place"), "place")
    if imprint["other"]:
        reading.spans["lead other"] = (*imprint.span("other"), "second place")
    reading.put_text("publisher", *imprint.span("publisher"), "publisher")
    reading.put("issued", parse_date(imprint["date"]), *imprint.span("date"), "date of the imprint")
    reading.end = _rest(reading, imprint.end())
    reading.closed = reading.end
    reading.grammar, reading.score = True, 7.0
    return reading


def _author(reading: Reading, slash: int) -> int:
    """A heading before the title ("White, Hayden V."); where the title starts."""
    text, words = reading.source.text, reading.source.words
    for stop, following, _ in reading.source.breaks:
        if following >= slash or stop > 80:
            break
        names = text[:stop]
        people = people_of(names, words) if ", " in names else ()
        if len(people) == 1 and people[0].family and people[0].given and not reading.source.is_abbreviation(following):
            if text[following : following + 2].strip(".").isupper() and text[following + 1 : following + 2] == ".":
                continue
            reading.put("author", people, 0, stop + 1, "heading")
            return following
    return 0


def _responsibility(reading: Reading, start: int, end: int) -> None:
    """Who is named behind the slash: the author once more, editors, translators; an edition."""
    source = reading.source
    cuts = [(found.start(), found.end()) for found in _PARTS.finditer(source.text, start, end)]
    for low, high in zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True):
        part, low, high = trimmed(source.text, low, high)
        piece = Piece(low, high, "")
        classify(source, [piece])
        if piece.kind in ("editor", "translator", "edition", "note", "volumes"):
            put_piece(reading, piece)
        elif "author" not in reading.fields:
            reading.put(
                "author", people_of(part.removeprefix("by "), source.words), piece.start, piece.end, "names behind a slash"
            )
        else:
            reading.spans[f"lead {piece.start}"] = (piece.start, piece.end, "names behind a slash")


def _rest(reading: Reading, position: int) -> int:
    """Extent, series and ISBN."""
    text, limit = reading.source.text, reading.source.limit
    while found := _REST.match(text, position, limit):
        if found["extent"]:
            reading.put("number_of_pages", found["extent"], *found.span("extent"), "extent")
        elif found["isbn"]:
            reading.put("isbn", found["isbn"], found.start("isbn") - 5, found.end("isbn"), "ISBN")
        else:
            if found["number"]:
                reading.put("collection_number", found["number"].strip(), *found.span("number"), "number of a series")
            reading.put_text("collection_title", *found.span("series"), "series")
        position = found.end()
    return position
