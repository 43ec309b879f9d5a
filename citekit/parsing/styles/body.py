"""From the pieces of a reference to its fields: a title or container, then what says what it is, publisher and place.

The order of elements is that of the MLA Handbook (9th ed., 5.4: container, contributors, version, number, publisher, date,
location), which notes, IEEE and the continental styles share but for the seat of place and publisher.
"""

from __future__ import annotations

import re
from itertools import pairwise

from citekit.parsing.dates import YEAR
from citekit.parsing.foreign_dates import REPRINTED
from citekit.parsing.reading import Reading
from citekit.parsing.styles.contained import join_names, part_container
from citekit.parsing.styles.kinds import classify
from citekit.parsing.styles.layout import Body
from citekit.parsing.styles.pieces import Piece, cut_pieces
from citekit.parsing.styles.sentences import colon_of, whole

_TRAILING_NUMBER = re.compile(
    r"(?<=\w)[.:]?(?:,? (?:Bd|Jg|[Vv]ol|t)\.?)? (?P<number>\d{1,4}(?:[./]\d{1,3}(?:[-–]\d{1,3})?)?|[IVXLC]{1,7}(?=\Z))\Z"
)
_REACH = 900


def read_body(reading: Reading, start: int, *, quoted: bool) -> Body | None:
    """Read ``text[start:]`` as far as it belongs to the reference; None when it does not fall into place.

    ``quoted``: a title in quotes stands before it, so that what comes first is what holds the work.
    """
    source = reading.source
    pieces = cut_pieces(source, start, min(source.limit, start + _REACH))
    if not pieces:
        return None
    classify(source, pieces)
    body = Body(reading, whole(reading, pieces, quoted))
    if not body.pieces:
        return None
    _series_in_own_brackets(body)
    part_container(body, quoted)
    join_names(body)
    _sort(body, quoted)
    return body


def _series_in_own_brackets(body: Body) -> None:
    """ "(Enzyklopädie deutscher Geschichte, Bd. 25). München: …": a series and its number alone in brackets."""
    for index, (piece, following) in enumerate(pairwise(body.pieces)):
        closed = body.text[following.end : following.end + 1] == ")"
        if not (index and piece.mark == "(" and piece.kind in ("text", "series") and following.mark in ",;" and closed):
            continue
        if following.kind in ("volume", "issue", "number") and following.value:
            number = following.value["number" if following.kind != "number" else "page"]
            body.reading.put("collection_number", number, following.start, following.end, "number of a series")
            start = piece.start + (2 if body.text.startswith("= ", piece.start) else 0)
            body.reading.put_text("collection_title", start, piece.end, "series in brackets")
            del body.pieces[index : index + 2]
            return


