"""CK303 invalid-month

What it does: reports a month that is none: 13, "Janurary"; and a day in it that it never has: jun # "~31".
Why it matters: it is printed as it stands, and the entry is sorted to the wrong place.
Example:
    month = {13}
Use instead:
    month = dec
Fix: none.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from citekit.linting.dates import month_number
from citekit.linting.rule import ERROR, WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import plain, trimmed

_SEASON = re.compile(
    r"(?:early|late|mid)?[\s-]*(?:spring|summer|fall|autumn|winter|trinity|hilary|michaelmas|q[1-4]|2[1-4]"
    r"|(?:first|second|third|fourth) quarter)\Z",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*(?:-{1,3}|[–—/&,~]|\band\b|\bto\b|\s)\s*")
_WITH_DAY = re.compile(r"(?:(\d{1,2})\.?\s*)?([A-Za-z]+)\.?\s*(\d{1,2})?(?:st|nd|rd|th)?\Z")
_DAY = re.compile(r"\(?\d{1,2}(?:st|nd|rd|th)?\.?\)?\Z|\d{4}\Z")


@value_rule("CK303", "invalid-month", ERROR, fields=("month",))
def invalid_month(value: Value) -> Iterator[Problem]:
    text = plain(value.text)
    if not text or "#" in text:
        return
    if _is_month(text):
        if _is_impossible(text):
            yield value.problem(f'"{text}" is a day that no calendar has')
        return
    foreign = not text.isascii() or text.isalpha()
    yield value.problem(f'"{text}" is not a month', trimmed(value.text), severity=WARNING if foreign else ERROR)


def _is_impossible(text: str) -> bool:
    """Whether a month comes with a day that it never has: "June 31"."""
    found = _WITH_DAY.match(text)
    month = month_number(found[2]) if found else 0
    return found is not None and month > 0 and int(found[1] or found[3] or 1) > monthrange(2000, month)[1]


def _is_month(text: str) -> bool:
    """A month, season or range of them, with or without days; the first number alone is a month."""
    pieces = [piece for piece in _PIECES.split(text.strip(" .,")) if piece]
    months = [piece for piece in pieces if month_number(piece) or _SEASON.match(piece)]
    if all(piece.isdigit() for piece in pieces):
        return pieces[:1] == months[:1] and all(map(_DAY.match, pieces))
    words = [piece for piece in months if not piece.isdigit()]
    return bool(words) and all(piece in months or _DAY.match(piece) for piece in pieces)
