"""Place and publisher without a year: "New York, NY: Wiley." (APA 6, Harvard, Chicago), "Crown." (APA 7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from citekit.model import ItemType
from citekit.parsing.imprint import publisher_score
from citekit.parsing.imprint_fields import place_value
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, Text, trimmed
from citekit.parsing.words import fold

_COMPANY_END = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|Cie|Verlag|Press)\Z")
_PLACE_BEHIND = re.compile(r", (?P<place>[A-Z][\w. ]+, [A-Z][\w.]+)\Z")  # "National Bureau of Economic Research, Cambridge, MA"
_NAMED = re.compile(r"[A-ZÀ-Þ][^\d“”\":?.;]{2,50}")  # "Les presses du réel"
# "Polity Press in association with the Open University": who helped to print it
_PARTNER = re.compile(
    r",? (?:in (?:association|co-?operation|conjunction) with|on behalf of|for|published for) (?:the )?[A-ZÀ-Þ].*\Z"
)
_CAPITALS = re.compile(r"(?:(?:[A-Z0-9][\w.&’'/+!-]*|and|of|the|&)[;,]? ?){1,16}")
_PRESS_PLACE = re.compile(r"(?:Press|Books|Publish\w+|Verlag|Publications), (?P<place>[A-Z][^:;,]{2,40})\Z")
_COLON = re.compile(r"\s?:\s")
_MEDIA = frozenset(("LP", "CD", "DVD", "VHS", "Print", "Web", "MP3", "PDF", "Film", "Video"))
_NO_PLACE = frozenset(("N.p.", "n.p.", "S.l.", "s.l.", "[S.l.]", "[n.p.]", "n.p", "N.p"))
_SERIES = re.compile(
    r" \((?P<series>(?!Original|First pub|Reprint)[A-Z][^()]{2,80}?)(?:,? (?:[Nn]o\.? |[Vv]ol\.? )?(?P<number>\d{1,4}))?\)\Z"
)
_COMMAND = re.compile(r" \((?P<number>(?:Cmn?d?\.?|HC|HL|COM) ?\d[\dIVX/–-]*(?: \d+)?)\)\Z")
_PAGES = re.compile(r"[,.] ?\(?pp?\. ?(?P<page>[\divxlc]+(?:\s?[-–—]\s?[\divxlc]+)?(?:, ?\d+(?:[-–]\d+)?)*)\)?\Z")
_REPRINTED = re.compile(r" \([Rr]e(?:print|issu|publish)(?:ed)?[^()]{0,60}\)\Z")
_SECOND = re.compile(r"; (?=[A-Z][^;:]{1,40}: [A-Z])")
_PLACES_OF_FILMS = frozenset(
    ("United States", "USA", "U.S.", "US", "United Kingdom", "UK", "U.K.", "France", "Italy", "Germany", "Japan")
)


@dataclass(slots=True)
class Publication:
    """Where place and publisher stand, and how well they are known: 3 both or a known press, 2 likely, 1 a guess."""

    end: int
    place: tuple[int, int] = (0, 0)
    publisher: tuple[int, int] = (0, 0)
    score: float = 0.0
    known: bool = False


_LOWER: Final = re.compile(r"\.\s+(?=<?https?:|<?www\.|doi\b|DOI|[a-z]{2,} [a-z])")


def sentence_stop(source: Text, start: int) -> int:
    """Where the sentence of a publisher ends: "John Wiley & Sons, Inc." may be followed by another, or by an address."""
    stop = _sentence_stop(source, start)
    for lower in _LOWER.finditer(source.text, start + 1, stop):
        if not source.is_abbreviation(lower.start()) or _COMPANY_END.search(source.text, start, lower.start()):
            return lower.start()
    return stop


def _sentence_stop(source: Text, start: int) -> int:
    for stop, following, sure in source.breaks:
        if stop <= start or source.text[stop] in "!?":  # "Go! Discs"
            continue
        if sure or (
            _COMPANY_END.search(source.text, start, stop)
            and (source.text[following].isupper() or source.text.startswith("(Original", following))
            and not source.text.startswith(("Press", "Books", "Ltd", "Inc", "Limited", "KG", "Publishers"), following)
        ):
            return stop
    return source.limit


def publication_at(source: Text, start: int, *, loose: bool = False) -> Publication | None:
    """The publication that fills the sentence at ``start``; ``loose``: companies of films and records, which no list holds."""
    text = source.text
    stop = sentence_stop(source, start)
    if stop - start > 200 or stop - start < 2 or text[start:stop] in _MEDIA or text[start] in '“"‘(':
        return None
    end = stop
    while end > start and text[end - 1] in " .":
        end -= 1
    extra = end
    for pattern in (_REPRINTED, _PAGES, _COMMAND, _SERIES):
        found = pattern.search(text[start:extra])
        if found:
            extra = start + found.start()
    colon = _COLON.search(text, start, extra)
    if colon:
        return _placed(source, start, colon, extra, stop)
    score = _publisher(text[start:extra], source)
    if loose and score < 1 and _CAPITALS.fullmatch(text, start, extra):
        score = 1.0
    if score < 1 or extra - start > 110:
        return None
    comma = _PRESS_PLACE.search(text[start:extra])
    if comma and place_kind(fold(comma["place"]), source.words) == 2:
        return Publication(stop, (start + comma.start("place"), extra), (start, start + comma.start("place") - 2), 3.0, True)
    split = _PLACE_BEHIND.search(text[start:extra])
    if split and "University of" not in text[start:extra] and place_kind(fold(split["place"]), source.words) == 2:
        return Publication(stop, (start + split.start("place"), extra), (start, start + split.start()), 3.0, True)
    known = score >= 2 or text.count(" ", start, extra) < 3 or source.words.is_corporate(text[start:extra])
    return Publication(stop, (0, 0), (start, extra), 3.0 if score >= 2 else 2.0 if known else 1.2, known)


def _publisher(name: str, source: Text) -> float:
    """The worst score of the publishers in a list with semicolons."""
    name = _PARTNER.sub("", name)
    parts = [part for part in re.split(r"; | / |/", name) if part]
    return min((publisher_score(part, source.words) for part in parts), default=-1.0)


def _placed(source: Text, start: int, colon: re.Match[str], end: int, stop: int) -> Publication | None:
    text, words = source.text, source.words
    place = text[start : colon.start()]
    kind = 2 if place in _NO_PLACE or place in _PLACES_OF_FILMS else place_kind(fold(place.strip("[]")), words)
    if fold(place) in words.publishers and place_kind(fold(text[colon.end() : end]), words) == 2:
        return Publication(stop, (colon.end(), end), (start, colon.start()), 3.0, True)  # "Polity: Cambridge"
    second = _SECOND.search(text, colon.end(), end)
    score = _publisher(text[colon.end() : second.start() if second else end], source)
    if kind and score < 0.5 and _NAMED.fullmatch(text, colon.end(), end):
        score = 0.5
    if not kind or score < (-0.5 if kind == 2 else 0.5) or end - colon.end() > 120:
        return None
    known = kind == 2 or score >= 2
    return Publication(
        stop, (start, colon.start()), (colon.end(), second.start() if second else end), 3.5 if known else 1.4, known
    )


def put_publication(reading: Reading, found: Publication) -> None:
    """Set place, publisher, and the series or the pages behind them."""
    text, words = reading.source.text, reading.source.words
    if found.place[1] > found.place[0]:
        place = text[slice(*found.place)]
        if place in _NO_PLACE:
            reading.spans["no-place"] = (*found.place, "no place")
        else:
            reading.put("publisher_place", place_value(place), *found.place, "place before a colon")
    value, low, high = trimmed(text, *found.publisher)
    if value in ("n.p.", "n.p", "s.n.", "s.n"):
        reading.spans["no-publisher"] = (low, high, "no publisher")
    else:
        reading.put("publisher", value, low, high, "publisher")
    if not found.known and value:
        reading.doubt("CK906", "publisher", value)
    _put_rest(reading, found)
    del words


def _put_rest(reading: Reading, found: Publication) -> None:
    """ ", pp. 1–17", " (Penguin Classics)", "; New York: Basic Books" behind the publisher."""
    text = reading.source.text
    low, high = max(found.publisher[1], found.place[1]), found.end
    while high > low and text[high - 1] in " .":
        high -= 1
    piece = text[low:high]
    if piece.startswith("; ") or _REPRINTED.search(piece):
        reading.spans["lead other"] = (low, high, "second imprint")
        return
    pages = _PAGES.search(piece)
    if pages:
        reading.put("page", pages["page"], low + pages.start(), high, "pages")
        high = low + pages.start()
        piece = text[low:high]
    number = _COMMAND.search(piece)
    if number:
        reading.put("number", number["number"], low, high, "number of a command paper")
        reading.type = ItemType.REPORT
        return
    series = _SERIES.search(piece)
    if series:
        reading.put("collection_title", series["series"], low, low + series.end("series"), "series in brackets")
        if series["number"]:
            reading.put("collection_number", series["number"], low + series.end("series"), high, "number of a series")
