"""Books, and what is printed like them: reports, hearings, films, whole recordings. Read from the imprint leftwards."""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.closing import choose_imprint, undated_imprint
from citekit.parsing.cut import author_cuts
from citekit.parsing.head import anchored, doubt_cut, head_date, put_names
from citekit.parsing.imprint_fields import put_imprint, put_original, settle_reprint
from citekit.parsing.reading import Reading, Text, quoted, trimmed
from citekit.parsing.statements import read_statements
from citekit.parsing.tail import read_tail

_HEARINGS = re.compile(r"\b(?:Hearings?|Report)\b.{0,200}\bCong(?:ress|\.)", re.DOTALL)


def read_book(source: Text, start: int) -> Reading | None:
    """The reading of a text as a book, or None when it shows no imprint and no sentence of a book."""
    reading = Reading(source, ItemType.BOOK, "book")
    found = choose_imprint(source, start)
    if found is None:
        return _without_date(reading, start)
    original, imprint = found
    if not imprint.known_place and not imprint.known_publisher and imprint.place[0] == imprint.place[1]:
        undated = undated_imprint(source, imprint.end)
        if undated and (not imprint.publisher[1] or undated.known_place):
            return _without_date(reading, start)  # the year stands before the title, or at its end
    stop = (original or imprint).start
    if not _read_head(reading, start, stop, dated=bool(imprint.date[0])):
        return None
    reading.score = min(imprint.score, 4.0)
    if original:
        put_original(reading, original)
    put_imprint(reading, imprint)
    settle_reprint(reading)
    reading.closed = imprint.end
    reading.end = read_tail(reading, imprint.end, pages=imprint.bracketed)
    _settle_type(reading)
    return reading


def _read_head(reading: Reading, start: int, stop: int, *, dated: bool) -> bool:
    """Author, title and the statements after it, all before the imprint."""
    source = reading.source
    cuts = author_cuts(source, start, stop)
    cut = anchored(source, cuts)
    put_names(reading, start, cut)
    title_start = head_date(reading, cut.title_start, stop, dated=dated)
    title_end = read_statements(reading, title_start, stop)
    put_title(reading, title_start, title_end)
    if not reading.fields.get("title"):
        return False
    if len(cuts) > 1 and cuts[0].score - cuts[1].score < 1.5 and cut is cuts[0]:
        doubt_cut(reading, cuts)
    return True


def put_title(reading: Reading, start: int, end: int) -> None:
    """The title between author and statements; quotes around the whole of it are not part of it."""
    text = reading.source.text
    value, low, high = trimmed(text, start, end)
    if not value:
        return
    inside = quoted(text, low, min(high + 1, len(text)))
    if inside and inside[2] >= high:
        low, high = inside[0], inside[1]
        value = text[low:high].rstrip(" .,")
    elif text[low] == "“" and "”" not in value:
        low, value = low + 1, value[1:]  # the closing mark is lost
    elif text[high - 1 : high] == "(":
        value = value[:-1].rstrip(" ,.")
    reading.put("title", value, start if start < low else low, high, "title")


_FILM_CREDITS = ("Produced by", "Starring", "Screenplay by", "Narrated by", "Written and produced")


def _settle_type(reading: Reading) -> None:
    fields = reading.fields
    if "director" in fields or ("author" not in fields and str(fields.get("note", "")).startswith(_FILM_CREDITS)):
        reading.type = ItemType.MOTION_PICTURE
        reading.doubts = [found for found in reading.doubts if found[0] != "CK906"]  # nobody lists all film companies
    elif (
        reading.type is ItemType.BOOK
        and "Cong" in reading.source.text
        and _HEARINGS.search(reading.source.text, 0, reading.end)
    ):
        reading.type = ItemType.REPORT


def _without_date(reading: Reading, start: int) -> Reading | None:
    """A book whose imprint has no date: it stands after the author, or nowhere."""
    source = reading.source
    closing = undated_imprint(source, start)
    stop = closing.start if closing else source.limit
    if not closing:
        sentences = [following for _, following, sure in source.breaks if sure]
        stop = sentences[1] if len(sentences) > 1 else source.limit
    if not _read_head(reading, start, stop, dated=False):
        return None
    if closing:
        put_imprint(reading, closing)
        reading.score = closing.score - (0.0 if "issued" in reading.fields else 1.0)
        reading.end = read_tail(reading, closing.end)
    else:
        reading.score = 0.5 if "author" in reading.fields or "editor" in reading.fields else 0.0
        reading.end = max(span[1] for span in reading.spans.values())
    _settle_type(reading)
    return reading
