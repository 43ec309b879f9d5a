"""Place and publisher of a body: "Ort: Verlag Jahr", "Paris, Gallimard, 1975", "Garzanti, Milano 1988", "Harvard UP, 2004"."""

from __future__ import annotations

import re

from citekit.parsing.imprint import publisher_score
from citekit.parsing.imprint_fields import place_value
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.styles.layout import Body
from citekit.parsing.styles.pieces import Piece
from citekit.parsing.styles.sentences import colon_of
from citekit.parsing.words import fold

_NONE = ("s.l.", "S.l.", "s.n.", "o.O.", "o. O.", "n.p.", "N.p.", "[s.l.]", "s. l.", "[s.n.]")


def put_imprint_of(body: Body, *, quoted: bool, periodical: bool) -> None:
    """Find the imprint among what is loose, or else at the end of the run; the pieces it takes are of the kind "read"."""
    reading = body.reading
    floor = 0 if body.contained or quoted else 1
    candidates = [*body.run[floor:], *body.loose] if not periodical else [*body.loose]
    if not candidates and body.loose == [] and len(body.run) == 1 and not periodical and not quoted:
        return
    for piece in reversed(candidates):
        first = piece in body.run[:1]  # what comes first is a title, whatever its colon: "Power/Knowledge: Selected Interviews"
        colon = colon_of(reading, piece, dated=_before_date(body, piece) and not first)
        if colon:
            _with_colon(body, candidates, piece, colon, quoted=quoted)
            return
    school = any(piece.kind == "thesis" and piece.value and piece.value["school"] for piece in body.pieces)
    if periodical or school or reading.fields.get("publisher"):
        return
    seat = body.loose or _end_of_run(body, floor)
    if seat and body.of(seat[-1]).startswith(("and ", "et ", "& ")):
        return  # "… on Fairness, Accountability, and Transparency, 2021"
    if not seat or (not body.loose and not _wants_publisher(body, quoted)):
        return
    _by_seat(body, seat)


def _is_place(body: Body, pieces: list[Piece]) -> bool:
    """A place of the lists; or a city with its state and country, whatever the city ("Long Beach, CA, USA")."""
    text, words = fold(body.text[pieces[0].start : pieces[-1].end]), body.reading.source.words
    if place_kind(text, words) == 2 or place_kind(f"{text}.", words) == 2:
        return True
    parts = text.split(", ")
    if len(parts) > 1 and not words.is_state(parts[-1]) and words.is_state(f"{parts[-1]}."):
        parts[-1] += "."
    while len(parts) > 1 and words.is_state(parts[-1]):
        parts.pop()
    return len(parts) == 1 and parts[0] != text and place_kind(parts[0], words) == 1 and not words.is_publisher(parts[0])


def _before_date(body: Body, piece: Piece) -> bool:
    following = body.pieces[body.pieces.index(piece) + 1 :][:1]
    return "issued" in body.reading.fields or bool(following and following[0].kind == "date")


def _with_colon(body: Body, candidates: list[Piece], piece: Piece, colon: int, *, quoted: bool) -> None:
    reading, text = body.reading, body.text
    index = candidates.index(piece)
    start = piece.start
    for count in (2, 1):  # "Englewood Cliffs, NJ, USA: …"
        before = candidates[index - count : index] if index >= count else []
        parts = [*before[1:], piece]
        free = index > count or not quoted or body.contained or (before and before[0] in body.loose)
        if before and all(part.mark == "," for part in parts) and free:
            whole = fold(text[before[0].start : colon].strip())
            city = (
                count == 1
                and reading.source.words.is_state(text[piece.start : colon].strip())
                and before[0].mark in ".("
                and whole.count(" ") < 4
            )
            if place_kind(whole, reading.source.words) == 2 or city:
                start = before[0].start
                for part in before:
                    part.kind = "read"
                break
    _put_place(reading, start, colon)
    end = piece.end
    for following in candidates[index + 1 :]:
        if following.start - end > 2 or following.mark not in ",":
            break
        if following.kind == "place":
            following.kind = "read"  # "Paris: Gallimard, Bruxelles"
        end, following.kind = following.end, "read"
    piece.kind = "read"
    publisher, low, high = trimmed(text, colon + 1, end)
    if publisher in _NONE:
        reading.spans["no-publisher"] = (low, high, "no publisher")
    else:
        reading.put("publisher", publisher, low, high, "publisher after a colon")


def _put_place(reading: Reading, start: int, end: int) -> None:
    text = reading.source.text
    while end > start and text[end - 1] == " ":
        end -= 1
    while text[start] in " [(":
        start += 1
    value = text[start:end]
    if value in _NONE:
        reading.spans["no-place"] = (start, end, "no place")
    else:
        reading.put("publisher_place", place_value(value), start, end, "place")


def _end_of_run(body: Body, floor: int) -> list[Piece]:
    """The last pieces of the run, in its last sentence or behind its commas."""
    seat: list[Piece] = []
    for piece in reversed(body.run[floor:]):
        seat.insert(0, piece)
        if piece.mark != ",":
            break
    bracketed = (
        bool(seat)
        and seat[-1].mark == "("
        and (body.text[seat[-1].end : seat[-1].end + 1] == ")" or not (_known(body, seat[-1]) or _before_date(body, seat[-1])))
    )
    return [] if bracketed else seat


