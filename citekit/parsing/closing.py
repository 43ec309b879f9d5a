"""Which imprint closes the reference: the first that is one, not the one inside a title, not the one of an annotation."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise

from citekit.parsing.cut import author_cuts
from citekit.parsing.dates import YEAR
from citekit.parsing.imprint import GOOD, Imprint, imprints, publisher_score
from citekit.parsing.place import place_before
from citekit.parsing.reading import Text
from citekit.parsing.statements import statement_at

HEAD_DATE = re.compile(
    rf"\((?P<date>{YEAR}(?:[-–/]{YEAR})?[a-z]?(?:, [A-Z][a-z]+\.?(?: \d{{1,2}})?)?|n\.d\.|in press"
    rf"|forthcoming)(?:/(?P<later>{YEAR}))?\)[.,:]?\s+|(?P<bare>{YEAR})[a-z]?\.\s+(?=[“\"A-Z])"
)
_REPRINT = re.compile(
    r"[.;,)]*\s*(?:[Rr]eprint(?:ed)?(?: ed(?:ition|\.)?)?|[Rr]pt\.|[Rr]epr\.)(?:[.,:]| by| in)*\s*(?:\Z|(?=[A-Z]))"
)


def choose_imprint(source: Text, start: int) -> tuple[Imprint | None, Imprint] | None:
    """The imprint that closes the reference, with the one before it that it reprints."""
    found = _imprints(source, start)
    if not found:
        return None
    index = _closing(source, start, found)
    original: Imprint | None = None
    for here, following in pairwise(found[index:]):
        gap = source.text[here.end : following.start]
        if _REPRINT.fullmatch(gap):
            original = here
        elif _two_editions(source, start, here, following):
            return original, replace(here, end=following.end, other=(here.end, following.end))
        elif not _inside_title(source, start, here, following):
            return original, _first_of_two(source, start, here)
    return original, _first_of_two(source, start, found[-1])


_REACH = 260  # a reprint's imprint, or the real one after a title that looks like one, is no farther away


def _imprints(source: Text, start: int) -> list[Imprint]:
    """The first imprint that is surely one, with what stands before it and within reach behind it."""
    found: list[Imprint] = []
    for imprint in islice(imprints(source, start, source.limit), 12):
        if imprint.start > start + 2 or imprint.score >= GOOD:
            found.append(imprint)
            if _is_good(imprint):
                reach = min(source.limit, imprint.end + _REACH)
                return found + list(islice(imprints(source, imprint.end, reach), 4))
    return found


def _is_good(imprint: Imprint) -> bool:
    return imprint.score >= GOOD and (imprint.known_place or imprint.known_publisher)


def _has_place(imprint: Imprint) -> bool:
    return imprint.place[0] < imprint.place[1]


def _closing(source: Text, start: int, found: list[Imprint]) -> int:
    """Which imprint closes the reference: the first good one, unless what stands before it is one too and no title."""
    index = next((i for i, imprint in enumerate(found) if _is_good(imprint)), None)
    if index is None:
        scores = [imprint.score for imprint in found]
        return scores.index(max(scores))
    good = found[index]
    for i, earlier in enumerate(found[:index]):  # an unknown imprint, and an annotation that cites another
        apart = not _only_statements(source, earlier.end, good.start) and not _same_sentence(source, earlier, good)
        if _has_place(earlier) and earlier.score >= 2 and apart and not _is_subject(source, start, earlier):
            return i
    return index


def _two_editions(source: Text, start: int, here: Imprint, following: Imprint) -> bool:
    """ "Pragmatism. New York: Longmans, Green, 1907. Paperback ed. Cleveland: Meridian Books, 1955": the first counts."""
    known = here.known_place and here.known_publisher and following.known_publisher  # not "Berlin: April and May, 1945"
    if not (known and _is_good(following) and _has_place(following)):
        return False
    closes = source.text[following.end : following.end + 1] in (".", ")", "")  # not "New York: Dell, 1964, is the paperback"
    return closes and _only_statements(source, here.end, following.start) and not _is_subject(source, start, here)


def _is_subject(source: Text, start: int, here: Imprint) -> bool:
    """Is what looks like an imprint the title's own place and years?

    "In Transit in New York: The Transport Workers Union, 1933-1966": its place ends a sentence that began before it; or no
    title stands between the author and it: "Condit, Carl W. Chicago, 1910-29: Building".
    """
    if here.start <= start or source.text[here.start - 1] in "([":
        return here.start <= start
    if not any(following == here.start for _, following, _ in source.breaks) and source.text[here.start - 2] not in ".;":
        return True
    return author_cuts(source, start, here.end)[0].title_start >= here.start


def _inside_title(source: Text, start: int, here: Imprint, following: Imprint) -> bool:
    """ "Title: Subtitle, 1863-1877. 2d ed. New York: …": is the imprint that comes right after this one the real one?"""
    between = source.text[here.end : following.start].strip(" .")
    if not between:
        if _is_subject(source, start, here):
            return following.score >= 2
        return following.score > here.score and not here.known_place
    return following.score >= GOOD and _has_place(following) and _only_statements(source, here.end, following.start)


def _only_statements(source: Text, start: int, stop: int) -> bool:
    """Does nothing but an edition, a translator and the like stand between two imprints? Then the first is part of a title."""
    while start < stop and source.text[start] in " .;)":
        start += 1
    return start >= stop or bool(statement_at(source.text, start))


def _first_of_two(source: Text, start: int, imprint: Imprint) -> Imprint:
    """ "Oxford: Oxford University Press; New York: Hill and Wang, 1981": the first of them."""
    text = source.text
    semicolon = imprint.start - 2
    if text[semicolon : imprint.start] != "; " or not imprint.known_place:
        return imprint
    colon = text.rfind(": ", max(start, semicolon - 80), semicolon)
    place = place_before(source, start, colon) if colon > start else None
    if not place or not place[2] or publisher_score(text[colon + 2 : semicolon], source.words) < 1:
        return imprint
    return replace(
        imprint, start=place[0], place=place[:2], publisher=(colon + 2, semicolon), other=(imprint.start, imprint.publisher[1])
    )


def _same_sentence(source: Text, first: Imprint, second: Imprint) -> bool:
    """Do both stand in one sentence (a title with colon and years runs on)?"""
    return not any(sure and first.end - 1 <= stop < second.start for stop, _, sure in source.breaks)


_COLON = re.compile(r":\s")


def undated_imprint(source: Text, start: int) -> Imprint | None:
    """ "New York: W. W. Norton." without a date; or, after an APA date, "Norton." alone."""
    for colon in _COLON.finditer(source.text, start, source.limit):
        place = place_before(source, start, colon.start())
        end = source.sentence_end(colon.end())
        score = publisher_score(source.text[colon.end() : end], source.words)
        if place and place[0] > start and ((place[2] and score >= 0) or (score >= 2 and end - colon.end() < 60)):
            opening = 1 if source.text[place[0] - 1] in "([" else 0
            return Imprint(
                place[0] - opening, end, place[:2], (colon.end(), end), (0, 0), 1.0 + place[2] + score / 2, place[2], score >= 2
            )
    if HEAD_DATE.search(source.text, start, min(start + 300, source.limit)):
        previous = start
        for stop, following, sure in source.breaks:
            if not sure:
                continue
            piece = source.text[previous:stop]
            if previous > start and len(piece) < 60 and publisher_score(piece, source.words) >= 2:
                return Imprint(previous, stop, (previous, previous), (previous, stop), (0, 0), 2.0, False, True)
            previous = following
        piece = source.text[previous : source.limit].rstrip(" .")
        if previous > start and 2 < len(piece) < 60 and publisher_score(piece, source.words) >= 2:
            return Imprint(
                previous,
                previous + len(piece),
                (previous, previous),
                (previous, previous + len(piece)),
                (0, 0),
                2.0,
                False,
                True,
            )
    return None
