"""Harvard with commas: "Giddens, A. 1984, The constitution of society, Polity Press, Cambridge." The reference is one sentence.

AGPS Style Manual, 6th ed., chapter 12 (author–date), as Australian universities print it; also "Giddens, A. (1984), …".
"""

from __future__ import annotations

import re
from typing import Final

from citekit.model import ItemType
from citekit.parsing.authordate.brackets import EDITION, put_medium, read_brackets
from citekit.parsing.authordate.closing import read_closing
from citekit.parsing.authordate.comma_parts import Piece, pieces_of, take_imprint
from citekit.parsing.authordate.head import Head
from citekit.parsing.authordate.inbook import IN, read_in_book
from citekit.parsing.authordate.meeting import read_meeting
from citekit.parsing.authordate.people import BRACKETED_ROLE, people, role_fields
from citekit.parsing.authordate.periodical import read_periodical
from citekit.parsing.authordate.quotes import in_quotes
from citekit.parsing.authordate.titles import skip
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.statements import edition_value
from citekit.parsing.words import fold

_VIEWED: Final = re.compile(r", (?:viewed|accessed|retrieved|available|<?https?:|doi)")
_BRACKETED: Final = re.compile(r" \((?P<place>[A-Z][^():]{2,40}): (?P<publisher>[A-Z][^():]{2,60})\)\Z")
_COMMA: Final = re.compile(r", ?")
_STATEMENT: Final = re.compile(
    rf"(?P<edition>{EDITION})\Z|vols?\. ?(?P<volume>\d{{1,3}}(?:[-–]\d+)?|[IVX]+)\Z|(?P<volumes>\d{{1,3}}) vols?\.?\Z"
    rf"|pp?\. ?(?P<page>[\divxlc]+(?:\s?[-–]\s?[\divxlc]+)?)\Z"
    r"|(?P<by>trans(?:\.|lated by)?|eds?(?:\.|ited by)?|dir\.|directed by) (?P<names>[A-Z].{2,80})\Z|(?P<medium>DVD"
    r"|motion picture|film|video recording|videorecording|CD|sound recording|podcast|television program|radio program"
    r"|blog)\Z"
    r"|(?P<genre>(?:[A-Za-z][\w-]* ){0,5}?(?:[Rr]eport|[Pp]aper|[Mm]onograph|[Bb]ulletin|[Dd]ocument|[Pp]ublication|cat\."
    r"|[Ss]eries))(?: series)? (?:[Nn]o\.|[Nn]umber) ?(?P<number>[\w./-]+)\Z"
    r"|(?P<unpublished>(?:[Uu]npublished )?(?:manuscript|typescript|MS|thesis manuscript)|[Uu]npublished (?:paper|notes))\Z"
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
    r"(?P<medium>DVD|motion picture|(?:documentary )?film|documentary|video recording|videorecording|video"
    r"|television (?:program|series)|radio program|podcast|CD|sound recording), "
)


def _released(reading: Reading, medium: re.Match[str]) -> bool:
    """ "Rabbit-proof fence 2002, motion picture, Miramax Films, Sydney.": who released it, and where."""
    source = reading.source
    reading.put("medium", medium["medium"], *medium.span("medium"), "medium")
    word = medium["medium"]
    film = word in ("DVD", "motion picture", "documentary") or "film" in word or "video" in word
    reading.type = (
        ItemType.MOTION_PICTURE if film else ItemType.SONG if word in ("CD", "sound recording") else ItemType.BROADCAST
    )
    end = source.sentence_end(medium.end())
    pieces = [Piece(medium.end(), medium.end()), *pieces_of(source, medium.end(), end)]
    if not take_imprint(reading, pieces, viewed=False, field="container_title"):
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
    if read and reading.type is ItemType.BOOK:
        reading.type = ItemType.CHAPTER
        reading.doubt("CK909", None, "a chapter", "a report")
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
    pieces = pieces_of(source, start, end)
    _take_statements(reading, pieces)
    if bracketed and end == bracketed.start():
        reading.put_text("publisher_place", *bracketed.span("place"), "place in brackets")
        reading.put_text("publisher", *bracketed.span("publisher"), "publisher in brackets")
        reading.score = 4.0
    elif not take_imprint(reading, pieces, viewed=bool(viewed), field=field):
        return False
    _take_statements(reading, pieces, least=int(field == "title"))
    if field == "title":
        _titled_volume(reading, pieces)
    if not pieces:
        reading.end = read_closing(reading, whole)
        return field == "container_title" and "genre" in reading.fields
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


_VOLUME: Final = re.compile(r"[Vv]ol(?:ume|\.) ?(?P<volume>\d{1,3}|[IVX]+)")


def _titled_volume(reading: Reading, pieces: list[Piece]) -> None:
    """ "The Oxford history of Australia, vol. 5, The middle way": the set, and the volume that has a title of its own."""
    text = reading.source.text
    for index, piece in enumerate(pieces[1:-1], 1):
        found = _VOLUME.fullmatch(text, piece.low, piece.high)
        if found and text[pieces[index + 1].low].isupper():
            reading.put_text("collection_title", pieces[0].low, pieces[index - 1].high, "set of volumes")
            reading.put("volume", found["volume"], piece.low, piece.high, "volume")
            del pieces[: index + 1]
            return


def _take_statements(reading: Reading, pieces: list[Piece], *, least: int = 1) -> None:
    """Take editions, volumes, pages and names with a role from the right end."""
    text = reading.source.text
    while len(pieces) > least:
        piece = pieces[-1]
        found = _STATEMENT.match(text[piece.low : piece.high])
        if not found:
            return
        groups = found.groupdict()
        if groups["by"]:
            names = people(groups["names"], reading.source.words)
            for name in role_fields(groups["by"]):
                reading.put(name, names, piece.low, piece.high, "names after their role")
        elif groups["unpublished"]:
            reading.put("genre", groups["unpublished"], piece.low, piece.high, "kind of work")
            reading.type = ItemType.MANUSCRIPT
        elif groups["genre"]:
            reading.put("genre", groups["genre"], piece.low, piece.low + found.end("genre"), "kind of report")
            reading.put("number", groups["number"], piece.low + found.end("genre"), piece.high, "number of a report")
            reading.type = ItemType.REPORT
        else:
            for group, name in (
                ("edition", "edition"),
                ("volume", "volume"),
                ("volumes", "number_of_volumes"),
                ("page", "page"),
                ("medium", "medium"),
            ):
                if groups[group]:
                    value = edition_value(groups[group]) if group == "edition" else groups[group]
                    reading.put(name, value, piece.low, piece.high, group)
            if groups["medium"]:
                film = groups["medium"] in ("DVD", "motion picture", "film", "video recording", "videorecording")
                reading.type = (
                    ItemType.MOTION_PICTURE
                    if film
                    else ItemType.SONG
                    if "C" in groups["medium"] or "sound" in groups["medium"]
                    else ItemType.BROADCAST
                )
        pieces.pop()
