"""Recordings: "Columbia CK 64935, 1959. CD." after the title of a song or an album."""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.dates import YEAR, parse_date
from citekit.parsing.head import Head
from citekit.parsing.names import mononym
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.statements import read_statements, starts_statement
from citekit.parsing.tail import read_tail
from citekit.parsing.words import fold

_CATALOGUE = r"(?P<number>(?:[A-Z][A-Z0-9]{0,5}[ -])?[A-Z]{0,4}\d[\w-]*(?:/\d+)?(?: [A-Z]{1,3}\b)?)"
_RELEASE = re.compile(
    rf"(?:(?P<place>[A-Z][\w. ]{{2,25}}): )?(?P<label>[A-Z][\w&’'!/-]*(?: (?:Bros\.|Inc\.|[A-Z&][\w&’'!/-]*))*?)"
    rf"(?:,? {_CATALOGUE})?(?:,| \()\s?(?P<year>(?:c\. )?{YEAR}|n\.d\.)\)?(?=[.,;]|$)"
)
_RECORDS = re.compile(r"Record(?:s|ings?)\b|Folkways|Gramophon|Music\b")
_MEDIA = frozenset(("CD", "LP", "Compact disc", "Audiocassette", "Audio CD", "Cassette", "MP3"))
_PERFORMED = re.compile(
    r"(?:Perf(?:ormed by|\.)|Cond(?:ucted by|\.)|With|Recorded(?: live)?(?= (?:in|at|on|[A-Z0-9]))) [^.]{3,80}\.\s"
)


def read_recording(head: Head) -> Reading | None:
    """The recording that ``head`` starts: a label of the lists, a catalogue number and a year, or the medium of a record."""
    source, reading = head.reading.source, head.reading
    text = source.text
    start = head.after
    starts = [start] + [following for _, following, _ in source.breaks if start < following < start + 200]
    for begin in starts:
        found = _RELEASE.match(text, begin, source.limit)
        if not found:
            continue
        end = read_tail(reading, found.end())
        if not _is_label(reading, found):
            continue
        head.put_title()
        _album(reading, start, begin)
        if found["place"]:
            reading.put_text("publisher_place", *found.span("place"), "place")
        reading.put("publisher", found["label"], *found.span("label"), "label")
        if found["number"]:
            reading.put("number", found["number"], *found.span("number"), "catalogue number")
        reading.put("issued", parse_date(found["year"]), *found.span("year"), "year of the recording")
        reading.type = ItemType.SONG
        reading.rule = "recording"
        reading.score = 5.5
        reading.end = end
        return reading
    return None


def _is_label(reading: Reading, found: re.Match[str]) -> bool:
    label = fold(found["label"])
    words = reading.source.words
    if (
        label in words.studios
        and not found["number"]
        and reading.fields.get("medium") not in _MEDIA
        and label not in words.labels
    ):
        return False
    known = label in words.labels or bool(_RECORDS.search(label))
    return (known and (bool(found["number"]) or reading.fields.get("medium") in _MEDIA or bool(_RECORDS.search(label)))) or (
        reading.fields.get("medium") in _MEDIA
    )


def _album(reading: Reading, start: int, end: int) -> None:
    """The album between a song and its label ("On Kind of Blue.")."""
    text = reading.source.text
    value, low, high = trimmed(text, start, end)
    if not value:
        return
    if starts_statement(text, start):
        read_statements(reading, reading.spans["title"][1] - 1, end)
        return
    if _PERFORMED.match(text, start, end):
        reading.put("note", value, low, high, "performer")
        return
    if not reading.fields.keys() & {"author", "editor"} and reading.spans["title"][2] == "title":
        performer = str(reading.fields["title"])  # "The Beatles. Abbey Road.": who plays, and what
        reading.put("author", (mononym(performer),), *reading.spans.pop("title"))
        reading.fields["title"], reading.spans["title"] = value, (low, high, "title")
        reading.doubt("CK908", "author", performer)
        return
    lead = re.match(r"(?:[Oo]n|From) (?=[A-Z])", value)
    reading.put("container_title", value[lead.end() :] if lead else value, low, high, "album")
