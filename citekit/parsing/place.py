"""Places: "New Haven, Conn.", "New York and London", "Westport. Conn.", found before their colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from citekit.parsing.reading import Text
from citekit.parsing.words import Words, fold

_PLACE_JOIN = re.compile(r",? (?:and|&|y|et|und) |[,;/] ?| [–—-] ")
_STATE_AFTER_STOP = re.compile(r"(?<=[a-z]{3})\. (?=[A-Z])")
_CITY = re.compile(
    r"(?:St\.|Ste\.|Ft\.|Mt\.|N\.)? ?[^\W\d_][^\W\d_’'.-]*[\w’'.-]*(?: (?:upon|on|am|an|de|der|do|of|la|del|sur|le|the"
    r"|bei|im|[^\W\d_a-z][\w’'.-]*)){0,3}\Z"
)
_BRACKET = re.compile(r"[;(\[]")
_NO_PLACE = ("N.p.", "n.p.", "[n.p.]", "N. p.", "S.l.", "[S.l.]", "n.p", "N.p", "[N.p.]", "s.l.")


def place_before(source: Text, start: int, colon: int) -> tuple[int, int, bool] | None:
    """The place that ends at ``colon``: its span, and whether the lists know it."""
    text, words = source.text, source.words
    end = colon
    while end > start and text[end - 1] == " ":
        end -= 1
    fallback: tuple[int, int, bool] | None = None
    for begin, sure in _place_starts(source, start, end):
        piece = text[begin:end].strip("[]() ")
        if piece in _NO_PLACE:
            return begin, end, True
        kind = place_kind(fold(piece), words)
        if kind == 2 and text[begin - 2 : begin] == "; ":
            fallback = (begin, end, True)  # "Cambridge; New York": try to reach the first of them
            continue
        if kind == 2:
            return begin, end, True
        if fallback and fallback[2]:
            break
        if sure and words.is_state(fold(piece)) and piece[-1:] == ".":
            fallback = (begin, end, True)  # "N.Y.:" alone, unless a city stands before it
            continue
        if kind and not fallback and sure:
            fallback = (begin, end, False)
        elif not kind and sure and not words.is_state(fold(piece)) and not _BRACKET.search(text, begin - 2, begin):
            break
    return fallback if fallback and fallback[2] else _known_tail(text, start, end, words) or fallback


_REPRINT = re.compile(r"[Rr]eprint(?:ed)?(?: ed\.)?[,:]?(?: by| in)? ")


def _place_starts(source: Text, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Where a place that ends at ``end`` may start, from the nearest sentence to the farthest within reach."""
    text = source.text
    bracket = max(
        text.rfind("(", max(start, end - 60), end),
        text.rfind("; ", max(start, end - 60), end) + 1,
        text.rfind("[", max(start, end - 60), end),
    )
    if bracket > start and ")" not in text[bracket:end] and "]" not in text[bracket:end]:
        yield bracket + 1 + (text[bracket + 1 : bracket + 2] == " "), True
    reprint = _REPRINT.search(text, max(start, end - 60), end)
    if reprint:
        yield reprint.end(), True
    for _, following, sure in reversed(source.breaks):
        if following < start or end - following > 70:
            if following < end:
                break
            continue
        if following < end:
            yield following, sure
    if end - start <= 60:
        yield start, True


def _known_tail(text: str, start: int, end: int, words: Words) -> tuple[int, int, bool] | None:
    """A known place right before the colon that no sentence end parts from what stands before it."""
    begin = end
    found: tuple[int, int, bool] | None = None
    for _ in range(6):
        begin = text.rfind(" ", max(start, end - 60), begin)
        if begin < 0:
            break
        piece = text[begin + 1 : end]
        before = text[text.rfind(" ", 0, begin) + 1 : begin]
        within = "," in piece and found is not None and before.islower()  # "Goodbye to Berlin, London:"
        guessed = (
            found is not None and "," in piece and not words.is_place(fold(piece.split(",")[0]))
        )  # "Spheres New Haven, Conn."
        if not within and not guessed and place_kind(fold(piece), words) == 2:
            found = (begin + 1, end, True)
    return found


@lru_cache(maxsize=16384)
def place_kind(text: str, words: Words) -> int:
    """2: a place of the lists, alone or with others; 1: it may be one; 0: it cannot."""
    if not text or len(text) > 70 or any(char.isdigit() for char in text):
        return 0
    if text in words.places:
        return 2
    stop = _STATE_AFTER_STOP.search(text)
    if stop:
        city, state = text[: stop.start()], text[stop.end() :]
        short = words.is_state(state) and (state[-1] == "." or state.isupper())
        return 2 if short and (words.is_place(city) or (_CITY.match(city) and " " not in city)) else 0
    parts = [part for part in (piece.strip() for piece in _PLACE_JOIN.split(text)) if part]
    if not parts or words.is_state(text) or len(parts) > 6:
        return 0
    known = [words.is_place(part) or (index > 0 and words.is_state(part)) for index, part in enumerate(parts)]
    if all(known):
        return 2
    if (
        len(parts) == 2
        and words.is_state(parts[1])
        and parts[1] not in words.places
        and _CITY.match(parts[0])
        and len(parts[0].split()) <= 3
    ):
        return 2
    return 1 if len(parts) <= 2 and all(_CITY.match(part) and len(part.split()) <= 3 for part in parts) else 0