def _sort(body: Body, quoted: bool) -> None:
    """The run, then what says what it is, then what is loose."""
    pieces = body.pieces
    for piece, following in pairwise(pieces):
        if piece.kind == "number" and body.text[piece.start].isupper() and following.kind == "date":
            piece.kind = "text"  # "A24, 2017"
    last_date = max(
        (
            index
            for index, piece in enumerate(pieces)
            if piece.kind in ("date", "undated")
            and not REPRINTED.match(body.text, piece.start)
            and not (index and body.text[piece.start - 1] == "[")  # "Paris, Albin Michel, 1994 [1925]"
        ),
        default=-1,
    )
    begin = 0
    while quoted and begin < len(pieces) - 1 and pieces[begin].kind in ("translator", "editor", "review", "by"):
        begin += 1  # “The Laugh of the Medusa.” Trans. Keith Cohen. Feminisms: …
    begin = begin if begin and pieces[begin].kind == "text" and (pieces[begin].mark == "." or pieces[0].kind == "review") else 0
    if pieces[begin].kind == "url" and quoted and sum(piece.kind == "url" for piece in pieces) > 1:
        pieces[begin].kind = "text"  # a site by its address: "vnunet.com"
    if pieces[begin].kind == "series_number" and (quoted or body.contained):
        pieces[begin].kind = "text"  # "The New Yorker Bd. 38 (1962)"
    stop = begin if quoted or body.contained else 1
    while stop < len(pieces):
        piece = pieces[stop]
        if piece.kind in ("text", "place") or (stop == begin and piece.kind in ("number", "medium", "database", "series")):
            stop += 1
        elif (
            piece.kind == "date"
            and piece.mark != "("
            and stop
            and stop + 1 < last_date
            and pieces[stop + 1].kind in ("editor", "translator")
        ):
            stop += 1  # "Selected Interviews and Other Writings, 1972–1977, edited by …"
        elif (
            piece.kind in ("date", "number")
            and stop < last_date
            and not (quoted or body.contained)
            and not _opens_imprint(pieces, stop)
        ):
            stop += 1  # "The Short Twentieth Century, 1914–1991 (London: …"
        elif piece.kind == "volume" and stop and (not quoted or body.contained) and _titled_volume(body, stop):
            stop += 2  # "Les Lieux de mémoire, t. I, La République, Paris, Gallimard"
        else:
            break
    body.run = pieces[begin:stop]
    for index, piece in enumerate(pieces[stop:], stop):
        if piece.kind == "text" and piece.mark == "(" and index > last_date >= 0:
            _series_in_brackets(body, piece)
        elif piece.kind == "text" and piece.mark == "," and _before_bracket(pieces, index) and index + 1 <= last_date:
            if pieces[index + 1].kind == "number" and pieces[index + 1].mark == ",":
                piece.end, pieces[index + 1].kind = pieces[index + 1].end, "read"
            _series_in_brackets(body, piece)  # CMOS 14.123: the series stands before the imprint in brackets
        elif piece.kind in ("text", "place"):
            body.loose.append(piece)
    series = body.reading.spans.get("collection_number", (0, 0, ""))[1]
    body.end = max(*(piece.end for piece in pieces), series)


def _before_bracket(pieces: list[Piece], index: int) -> bool:
    """ "Loeb Classical Library, 26 (Cambridge, …": does a bracket follow, after a number or at once?"""
    after = [piece.mark for piece in pieces[index + 1 : index + 3]]
    return after[:1] == ["("] or (after == [",", "("] and pieces[index + 1].kind == "number")


def source_of(piece: Piece) -> str:
    return piece.value["date"] if piece.kind == "date" and piece.value else ""


def _opens_imprint(pieces: list[Piece], index: int) -> bool:
    """ "(1982; repr., New Haven: …": a year that opens a bracket which goes on; "(1913), New York": the first edition."""
    if (
        pieces[index].mark == "("
        and re.fullmatch(YEAR, source_of(pieces[index]))
        and pieces[index + 1 :][:1]
        and pieces[index + 1].mark == ","
    ):
        return True
    return pieces[index].mark == "(" and index + 1 < len(pieces) and pieces[index + 1].mark in ",;"


_SERIES_NUMBER = re.compile(r",? (?:Bd\. ?|Band |no\. |vol\. |n[°º] )?(?P<number>\d{1,4})\Z")


def _series_in_brackets(body: Body, piece: Piece) -> None:
    """ "Vandenhoeck & Ruprecht 1973 (Deutsche Geschichte 9)"."""
    found = _SERIES_NUMBER.search(body.text, piece.start, piece.end)
    if found:
        body.reading.put("collection_number", found["number"], *found.span("number"), "number of a series")
    start = piece.start + (2 if body.text.startswith("= ", piece.start) else 0)
    body.reading.put_text("collection_title", start, found.start() if found else piece.end, "series in brackets")
    piece.kind = "read"


def _titled_volume(body: Body, index: int) -> bool:
    """Is there a title between a volume and the imprint?"""
    following = [piece.kind for piece in body.pieces[index + 1 : index + 5]]
    if following[:1] != ["text"] or len(following) < 3:
        return False
    piece = body.pieces[index + 1]
    return (
        following[1] in ("text", "place", "edition")
        and not (following[1] == "place" and following[2:3] == ["date"])
        and not colon_of(body.reading, piece)
    )


def trailing_number(body: Body) -> re.Match[str] | None:
    """ "Geschichte und Gesellschaft 10 (1984)": the number behind the title of a periodical."""
    last = body.run[-1] if body.run else None
    return _TRAILING_NUMBER.search(body.text, last.start, last.end) if last else None
