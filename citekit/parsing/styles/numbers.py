"""Numbers that stand without a word that says what they are: volumes and issues behind the title of what holds a work."""

from __future__ import annotations

import re

from citekit.parsing.styles.body import trailing_number
from citekit.parsing.styles.layout import Body


def volume_of_run(body: Body) -> None:
    found = trailing_number(body)
    if not found or "volume" in body.kinds():
        return
    last = body.run[-1]
    number = found["number"]
    if re.fullmatch(r"(?:1[6-9]|20)\d\d", number) and "date" not in body.kinds():
        return
    volume, point, issue = number.partition("." if "." in number else "/")
    body.reading.put("volume", volume, *found.span("number"), "volume")
    if point and issue:
        body.reading.put("issue", issue, *found.span("number"), "issue")
    last.end = found.start()
    following = body.pieces[body.pieces.index(last) + 1 :][:3]
    dates = [piece for piece in following if piece.kind == "date"]
    numbers = [piece for piece in following if piece.kind == "number"]
    if numbers and dates and numbers[0].start > dates[0].start and "issue" not in body.kinds() and "page" in body.kinds():
        numbers[0].kind = "lead"
        body.reading.put("issue", body.of(numbers[0]), numbers[0].start, numbers[0].end, "issue")


def bare_numbers(body: Body) -> None:
    """ "in «Quaderni storici», XII, 35, 1977, pp. 506-520": volume and issue without their words."""
    names = ["volume", "issue"]
    first = body.pieces[len(body.run)] if len(body.run) < len(body.pieces) else None
    joined = re.fullmatch(r"(\d{1,3})-(\d{1,2})", body.of(first)) if first and first.kind == "number" else None
    if first and joined and int(joined[2]) <= 12 < int(joined[1]):  # Revue d’histoire, "74-1, janvier 1995"
        body.reading.put("volume", joined[1], first.start, first.end, "volume")
        body.reading.put("issue", joined[2], first.start, first.end, "issue")
        first.kind = "read"
        return
    for piece in body.pieces[len(body.run) :]:
        kinds = body.kinds()
        bracketed = piece is first and "volume" not in kinds and body.text[piece.end : piece.end + 2] == " ("
        if piece.kind not in ("number", "roman") or not names or (kinds & {"volume", "issue"} and not bracketed):
            break  # «Quaderni storici», XII (1977), n. 35
        body.reading.put(names.pop(0), body.of(piece), piece.start, piece.end, "number of the periodical")
        piece.kind = "read"


def roman_volume(body: Body) -> None:
    """ "in Storia dell’arte italiana, I, Torino, Einaudi": the volume of the book."""
    romans = [piece for piece in body.pieces if piece.kind == "roman" and piece.mark == ","]
    if body.contained and len(romans) == 1 and not body.kinds() & {"volume", "issue"}:
        romans[0].kind = "volume"
