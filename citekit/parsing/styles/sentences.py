"""Which sentences belong to a reference: until its date and its imprint are there, and what may follow them."""

from __future__ import annotations

import re

from citekit.parsing.dates import YEAR, YEARS
from citekit.parsing.foreign_dates import ANY_DATE
from citekit.parsing.imprint import publisher_score
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.styles.kinds import classify, place_like
from citekit.parsing.styles.pieces import Piece
from citekit.parsing.words import fold

_TRAILING_YEAR = re.compile(
    rf"(?<=\w)[,.]? (?P<year>(?:c(?:a|irca)?\. ?)?{YEARS})\Z|(?<=\w) \[?(?P<other>{YEAR})\]?\Z"
    rf"|(?<=\w),? (?P<day>vom {ANY_DATE})\Z"
)
_NUMBER_OF_YEAR = re.compile(rf"(?<=\w),? (?:Nr\. )?(?P<number>\d{{1,2}})/(?P<year>{YEAR})\Z")
_AFTER_DATE = frozenset(("page", "url", "doi", "accessed", "database", "medium", "extent", "volumes", "series", "isbn"))


def whole(reading: Reading, pieces: list[Piece], quoted: bool) -> list[Piece]:
    """The pieces of the sentences that belong to the reference."""
    kept: list[Piece] = []
    dated = "issued" in reading.fields
    published = closed = False
    for sentence in _sentences(pieces):
        if closed and not _goes_on(reading, sentence, kept, published):
            break
        _years_apart(reading, sentence)
        whole = _up_to_bracket(sentence)
        kept += whole
        if len(whole) < len(sentence):
            break
        published = published or any(colon_of(reading, piece) for piece in sentence)
        dated = dated or any(piece.kind in ("date", "undated") for piece in sentence)
        ended = dated or any(piece.kind == "url" for piece in sentence)
        closed = ended and (published or "issued" not in reading.fields or quoted)
        if sum(piece.kind in ("text", "place") for piece in kept) > 16:
            break
    return kept


def _up_to_bracket(sentence: list[Piece]) -> list[Piece]:
    """ "Orientalism (Vintage, 1979), introduction only": what follows a bracketed imprint says what it is, or is annotation."""
    for index, piece in enumerate(sentence[:-1]):
        opened = piece.kind == "date" and any(before.mark == "(" for before in sentence[max(0, index - 3) : index + 1])
        if opened and index and sentence[index + 1].mark in ",)" and sentence[index + 1].kind in ("text", "place"):
            later = any(after.kind == "date" for after in sentence[index + 1 :])
            return sentence if later else sentence[: index + 1]
    return sentence


def _sentences(pieces: list[Piece]) -> list[list[Piece]]:
    sentences: list[list[Piece]] = []
    for piece in pieces:
        if piece.mark == "." or not sentences:
            sentences.append([])
        sentences[-1].append(piece)
    return sentences


def _goes_on(reading: Reading, sentence: list[Piece], kept: list[Piece], published: bool) -> bool:
    """Does this sentence still belong to a reference that has its date?"""
    kinds = [piece.kind for piece in sentence]
    have = {piece.kind for piece in kept}
    text = reading.source.text
    if (
        not published
        and any(colon_of(reading, piece) for piece in sentence[:3])
        and not have & {"page", "url", "volume", "issue"}
    ):
        return True
    if (
        kinds[0] in ("translator", "editor", "edition", "volumes")
        and kinds[-1] in ("date", "page", "url")
        and not have & {"page"}
    ):
        return True
    if (
        [piece.kind for piece in kept[-1:]] == ["date"]
        and kept[-1].mark in ("", ".")
        and kinds[-1] in ("date", "page", "thesis")
        and not published
    ):
        return kinds[0] in ("text", "translator", "editor", "edition", "note", "place")  # "1959. Criterion, 2006."
    if kinds[0] == "number":
        return (
            "page" not in have and len(sentence) == 1 and text[sentence[0].end : sentence[0].end + 1] in (".", "") and published
        )
    if kinds[0] == "date":
        return have >= {"medium"} and len(sentence) == 1
    return all(kind in _AFTER_DATE or (kind == "date" and "url" in kinds) for kind in kinds) and not (
        kinds == ["series"] or (kinds[0] == "page" and "page" in have)
    )


def _years_apart(reading: Reading, sentence: list[Piece]) -> None:
    """ "Suhrkamp 1988, S. 9–19", "Milano 1988": the year is a piece of its own, where the sentence has no other date."""
    text = reading.source.text
    for index in range(len(sentence) - 1, -1, -1):
        piece = sentence[index]
        if piece.kind in ("date", "undated"):
            return
        if piece.kind not in ("text", "place", "thesis") or (piece.mark == "(" and piece is sentence[-1] and index):
            continue
        numbered = _NUMBER_OF_YEAR.search(text, piece.start, piece.end)
        if numbered and not any(other.kind == "date" for other in sentence):  # "Der Spiegel 12/2008"
            piece.end = numbered.start()
            sentence[index + 1 : index + 1] = [Piece(*numbered.span("number"), ","), Piece(*numbered.span("year"), ",")]
            classify(reading.source, sentence[index : index + 3])
            sentence[index + 1].kind = "issue"
            return
        found = _TRAILING_YEAR.search(text, piece.start, piece.end)
        if found and found.start() > piece.start + 1 and (found["day"] or _is_imprint(reading, piece, found.start())):
            _, low, high = trimmed(text, found.start() + 1, piece.end)
            piece.end = found.start()
            sentence.insert(index + 1, Piece(low, high, ","))
            classify(reading.source, sentence[index : index + 2])
        return


def _is_imprint(reading: Reading, piece: Piece, end: int) -> bool:
    """ "Stuttgart: Klett 1976", "Milano 1988", "Einaudi 1976": what may stand before a year without a comma."""
    before, words = reading.source.text[piece.start : end].rstrip(" .,"), reading.source.words
    if re.fullmatch(r"[os]\. ?[OlL]|n\. ?p", before):
        return True
    if piece.kind == "thesis" or (": " in before and len(before.partition(": ")[0]) < 50):
        return True
    state = words.is_state(before) or words.is_state(f"{before}.")
    return state or place_like(before, words) or (publisher_score(before, words) == 2 and piece.mark == ",")


_U_A = re.compile(r",? \[?(?:u\. ?a\.|et al\.|etc\.)\]?\s*\Z")


def colon_of(reading: Reading, piece: Piece, *, dated: bool = False) -> int:
    """Where the colon stands between place and publisher in a piece; 0 if it holds no imprint."""
    text, words = reading.source.text, reading.source.words
    if piece.kind != "text":
        return 0
    colon = text.find(":", piece.start, min(piece.end, piece.start + 70))
    if colon < 0 or text[colon + 1 : colon + 2] != " ":
        return 0
    left = _U_A.sub("", text[piece.start : colon]).strip(" []")
    if place_kind(fold(left), words) == 2 or words.is_state(left):
        return colon
    if place_kind(fold(left), words) == 1 and publisher_score(_bare(text[colon + 2 : piece.end]), words) == 2:
        return colon
    plain = len(left.split()) < 4 and place_kind(fold(left), words) == 1
    return colon if plain and (piece.mark == "(" or (dated and piece.mark in ".," and reading.rule != "mla")) else 0


def _bare(text: str) -> str:
    return re.sub(rf",? {YEARS}\Z", "", text)
