"""The end of a reading by a style's grammar: the fields, what follows the reference, and how good the reading is."""

from __future__ import annotations

import re

from citekit.parsing.imprint import publisher_score
from citekit.parsing.names import person_tokens
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading
from citekit.parsing.styles.layout import Body
from citekit.parsing.styles.people import AND
from citekit.parsing.styles.settle import settle
from citekit.parsing.tail import read_tail
from citekit.parsing.words import fold

_STATEMENT = re.compile(
    r"[,(.] (?:eds?|trans|transl|vols?|no|pp?|dir|trad|Hg|[Hh]rsg|Bd|núm|n°|fasc|éd|[Üü]bers)\b\.? |«[^»]*\Z|, «|, (?:in"
    r"|dans):? [A-Z«]|\A(?:In|En|Dans|in) [A-Z]"
)
_NO_NAME = re.compile(r", | and | et | und |[:/]")
_NUMBERED = re.compile(r"[^\d] \d{1,3}(?:[/.]\d+)?\Z")
COMPLETE = 7.0
UNDATED = 5.8
PARTIAL = 2.4


def finish(body: Body, *, quoted: bool) -> Reading | None:
    """The reading that a body makes; one that fell into place whole counts more than any of the home style."""
    reading = body.reading
    complete = settle(body, quoted=quoted)
    if "title" not in reading.fields:
        return None
    reading.closed = body.end
    reading.end = read_tail(reading, body.end)
    reading.grammar = True
    undated = not complete and reading.fields.keys() >= {"container_title", "page"} and not reading.doubts
    reading.score = COMPLETE if complete else UNDATED if undated else PARTIAL
    _doubt_odd(reading)
    if complete and _is_note(reading, body):
        reading.doubts = [found for found in reading.doubts if found[0] != "CK908"]
    return reading


def _is_note(reading: Reading, body: Body) -> bool:
    """Names that no list knows are names where a note shows it: pages, editors, a subtitle, a number in front."""
    fields, alignment = reading.fields, reading.source.alignment
    numbered = bool(alignment.segments) and alignment.segments[0][2] > 0
    bracketed = any(piece.mark == "(" for piece in body.pieces)
    shown = (
        numbered or bool(fields.keys() & {"page", "editor", "translator", "edition"}) or ": " in str(fields.get("title", ""))
    )
    return reading.rule == "comma" and bracketed and shown


def _doubt_odd(reading: Reading) -> None:
    """What no name, no title, no book and no publisher looks like was cut at the wrong place."""
    fields = reading.fields
    for name in ("author", "editor", "translator"):
        people = fields.get(name, ())
        for person in people if isinstance(people, tuple) else ():
            if _NO_NAME.search(person.literal) and not reading.source.words.is_corporate(person.literal):
                reading.doubt("CK908", name, person.literal)
    for name in ("title", "container_title"):
        value = str(fields.get(name, ""))
        odd = None if name == "title" and reading.spans["title"][2] == "title in quotes" else _STATEMENT.search(value)
        numbered = name == "container_title" and _NUMBERED.search(value) and "volume" not in fields
        placed = name == "container_title" and "publisher_place" in fields and ", " in value
        placed = placed and place_kind(fold(value.rpartition(", ")[2]), reading.source.words) == 2
        if odd or numbered or placed or "Patent" in value.split():
            reading.doubt("CK911", name, value[: odd.start() if odd else None].rsplit(" ", 1)[-1])
    publisher, words = str(fields.get("publisher", "")), reading.source.words
    first, comma, _ = str(fields.get("title", "")).partition(", ")
    tokens = first.split()
    if (
        comma
        and reading.rule == "comma"
        and not reading.spans["title"][2].startswith("title in")
        and 1 < len(tokens) < 8
        and all(person_tokens(name) for name in AND.split(first))
        and any(fold(token) in words.given_names for token in tokens)
    ):
        reading.doubt("CK908", "author", first)  # "Maisonneuve Sophie et Gomart Émilie, Figures de l’amateur"
    placed = "publisher_place" in fields and place_kind(fold(publisher), words) == 2 and fold(publisher) not in words.publishers
    if publisher and (placed or words.is_state(publisher) or publisher_score(publisher, words) < 0 or ": " in publisher):
        reading.doubt("CK906", "publisher", publisher)
