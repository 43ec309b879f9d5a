"""The fields of an imprint: place, publisher, date, and those of the imprint that it reprints."""

from __future__ import annotations

import re

from citekit.parsing.dates import UNDATED, parse_date
from citekit.parsing.imprint import Imprint
from citekit.parsing.reading import Reading, trimmed


def put_imprint(reading: Reading, imprint: Imprint) -> None:
    source = reading.source
    if imprint.place[0] < imprint.place[1]:
        place = _place(source.text, *imprint.place)
        reading.put("publisher_place", place_value(place[0]), place[1], place[2], "place before a colon")
        if place[0] in ("N.p.", "n.p.", "S.l.", "N.p", "n.p", "s.l."):
            reading.fields.pop("publisher_place", None)
            reading.spans["no-place"] = reading.spans.pop("publisher_place")
    if imprint.publisher[0] < imprint.publisher[1]:
        publisher = trimmed(source.text, *imprint.publisher)
        if ". " in publisher[0] and publisher[0].replace(". ", ", ") in source.words.publishers:
            publisher = (publisher[0].replace(". ", ", "), *publisher[1:])  # a full stop for the comma: "Little. Brown"
        if publisher[0] in ("n.p.", "n.p", "s.n.", "N.p."):
            reading.spans["no-publisher"] = (publisher[1], publisher[2], "no publisher")
        else:
            reading.put("publisher", publisher[0], publisher[1], publisher[2], "publisher before the date")
    put_date(reading, *imprint.date)
    if imprint.other[0] >= imprint.date[1] > 0:
        reading.doubt("CK910", None, source.text[slice(*imprint.other)].strip(" ."))
    if imprint.other[1]:
        reading.spans["lead other"] = (*imprint.other, "second imprint")
    if not imprint.known_place and not imprint.known_publisher and "publisher" in reading.fields:
        reading.doubt("CK906", "publisher", str(reading.fields["publisher"]))


def _place(text: str, start: int, end: int) -> tuple[str, int, int]:
    """A place keeps its last full stop ("Waltham, Mass."): a colon follows, so it ends no sentence."""
    _, start, stop = trimmed(text, start, end)
    stop += text[stop : stop + 1] == "." and text[stop + 1 : stop + 2] in (":", ",", ")")
    return text[start:stop], start, stop


_SPACED = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")


def place_value(place: str) -> str:
    """ "Westport. Conn." is "Westport, Conn."; "Ithaca, N. Y." is "Ithaca, N.Y."."""
    if ". " not in place:
        return place.strip("[]()")
    fixed = _SPACED.sub("", place)
    head, stop, tail = fixed.partition(". ")
    if stop and len(head) > 3 and "," not in head and " " not in head[-4:] and head not in ("Saint",):
        fixed = f"{head}, {tail}"
    return fixed.strip("[]()")


_UNDATED = re.compile(UNDATED)


def put_date(reading: Reading, start: int, end: int) -> None:
    text = reading.source.text[start:end]
    if _UNDATED.fullmatch(text):
        if text.strip("[]").replace(" ", "") in ("n.d.", "n.d", "undated"):
            reading.spans["undated"] = (start, end, "no date")
        else:
            reading.put("status", text.lower(), start, end, "status")
        return
    if start < end:
        reading.put("issued", parse_date(text), start, end, "date of the imprint")


def put_original(reading: Reading, original: Imprint) -> None:
    text = reading.source.text
    if original.place[0] < original.place[1]:
        place = _place(text, *original.place)
        reading.put("original_publisher_place", place_value(place[0]), place[1], place[2], "place of the first imprint")
    if original.publisher[0] < original.publisher[1]:
        publisher = trimmed(text, *original.publisher)
        reading.put("original_publisher", publisher[0], publisher[1], publisher[2], "publisher of the first imprint")
    reading.put("original_date", parse_date(text[slice(*original.date)]), *original.date, "date of the first imprint")


def settle_reprint(reading: Reading) -> None:
    """The word "Reprint" belongs to the original date."""
    mark = reading.spans.pop("reprint", None)
    if mark and "original_date" in reading.spans:
        low, high, rule = reading.spans["original_date"]
        reading.spans["original_date"] = (low, max(high, mark[1]), rule)
    elif mark:
        reading.spans["reprint"] = mark
