"""The imprint: "Boston: Little, Brown, 1961", with what may be missing of it. Found from the year, read from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from citekit.parsing.dates import MONTH, SEASON, UNDATED, YEAR
from citekit.parsing.place import place_before, place_kind
from citekit.parsing.reading import Text
from citekit.parsing.words import Words, fold

_YEAR = re.compile(
    rf"(?<![\w-])(?=[\[(c©\dJFMASONDsuwifIn])(?P<bracket>[\[(]?)(?P<date>(?:c(?:a|irca)?\.? ?|©|cop\. ?|{MONTH},? |"
    rf"{SEASON},? )?{YEAR}(?:\s?[-–—/]{{1,2}}\s?(?:{YEAR}|\d\d(?!\d)|present\b)?)?\??|{UNDATED})(?P<close>[\])]?)"
    r"(?=\s*[.,;:)\]]|\s*$|\s+[\w“(\[—–-])"
)
_DATED = re.compile(r"14\d\d|15\d\d|16\d\d|17\d\d|18\d\d|19\d\d|20\d\d|n\. ?d|forthcoming|n press|n preparation|undated")
GOOD = 3.0


@dataclass(slots=True)
class Imprint:
    """Where an imprint stands and what of it is there; an absent part has start == end."""

    start: int
    end: int  # after the date and the bracket that closes it
    place: tuple[int, int] = (0, 0)
    publisher: tuple[int, int] = (0, 0)
    date: tuple[int, int] = (0, 0)
    score: float = 0.0
    known_place: bool = False
    known_publisher: bool = False
    bracketed: bool = False
    other: tuple[int, int] = (0, 0)  # a second imprint with the same date


def imprints(source: Text, start: int, stop: int) -> Iterator[Imprint]:
    """The imprints that end in a date, from left to right: the best reading of each date."""
    text = source.text
    if not _DATED.search(text, start, stop):
        return
    for year in _YEAR.finditer(text, start, stop):
        found = _at(source, start, year)
        if found:
            yield found


def _at(source: Text, start: int, year: re.Match[str]) -> Imprint | None:
    text = source.text
    low, high = year.span("date")
    before = low - len(year["bracket"])
    while before > start and text[before - 1] in " ":
        before -= 1
    if before <= start:
        return None
    if text[high : high + 2].strip().islower() and text[before - 1] != ",":
        return None  # "in 1935 and after"
    if text[before - 1] in "?!" or (text[before - 1] == "." and not source.is_abbreviation(before - 1)):
        return _bare_year(source, start, before, (low, high), year)
    closed = year.end() if year["close"] else high
    colon = text.rfind(":", max(start, before - 160), before)
    if colon > start:
        publisher = _publisher(source, colon + 1, before)
        place = place_before(source, start, colon) if publisher or before - colon <= 2 else None
        if place and (publisher or place[2]):
            opening = _bracket(text, place[0], start)
            name, score = (publisher[:2], publisher[2]) if publisher else ((0, 0), 1.0)  # "London: 1890" names none
            return Imprint(
                place[0] - opening, _closed(text, closed, opening), place[:2], name, (low, high),
                score + (2.0 if place[2] else 1.0), place[2], score >= 2, bool(opening),
            )  # fmt: skip
    return _without_colon(source, start, before, (low, high), closed, bracketed=year["bracket"] == "[")


def _bare_year(source: Text, start: int, before: int, date: tuple[int, int], year: re.Match[str]) -> Imprint | None:
    """ "… of Woman. 1792." has a year and nothing else; "New York: Knopf. 1967." a full stop for the comma."""
    text = source.text
    if year["bracket"] == "(":
        return None
    colon = text.rfind(":", max(start, before - 100), before)
    publisher = _publisher(source, colon + 1, before - 1) if colon > start else None
    place = place_before(source, start, colon) if publisher and publisher[2] >= 1 else None
    if publisher and place and place[2] and publisher[2] >= 2:
        return Imprint(place[0], year.end(), place[:2], publisher[:2], date, 2.0 + publisher[2], True, publisher[2] >= 2)
    return Imprint(year.start(), year.end(), date=date, score=0.5)


def _bracket(text: str, place: int, start: int) -> int:
    return 1 if place > start and text[place - 1] in "([" else 0


def _closed(text: str, end: int, opening: int) -> int:
    return end + 1 if opening and text[end : end + 1] in (")", "]") else end


def _without_colon(
    source: Text, start: int, before: int, date: tuple[int, int], closed: int, *, bracketed: bool
) -> Imprint | None:
    """ "Basic Books, 1999" or "New York, 1985": what stands between the sentence before and the date."""
    text, words = source.text, source.words
    begin = _sentence_start(source, start, before)
    if begin is None or begin >= before:
        return None
    bracket = text.rfind("(", begin, before) + 1
    low, high = bracket or begin, before
    opening = 1 if bracket else 0
    while low < high and text[low] in " ,.":
        low += 1
    while high > low and text[high - 1] in " ,(":
        high -= 1
    piece = text[low:high]
    if not piece:
        return None
    end = _closed(text, closed, opening)
    score = publisher_score(piece, words)
    known = piece.count(" ") < 4 and (score >= 2 or place_kind(fold(piece), words) == 2)
    if text[before - 1] not in ",(" and not bracketed and not (known and text[closed : closed + 1] == "."):
        return None
    if place_kind(fold(piece), words) == 2:
        return Imprint(low - opening, end, (low, high), (high, high), date, 2.5, True, False, bool(opening))
    place = _place_sentence(source, start, begin)
    if place and score >= 1:
        return Imprint(place[0], end, place, (low, high), date, 2.0 + score, True, score >= 2)
    split = _place_then_publisher(fold(piece), words)
    if split:
        place = (low + split[0], low + split[1])
        score = 2.0 + publisher_score(piece[split[1] + 1 :], words)
        return Imprint(place[0] - opening, end, place, (place[1] + 1, high), date, score, True, True, bool(opening))
    inner = _after_statements(piece, words)
    if inner:
        return Imprint(low + inner, end, (0, 0), (low + inner, high), date, 3.0, False, True)
    if score >= 0.5:
        return Imprint(low - opening, end, (0, 0), (low, high), date, score + 0.5, False, score >= 2, bool(opening))
    return None


_COMMA = re.compile(r"[,;] ")
_BLANK = re.compile(r" ")


def _place_then_publisher(piece: str, words: Words) -> tuple[int, int] | None:
    """ "New York, Harper & Row" (a comma for the colon): where the place starts and where it ends."""
    for mark in _COMMA.finditer(piece):
        if publisher_score(piece[mark.end() :], words) < 1 or words.is_state(piece[mark.end() :]):
            continue
        begin = _place_tail(piece, mark.start(), words)
        if begin is not None:
            return begin, mark.start()
    for blank in _BLANK.finditer(piece):  # "New York Seaview Books": the colon is lost
        if (
            piece[blank.end() :] in words.publishers
            and piece not in words.publishers
            and place_kind(piece[: blank.start()], words) == 2
        ):
            return 0, blank.start()
    return None


def _place_tail(piece: str, end: int, words: Words) -> int | None:
    """Where the place starts that ends at ``end``: at the start, or after a comma or a full stop."""
    begin = end
    found: int | None = None
    for _ in range(7):
        begin = piece.rfind(" ", 0, begin)
        start = begin + 1
        if (begin < 0 or piece[begin - 1] in ".,;") and place_kind(piece[start:end], words) == 2:
            found = start
        if begin < 0:
            break
    return found


def _place_sentence(source: Text, start: int, begin: int) -> tuple[int, int] | None:
    """ "New York. Oxford University Press, 1985": the sentence before is a place."""
    for stop, following, _ in source.breaks:
        if following == begin and stop > start:
            low = max(source.text.rfind(mark, start, stop) for mark in (". ", "? ", "! ")) + 2
            if low > start and place_kind(fold(source.text[low:stop]), source.words) == 2:
                return low, stop
    return None


_STATEMENT_WORD = re.compile(
    r"\b(?:[Tt]ranslated|[Ee]dited|[Ii]llustrated|[Dd]irected|[Aa]nnotated|[Ii]ntroduc\w+) .*?by "
    r"|\bed\.|\b[Vv]ol\. \d|\bno\. \d"
)


def _after_statements(piece: str, words: Words) -> int:
    """ "Edited by S. M. Parrish, 3rd ed., W. W. Norton" (MLA): where the publisher starts, or 0."""
    statements = list(_STATEMENT_WORD.finditer(piece))
    if not statements:
        return 0
    last = statements[-1]
    begins = [mark.end() for mark in _COMMA.finditer(piece, last.end() - 2)]
    known = [begin for begin in begins if fold(piece[begin:]) in words.publishers]
    likely = [begin for begin in begins if publisher_score(piece[begin:], words) >= 1]
    return known[0] if known else likely[-1] if likely else 0


def _sentence_start(source: Text, start: int, before: int) -> int | None:
    """Where the sentence that holds ``before`` starts, initials and abbreviations skipped."""
    best = start
    for stop, following, sure in source.breaks:
        if following >= before:
            break
        if sure and stop >= start:
            best = following
    return best if before - best <= 140 else None


def _publisher(source: Text, start: int, before: int) -> tuple[int, int, float] | None:
    """The publisher between a colon and the date, with a score; None when sentences end there."""
    text = source.text
    while start < before and text[start] == " ":
        start += 1
    end = before
    while end > start and text[end - 1] in " ,;([":
        end -= 1
    if start >= end:
        return None
    for stop, following, sure in source.breaks:
        if following > end:
            break
        if stop > start and sure and f"{text[start:stop]}, {text[following:end]}" not in source.words.publishers:
            return None
    score = publisher_score(text[start:end], source.words)
    return (start, end, score) if score >= 0 else None


def publisher_score(name: str, words: Words) -> float:
    """2: known or with a word that only publishers have; 1: capitals throughout; -1: hardly a publisher."""
    return _publisher_score(fold(name.strip(" .,")), words)


_SMALL = frozenset((
    "and", "of", "the", "for", "&", "in", "de", "et", "des", "du", "der", "von", "la", "le", "e", "y", "a", "an", "&",
    "at", "on", "by", "company", "brothers", "sons", "press", "publishers", "co.",
))  # fmt: skip
_UP = re.compile(r"\bU(?:niv)?\.? (?:of )?|\bUP\b|\bP\Z|[Pp]rivately|[Aa]uthor")


@lru_cache(maxsize=16384)
def _publisher_score(name: str, words: Words) -> float:
    if name.startswith(("http", "www")) or len(name) > 120 or any(char in name for char in '“”"?!;'):
        return -1.0
    parts = name.replace(",", " ").split()
    if not parts:
        return -1.0
    lower = sum(part[0].islower() and part not in _SMALL and not part.startswith(("d'", "l'")) for part in parts)
    if _UP.search(name) or (lower < 2 and (words.is_publisher(name) or name in words.studios or name in ("n.p", "N.p", "s.n"))):
        return 2.0
    if not parts[0][0].isupper():
        return -1.0
    if not lower and len(parts) <= 8 and all(part[0].isalpha() or part[0] in "&'" for part in parts):
        return 1.0 if len(parts) <= 6 else 0.5
    return 0.0 if len(parts) <= 4 and name.replace(" ", "").isalpha() else -1.0  # "Présence africaine"