def _known(body: Body, piece: Piece) -> bool:
    return publisher_score(body.of(piece), body.reading.source.words) == 2


def _wants_publisher(body: Body, quoted: bool) -> bool:
    """A page of the web may name its site alone; a date or a page asks for a publisher."""
    kinds = body.kinds()
    if quoted and "url" in kinds and not kinds & {"page", "editor", "edition"}:
        return len(body.run) > 1
    return True


def _by_seat(body: Body, seat: list[Piece]) -> None:
    """Publisher and place by the lists: a known place is the place, on whichever side it stands."""
    words = body.reading.source.words
    last = seat[-1]
    joined = _joined(body, seat)
    if joined:
        name = seat[-joined:]
        before = seat[-joined - 1] if len(seat) > joined else None
    elif (last.kind == "place" and not _named_like_place(body, seat)) or (
        last.kind == "text" and _is_state(body, last) and len(seat) > 1
    ):
        place = [last]
        for count in (3, 2):
            longer = seat[-count:]
            whole = _is_place(body, longer)
            if len(longer) == count and whole and (_is_state(body, last) or count == 2):
                place = longer
                break
        if place[0] is seat[-2 if len(seat) > 1 else -1] and len(place) == 2 and _known(body, place[0]):
            place = [last]
        _take_place(body, place)
        rest = seat[: -len(place)]
        if (
            rest
            and rest[-1].mark != ""
            and re.search(r"University of [A-Z]\w+\Z", body.of(rest[-1]))
            and not _is_only_title(body, rest[-1])
        ):
            body.reading.fields.pop("publisher_place", None)
            body.reading.spans.pop("publisher_place", None)
            _take_publisher(body, [*rest[-1:], *place])  # "University of California, Irvine"
            return
        if rest and _may_publish(body, rest[-1]):
            _take_publisher(body, rest[-1:])
        return
    else:
        name = [last]
        while name[0].mark == ";" and len(seat) > len(name):
            name = seat[-len(name) - 1 :]  # "Kandoo Films; Netflix, 2016"
        before = seat[-len(name) - 1] if len(seat) > len(name) else None
    places = [before] if before else []
    if before and len(seat) > len(name) + 1 and (before.kind != "place" or words.is_state(body.of(before))):
        two = seat[-len(name) - 2 :][:2]
        if _is_place(body, two):
            places = two
    if places and (_is_place(body, places) if len(places) > 1 else places[0].kind == "place"):
        _take_place(body, places)
    elif before and _looks_like_place(body, before, name):
        _take_place(body, [before])
        if body.text[name[0].start : name[-1].end].count(" ") > 2:
            body.reading.doubt("CK906", "publisher_place", body.of(before))
    if not _is_only_title(body, name[0]):
        _take_publisher(body, name)


def _is_state(body: Body, piece: Piece) -> bool:
    words, value = body.reading.source.words, body.of(piece)
    return words.is_state(value) or words.is_state(f"{value}.")


def _named_like_place(body: Body, seat: list[Piece]) -> bool:
    """ "(Dover, 1986)", "Columbia, 1959. CD.": a publisher or a label whose name is that of a place, and nothing beside it."""
    name, words = fold(body.of(seat[-1])), body.reading.source.words
    alone = len(seat) == 1 or seat[-1].mark == "("
    recorded = "medium" in body.kinds() and name in words.labels
    return (alone and name in words.publishers) or (recorded and not any(piece.kind == "text" for piece in seat[1:-1]))


def _may_publish(body: Body, piece: Piece) -> bool:
    """Is the piece before a place and its year a publisher ("Garzanti, Milano 1988"), and not the end of a title?"""
    if _is_only_title(body, piece) or piece.kind == "place":
        return False
    if _known(body, piece) or piece in body.loose:
        return True
    words = body.of(piece).split()
    return piece.mark == "," and body.reading.rule == "comma" and len(words) < 5 and words[0][0].isupper()


def _is_only_title(body: Body, piece: Piece) -> bool:
    return bool(body.run) and piece is body.run[0] and not body.loose


def _looks_like_place(body: Body, piece: Piece, name: list[Piece]) -> bool:
    """One or two words with capitals before a publisher of the lists, in a style that names places."""
    words = body.of(piece).split()
    foreign = body.reading.rule in ("comma", "german") and not _is_state(body, piece)
    return (
        foreign
        and len(words) < 3
        and all(word[0].isupper() for word in words)
        and piece.mark == ","
        and not _is_only_title(body, piece)
    )


def _joined(body: Body, seat: list[Piece]) -> int:
    """How many pieces make "Little, Brown" or "Farrar, Straus and Giroux"."""
    words = body.reading.source.words
    for count in (3, 2):
        if len(seat) >= count and fold(body.text[seat[-count].start : seat[-1].end]) in words.publishers:
            return count
    return 0


def _take_place(body: Body, pieces: list[Piece]) -> None:
    _put_place(body.reading, pieces[0].start, pieces[-1].end)
    for piece in pieces:
        piece.kind = "read"


def _take_publisher(body: Body, pieces: list[Piece]) -> None:
    value, low, high = trimmed(body.text, pieces[0].start, pieces[-1].end)
    if value in _NONE:
        body.reading.spans["no-publisher"] = (low, high, "no publisher")
    else:
        body.reading.put("publisher", value, low, high, "publisher by its seat")
    for piece in pieces:
        piece.kind = "read"
