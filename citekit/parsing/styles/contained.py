"""A book or a periodical that holds the work: what stands before "in", the editors before the book, names that commas cut."""

from __future__ import annotations

import re

from citekit.model import Name
from citekit.parsing.names import is_initials, known_given
from citekit.parsing.styles.fields import put_piece
from citekit.parsing.styles.kinds import classify
from citekit.parsing.styles.layout import Body
from citekit.parsing.styles.people import FOREIGN, one_person, people_of, roles_of
from citekit.parsing.styles.pieces import Piece

_CONNECTOR = re.compile(r"(?:[Ii]n:? |[Dd]ans:? |[Ee]n: ?|[Ee]n )(?=[^\W\d_a-zà-ÿ]|[«“„\"\d]|<|(?:ders|dies)\.)")
_SAME = re.compile(r"(?:[Dd]ers|[Dd]ies|[Ii]d|[Ee]ad|[Ii]d\.?em|[Ee]adem)\.?\Z")


def part_container(body: Body, quoted: bool) -> None:
    """Part a chapter from its book at "in"; read the editors who stand before the book."""
    for index, piece in enumerate(body.pieces):
        if (index == 0) != quoted and not (quoted and index == 1 and body.pieces[0].kind == "translator"):
            if quoted:
                break
            if index == 0:
                continue
        if index and not quoted and _holds(body, index) and any(other.kind == "place" for other in body.pieces[1:index]):
            body.reading.put_text("collection_title", piece.start + 1, piece.end - 1, "series in quotes")
            piece.kind = "read"  # "Paris, Flammarion, « Champs », 1996"
            body.pieces.remove(piece)
            return
        if index and not quoted and _holds(body, index):
            body.title, body.pieces, body.contained = body.pieces[:index], body.pieces[index:], True
            return  # "Famiglie e parentela, «Quaderni storici», 63, 1986"
        found = _CONNECTOR.match(body.text, piece.start, piece.end)
        if (
            not found
            or (piece.mark not in ",.)" and index)
            or (piece.kind not in ("text", "place") and index == 0 and not quoted)
        ):
            if quoted and index:
                break
            continue
        body.title = body.pieces[:index] if not quoted else []
        rest = body.pieces[index:]
        body.reading.spans[f"lead {piece.start}"] = (piece.start, found.end(), "in")
        piece.start, piece.kind = found.end(), "text"
        classify(body.reading.source, [piece])
        body.contained = True
        translated = body.pieces[:index] if quoted else []
        body.pieces = _editors(body, rest)
        for other in translated:
            put_piece(body.reading, other)
        return


def _holds(body: Body, index: int) -> bool:
    """Is this piece in guillemets a periodical, behind an article that has none?"""
    part = body.of(body.pieces[index])
    following = body.pieces[index + 1].kind if index + 1 < len(body.pieces) else ""
    return part[:1] == "«" and part[-1:] == "»" and following in ("number", "roman", "volume", "issue", "date")


def _editors(body: Body, rest: list[Piece]) -> list[Piece]:
    """The book after its editors: "Assmann, Jan / Hölscher, Tonio (Hg.): Kultur", "A. Gargani (a cura di), Crisi"."""
    for index, piece in enumerate(rest[1:6], 1):
        opening = body.of(rest[0])
        named = known_given(opening, body.reading.source.words) or is_initials(opening.split()[0])
        if piece.kind == "role" and piece.mark == "," and index > 1 and not named and body.of(piece).startswith("Ed"):
            return rest  # "in Shaping Technology/Building Society, W. Bijker and J. Law, Eds."
        if piece.kind == "role" and piece.mark in "(,":
            names = body.text[rest[0].start : rest[index - 1].end]
            people = _same(body, names) or people_of(
                names, body.reading.source.words, foreign=bool(FOREIGN.search(body.text, rest[0].end, rest[-1].end))
            )
            if people and index + 1 < len(rest):
                end = piece.end + (body.text[piece.end : piece.end + 1] == ".")
                for role in roles_of(body.of(piece)):
                    body.reading.put(role, people, rest[0].start, end, "names before the book")
                return rest[index + 1 :]
            return rest
        if piece.kind not in ("text", "place", "roman"):
            break
    first = body.of(rest[0])
    colon = first.find(": ")
    if colon > 0 and _SAME.match(first[:colon]):
        body.reading.spans[f"lead {rest[0].start}"] = (rest[0].start, rest[0].start + colon, "the same")
        rest[0].start += colon + 2
    elif colon > 0 and body.reading.rule == "german" and known_given(first, body.reading.source.words):
        people = people_of(first[:colon], body.reading.source.words)
        if people and all(person.family and person.given for person in people):
            start = rest[0].start
            body.reading.put("container_author", people, start, start + colon, "authors of the book")
            rest[0].start += colon + 2
    return rest


def _same(body: Body, names: str) -> tuple[Name, ...]:
    """ "Dies. (Hg.)": the author once more."""
    people = body.reading.fields.get("author")
    return people if _SAME.match(names) and isinstance(people, tuple) else ()


def join_names(body: Body) -> None:
    """ "edited by Roger Moore, Ann Low, and Lee Park" was cut at its commas."""
    pieces, index = body.pieces, 0
    while index < len(pieces):
        piece = pieces[index]
        if piece.kind == "role" and index:
            _names_before(body, index)
        if piece.kind in ("editor", "translator", "director", "note"):
            last = _last_name(body, index)
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            if (
                following
                and following.mark == ","
                and piece.kind != "note"
                and is_initials(body.text[following.start : following.end + 1])
            ):
                last = max(last, index + 1)  # "übers. von Parshley, H.M."
            if last > index:
                piece.end = pieces[last].end
                del pieces[index + 1 : last + 1]
                if piece.kind != "note":
                    classify(body.reading.source, [piece])
        index += 1


def _names_before(body: Body, index: int) -> None:
    """ "… vol. 3, J. Peters and R. Low, Eds.": names that stand before their role."""
    first = index
    while first > 1 and body.pieces[first - 1].kind == "text" and body.pieces[first - 1].mark == ",":
        part = _JOINED.sub("", body.of(body.pieces[first - 1]))
        words = body.reading.source.words
        given = (
            part.split()[0].endswith(".")
            or is_initials(part.split()[-1])
            or any(known_given(token, words) for token in part.split())
        )
        if not given or len(part.split()) < 2 or not people_of(part, words):
            break
        first -= 1
    if first < index:
        names = people_of(body.text[body.pieces[first].start : body.pieces[index - 1].end], body.reading.source.words)
        for role in roles_of(body.of(body.pieces[index])):
            body.reading.put(role, names, body.pieces[first].start, body.pieces[index].end, "names before their role")
        for piece in body.pieces[first : index + 1]:
            piece.kind = "read"


_JOINED = re.compile(r"(?:and|et|und|y|e|&) ")


def _last_name(body: Body, index: int) -> int:
    for other in range(index + 1, min(index + 8, len(body.pieces))):
        piece = body.pieces[other]
        part = body.of(piece)
        if piece.mark != "," or piece.kind != "text" or len(part) > 60:
            return index
        if _JOINED.match(part):
            return other
        if not one_person(part, body.reading.source.words).family:
            return index
    return index
