"""The fields that the pieces of a reference fill."""

from __future__ import annotations

import re

from citekit.model import Date
from citekit.parsing.dates import YEARS
from citekit.parsing.foreign_dates import REPRINTED, read_date
from citekit.parsing.reading import Reading
from citekit.parsing.statements import edition_value
from citekit.parsing.styles.people import people_of
from citekit.parsing.styles.pieces import Piece
from citekit.parsing.tail import page_value

_EDITION_NUMBER = re.compile(
    r"(\d{1,3})(?:st|nd|rd|th|d|e|è|ème|ᵉ|re|er|ª|\.ª|º|a|\.)? (?:[Ee]d(?:\.|n\.?|ition|ición|izione)?|[Éé]d(?:\."
    r"|ition)|Aufl(?:\.|age))\Z"
)
_TEXTS = {
    "medium": "medium", "database": "source", "extent": "number_of_pages", "note": "note",
    "division": "division",
}  # fmt: skip


_SILENT = frozenset(("at", "printing", "role", "reprint", "review", "by", "episode"))


def put_piece(reading: Reading, piece: Piece) -> None:
    """Set what a piece says."""
    kind, value, start, end = piece.kind, piece.value, piece.start, piece.end
    if kind in _TEXTS:
        reading.put_text(_TEXTS[kind], start, end, kind)
        if reading.spans.get(_TEXTS[kind], (0, 0))[0] != start:
            reading.spans[f"lead {start}"] = (start, end, kind)
    elif kind == "conference" and value:
        reading.put("container_title", value["meeting"], start, end, "meeting")
    elif kind == "noplace":
        reading.spans["no-place"] = (start, end, "no place")
    elif kind == "roman":
        reading.doubt("CK902", None, reading.source.text[start:end])
    elif kind in _SILENT or value is None:
        reading.spans[f"lead {start}"] = (start, end, kind)
    elif kind in ("editor", "translator", "director"):
        _put_people(reading, kind, value, start, end)
    elif kind == "edition":
        reading.put("edition", _edition(reading.source.text, start, end), start, end, "edition")
    elif kind == "date":
        _put_date(reading, value["date"], start, end)
    elif kind == "undated":
        reading.spans["undated"] = (start, end, "no date")
        if value[0].startswith(("forth", "in p", "In p", "im ", "à p", "sous", "en prensa", "in corso")):
            reading.put("status", value[0], start, end, "status")
    else:
        _put_number(reading, kind, value, start, end)


def _put_people(reading: Reading, kind: str, value: re.Match[str], start: int, end: int) -> None:
    """Names after their role; "edited and translated by" fills both."""
    text = reading.source.text
    names = people_of(value["names"], reading.source.words)
    stop = end + (text[end : end + 1] == "." and bool(names) and bool(names[-1].suffix))
    lead = text[start : value.start("names")].lower()
    if not names:
        reading.doubt("CK902", kind, text[start:end])
    reading.put(kind, names, start, stop, "names after their role")
    if (kind == "translator" and "edited" in lead) or (kind == "editor" and "trans" in lead):
        reading.put("editor" if kind == "translator" else "translator", names, start, stop, "names after their role")


def _put_number(reading: Reading, kind: str, value: re.Match[str], start: int, end: int) -> None:
    if kind in ("page", "number"):
        page = value["page"] or value[0].partition(" ")[2]
        reading.put("page", page_value(page), start, end, "pages")
    elif kind == "pointed":
        reading.put("volume", value["number"], start, end, "volume")
        reading.put("issue", value["issue"], start, end, "issue")
    elif kind in ("volume", "issue"):
        number = value["number"] if "number" in value.re.groupindex else value[0]
        reading.put(kind, number, start, end, kind)
    elif kind == "volumes":
        count = {"two": "2", "three": "3", "four": "4"}.get(value["count"].lower(), value["count"])
        reading.put("number_of_volumes", count, start, end, "number of volumes")
    elif kind in ("series", "series_number"):
        if value["number"]:
            reading.put("collection_number", value["number"], start, end, "number of a series")
        reading.put("collection_title", value["series"].strip(' .,»”"'), start, end, "series")
    elif kind == "report":
        reading.put("genre", value["genre"], start, end, "kind of report")
        reading.put("number", value["number"], start, end, "number of a report")
    elif kind == "thesis":
        reading.put("genre", value["genre"], start, value.end("genre"), "kind of thesis")
        if value["school"]:
            reading.put_text("publisher", *value.span("school"), "university")
    elif kind in ("doi", "url"):
        reading.put(kind, value[kind], start, end, kind)
    elif kind == "accessed":
        reading.put("accessed", read_date(value["date"]), start, end, "accessed")


def _earlier(reading: Reading, date: Date) -> bool:
    """ "Paris, PUF, 2000 [1934]": is this year before that of the reference?"""
    issued = reading.fields["issued"]
    return isinstance(issued, Date) and bool(issued.year and date.year) and (date.year or 0) < (issued.year or 0)


def _put_date(reading: Reading, text: str, start: int, end: int) -> None:
    """The last date of the reference is its own; a year before it that of the first edition."""
    text = REPRINTED.sub("", text)
    date = read_date(text)
    if "issued" not in reading.fields:
        reading.put("issued", date, start, end, "date")
    elif "url" in reading.fields or "medium" in reading.fields or "source" in reading.fields:
        reading.put("accessed", date, start, end, "accessed")
    elif re.fullmatch(YEARS, text.strip("[]")) and _earlier(reading, date):
        reading.put("original_date", date, start, end, "date of the first edition")
    elif re.fullmatch(YEARS, text) and "original_date" not in reading.fields:
        reading.fields["original_date"], reading.spans["original_date"] = reading.fields["issued"], reading.spans["issued"]
        reading.fields["issued"], reading.spans["issued"] = date, (start, end, "date")
    else:
        reading.spans[f"lead {start}"] = (start, end, "date")


def _edition(text: str, start: int, end: int) -> str:
    value = text[start : end + (text[end : end + 1] == ".")]
    plain = _EDITION_NUMBER.match(value)
    return plain[1] if plain else edition_value(value)
