"""What stands behind the names: a title in quotes and what holds the work, or a title that runs on to what says what it is."""

from __future__ import annotations

import re

from citekit.parsing.reading import Reading, quoted
from citekit.parsing.styles.body import read_body
from citekit.parsing.styles.finish import finish
from citekit.parsing.styles.layout import Body
from citekit.parsing.styles.sentences import colon_of

_NAMES_GO_ON = re.compile(r"& [A-Z][\w’'-]+(?:, [A-Z]\b| et al)|,? \. \. \. |…")
_NO_TITLE = re.compile(r"[A-Z]\.|(?:comps?|eds?|trans|dirs?)\. ")
_QUOTE_AFTER_STOP = re.compile(r"\. [“\"]")
_IN = re.compile(r"[.,]? (?:in|In|dans|en)[: ]")
QUOTES = '“«„‘"'


def _turned_first(text: str, start: int) -> bool:
    """Do several pieces make the names, and is the first a family name alone?"""
    first, comma, _ = text[: start - 2].partition(", ")
    return bool(comma) and (" " not in first or first.split()[0].islower())


def _own_sentence(body: Body) -> bool:
    """Is the imprint a sentence of its own, as in the home style?"""
    before = "."
    for piece in body.pieces:
        if colon_of(body.reading, piece):
            return piece.mark == "." or (piece.mark == "," and before == ".")
        before = piece.mark
    return False


def read_titled(reading: Reading, start: int) -> Reading | None:
    source = reading.source
    text = source.text
    inside = quoted(text, start, source.limit) if text[start] in QUOTES else None
    if inside and inside[1] > inside[0]:
        after = inside[2]
        follows = text[after : after + 2]
        closed = text[inside[1] - 1] in ",.?!" or follows[:1] in ",." or follows == " ("
        if closed or _IN.match(text, after):
            reading.put_text("title", inside[0], inside[1], "title in quotes")
            while after < len(text) and text[after] in " ,.":
                after += 1
            body = read_body(reading, after, quoted=True)
            return finish(body, quoted=True) if body else None
    body = read_body(reading, start, quoted=False)
    if body and body.run:
        low, high = body.run[0].start, body.run[-1].end
        if _NAMES_GO_ON.search(text, low, high) or (_NO_TITLE.match(text, low, high) and ", " in text[: low - 2]):
            return None
    if not body or _QUOTE_AFTER_STOP.search(text, start, body.end):
        return None  # "Alvarez, Luis W., and Helen V. Michel. “Extraterrestrial Cause": the home style
    unsure = bool(reading.doubts) and reading.doubts[0][0] == "CK908"
    if reading.rule == "comma" and (unsure or _turned_first(text, start)) and _own_sentence(body):
        return None  # a list of names before a title, or a title with a comma ("Black Skin, White Masks. New York: …")
    if unsure and _NO_TITLE.match(text, start):
        return None
    return finish(body, quoted=False)
