"""Harvard with commas: "Giddens, A. 1984, The constitution of society, Polity Press, Cambridge." The reference is one sentence.

AGPS Style Manual, 6th ed., chapter 12 (author–date), as Australian universities print it; also "Giddens, A. (1984), …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from citekit.model import ItemType
from citekit.parsing.authordate.brackets import EDITION, THESIS, put_medium, read_brackets
from citekit.parsing.authordate.closing import address_start, read_closing
from citekit.parsing.authordate.head import Head
from citekit.parsing.authordate.inbook import IN, read_in_book
from citekit.parsing.authordate.meeting import put_event, read_meeting
from citekit.parsing.authordate.people import BRACKETED_ROLE, people, role_fields
from citekit.parsing.authordate.periodical import read_periodical
from citekit.parsing.authordate.publication import publication_at, put_publication
from citekit.parsing.authordate.quotes import in_quotes
from citekit.parsing.authordate.titles import skip
from citekit.parsing.imprint import publisher_score
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, Text, trimmed
from citekit.parsing.statements import edition_value
from citekit.parsing.words import fold

_VIEWED: Final = re.compile(r", (?:viewed|accessed|retrieved|available|<?https?:|doi)")
_BRACKETED: Final = re.compile(r" \((?P<place>[A-Z][^():]{2,40}): (?P<publisher>[A-Z][^():]{2,60})\)\Z")
_COMMA: Final = re.compile(r", ?")
_STATEMENT: Final = re.compile(
    rf"(?P<edition>{EDITION})\Z|vols?\. ?(?P<volume>\d{{1,3}}(?:[-–]\d+)?|[IVX]+)\Z|(?P<volumes>\d{{1,3}}) vols?\.?\Z|pp?\. ?(?P<page>[\divxlc]+(?:\s?[-–]\s?[\divxlc]+)?)\Z"
    r"|(?P<by>trans(?:\.|lated by)?|eds?(?:\.|ited by)?|dir\.|directed by) (?P<names>[A-Z].{2,80})\Z|(?P<medium>DVD|motion picture|film|video recording|videorecording|CD|sound recording|podcast|television program|radio program|blog)\Z"
    r"|(?P<genre>(?:[A-Z][\w-]* ){0,5}?(?:[Rr]eport|[Pp]aper|[Mm]onograph|[Bb]ulletin|[Dd]ocument|[Pp]ublication|cat\.|[Ss]eries))(?: series)? (?:[Nn]o\.|[Nn]umber) ?(?P<number>[\w./-]+)\Z"
)


def read_commas(head: Head, *, title_first: bool = False) -> Reading | None:
    """The reading of what follows the head, comma by comma; None when it does not come to an end."""
    reading = head.reading(title_first=title_first)
    source = head.source
    if reading is None:
        return None
    text = source.text
    if title_first:
        low, high = head.quoted if head.quoted[1] else head.names
        reading.put("title", text[low:high].strip(" ,"), low, high, "title")
        medium = _MEDIUM.match(text, head.start)
        if medium:
            return reading if _released(reading, medium) else None
        return reading if _after_quotes(reading, head, head.start) else None
    if _MEDIUM.match(text, head.start):
        return None
    inside = in_quotes(source, head.start)
    if inside:
        reading.put("title", text[slice(*inside[:2])].rstrip(" ,."), inside[0] - 1, inside[2], "title in quotes")
        return reading if _after_quotes(reading, head, skip(text, inside[2])) else None
    return reading if _book(reading, head.start, "title") else None


_MEDIUM: Final = re.compile(
    r"(?P<medium>DVD|motion picture|(?:documentary )?film|documentary|video recording|videorecording|video|television (?:program|series)|radio program|podcast|CD|sound recording), "
)


def _released(reading: Reading, medium: re.Match[str]) -> bool:
    """ "Rabbit-proof fence 2002, motion picture, Miramax Films, Sydney.": who released it, and where."""
    source = reading.source
    reading.put("medium", medium["medium"], *medium.span("medium"), "medium")
    word = medium["medium"]
    film = word in ("DVD", "motion picture", "documentary") or "film" in word or "video" in word
    reading.type = ItemType.MOTION_PICTURE if film else ItemType.SONG if word in ("CD", "sound recording") else ItemType.BROADCAST
    end = source.sentence_end(medium.end())
    pieces = [_Piece(medium.end(), medium.end()), *_pieces(source, medium.end(), end)]
    if not _take_imprint(reading, pieces, viewed=False, field="container_title"):
        return False
    if len(pieces) > 1:
        reading.put_text("note", pieces[1].low, pieces[-1].high, "producer")
    reading.end = read_closing(reading, end)
    return True


def _after_quotes(reading: Reading, head: Head, start: int) -> bool:
    """A periodical, a book after "in", a thesis, a meeting, a site."""
    read = (
        _in_book(reading, start) or read_meeting(reading, start) or read_periodical(reading, start, chicago=False)
        or _book(reading, start, "container_title")
    )  # fmt: skip
    if read:
        reading.end = read_closing(reading, reading.end)
    return read


def _in_book(reading: Reading, start: int) -> bool:
    """ "in S Ahmed & M Sheller (eds), Uprootings, Berg, Oxford, pp. 23–40"."""
    source = reading.source
    text = source.text
    mark = IN.match(text, start, source.limit)
    if not mark:
        return False
    begin = mark.end()
    role = BRACKETED_ROLE.search(text, begin, min(source.limit, begin + 240))
    if role and "“" not in text[begin : role.start()]:
        names = people(text[begin : role.start()], source.words)
        for field in role_fields(role["role"]):
            reading.put(field, names, start, role.end(), "names before the book")
        begin = role.end()
    else:
        reading.spans["lead in"] = (start, begin, "in")
    if _book(reading, skip(text, begin), "container_title"):
        reading.type = ItemType.PAPER_CONFERENCE if "roceedings" in str(reading.fields["container_title"]) else ItemType.CHAPTER
        reading.score = 5.0
        return True
    reading.spans.pop("lead in", None)
    return read_in_book(reading, start)


@dataclass(slots=True)
class _Piece:
    low: int
    high: int


def _pieces(source: Text, start: int, stop: int) -> list[_Piece]:
    """The text between commas that stand in no brackets."""
    text = source.text
    found: list[_Piece] = []
    low, depth = start, 0
    for index in range(start, stop):
        char = text[index]
        depth += (char in "([") - (char in ")]")
        if char == "," and depth <= 0 and text[index + 1 : index + 2] == " ":
            found.append(_Piece(low, index))
            low = index + 2
    found.append(_Piece(low, stop))
    return found


def _book(reading: Reading, start: int, field: str) -> bool:
    """ "Title, 2nd edn, Publisher, Place, pp. 3–9": read from the right; what is left is the title."""
    source = reading.source
    text = source.text
    stop = source.sentence_end(start)
    viewed = _VIEWED.search(text, start, stop)
    end = viewed.start() if viewed else stop
    if end - start > 500:
        return False
    while end > start and text[end - 1] in " .":
        end -= 1
    whole = end
    bracketed = _BRACKETED.search(text, start, end)
    if bracketed and place_kind(fold(bracketed["place"]), source.words):
        end = bracketed.start()
    pieces = _pieces(source, start, end)
    _take_statements(reading, pieces)
    if bracketed and end == bracketed.start():
        reading.put_text("publisher_place", *bracketed.span("place"), "place in brackets")
        reading.put_text("publisher", *bracketed.span("publisher"), "publisher in brackets")
        reading.score = 4.0
    elif not _take_imprint(reading, pieces, viewed=bool(viewed), field=field):
        return False
    _take_statements(reading, pieces)
    if not pieces:
        return False
    low, high = pieces[0].low, pieces[-1].high
    high = read_brackets(reading, low, high)
    for match in re.finditer(r" \[[^\]]*\]", text[low:high]):
        put_medium(reading, low + match.start() + 1, low + match.end())
    value, low, high = trimmed(text, low, high)
    if not value:
        return False
    if text[high : high + 1] in ("?", "!"):
        high += 1
        value = text[low:high]
    reading.put(field, value.strip("‘’“”"), low, high, "what is left before the publisher")
    reading.end = read_closing(reading, whole)
    return True


def _take_statements(reading: Reading, pieces: list[_Piece]) -> None:
    """Take editions, volumes, pages and names with a role from the right end."""
    text = reading.source.text
    while len(pieces) > 1:
        piece = pieces[-1]
        found = _STATEMENT.match(text[piece.low : piece.high])
        if not found:
            return
        groups = found.groupdict()
        if groups["by"]:
            names = people(groups["names"], reading.source.words)
            for name in role_fields(groups["by"]):
                reading.put(name, names, piece.low, piece.high, "names after their role")
        elif groups["genre"]:
            reading.put("genre", groups["genre"], piece.low, piece.low + found.end("genre"), "kind of report")
            reading.put("number", groups["number"], piece.low + found.end("genre"), piece.high, "number of a report")
            reading.type = ItemType.REPORT
        else:
            for group, name in (("edition", "edition"), ("volume", "volume"), ("volumes", "number_of_volumes"), ("page", "page"), ("medium", "medium")):
                if groups[group]:
                    value = edition_value(groups[group]) if group == "edition" else groups[group]
                    reading.put(name, value, piece.low, piece.high, group)
            if groups["medium"]:
                film = groups["medium"] in ("DVD", "motion picture", "film", "video recording", "videorecording")
                reading.type = ItemType.MOTION_PICTURE if film else ItemType.SONG if "C" in groups["medium"] or "sound" in groups["medium"] else ItemType.BROADCAST
        pieces.pop()


def _take_imprint(reading: Reading, pieces: list[_Piece], *, viewed: bool, field: str) -> bool:
    """Take "Polity Press, Cambridge" from the right end; a page of the web may have a site alone."""
    source = reading.source
    text, words = source.text, source.words
    place_from = len(pieces)
    for count in (3, 2, 1):
        if len(pieces) > count and _is_place(source, pieces[-count].low, pieces[-1].high):
            place_from = len(pieces) - count
            break
    guessed = place_from == len(pieces)
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


def _place_first(source: Text, pieces: list[_Piece]) -> bool:
    """ "…, Oxford, Basil Blackwell": a known place, then a known publisher."""
    known = publisher_score(source.text[pieces[-1].low : pieces[-1].high], source.words) >= 2
    return known and _is_place(source, pieces[-2].low, pieces[-2].high)


def _is_place(source: Text, low: int, high: int) -> bool:
    """A known place; "Ringwood, Vic" has lost its stop to the end of the sentence."""
    name = fold(source.text[low:high])
    return place_kind(name, source.words) == 2 or (source.text[high : high + 1] == "." and place_kind(f"{name}.", source.words) == 2)


def _without_place(reading: Reading, pieces: list[_Piece], *, viewed: bool, field: str) -> bool:
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
        reading.put_text("publisher" if field == "container_title" or score >= 2 else "container_title", last.low, last.high, "site")
        pieces.pop()
        return True
    if score >= 2:
        reading.put_text("publisher", last.low, last.high, "publisher")
        reading.score = 3.0
        pieces.pop()
        return True
    return False
