"""The names at the head of a reference whose elements are set off by commas, and where its title starts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citekit.model import Name
from citekit.parsing.names import (
    ET_AL,
    PARTICLES,
    inverted_name,
    is_initials,
    is_suffix,
    known_given,
    leaves_out,
    mononym,
    person_tokens,
    with_suffix,
)
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Text
from citekit.parsing.styles.people import (
    AND,
    FOREIGN,
    GIVEN,
    TITLE_WORDS,
    family_first,
    one_person,
    people_of,
    roles_of,
    turned,
)
from citekit.parsing.styles.pieces import Piece
from citekit.parsing.words import fold

_LEAD = re.compile(r"(?:und|et|y|e|and|&|with)\s+(?=[^\W\d_a-zà-ÿ]|d[eu]\b|v[ao]n\b)")
_SUFFIX_FIRST = re.compile(r"(?:Jr|Sr|II|III|and|et|eds?|with)\b")


@dataclass(slots=True)
class Byline:
    """Names at the head of a reference, the roles they have, and the index of the piece that the title starts with."""

    people: tuple[Name, ...]
    roles: tuple[str, ...]
    end: int
    following: int
    sure: bool


def byline(source: Text, pieces: list[Piece]) -> Byline | None:
    """The names that the pieces start with, in a style that sets a comma (or "(dir.),") after them."""
    text, words = source.text, source.words
    first = text[pieces[0].start : pieces[0].end]
    found = _initialled(source, pieces) or _first(source, pieces)
    if not found:
        return None
    people, index, sure = found
    inverted = " " not in first and index == 2
    while index < len(pieces) and pieces[index].mark == ",":
        if inverted and _one_more(source, pieces, index):
            people = [*people, one_person(text[pieces[index].start : pieces[index].end], words)]
            index, sure = index + 1, False
            continue
        part = text[pieces[index].start : pieces[index].end + (text[pieces[index].end : pieces[index].end + 1] == ".")]
        if is_suffix(part) and people[-1].family:
            people[-1] = with_suffix(people[-1], part)
            index += 1
            continue
        more = _more(source, pieces, index)
        if not more:
            break
        people, index = [*people, *more], index + 1
    end = pieces[index - 1].end
    sure = sure or leaves_out(first)
    if index < len(pieces) and re.fullmatch(
        r"(?:and|et|&) (?:al\.?|others)", text[pieces[index].start : pieces[index].end + 1].strip(" ,")
    ):
        index += 1
    roles: tuple[str, ...] = ("author",)
    if index < len(pieces) and pieces[index].kind == "role" and pieces[index].mark in "(,":
        roles = roles_of(text[pieces[index].start : pieces[index].end])
        end = pieces[index].end + (text[pieces[index].end : pieces[index].end + 1] == ".")
        index, sure = index + 1, not _either(source, first)
    dated = index + 1 < len(pieces) and pieces[index].kind == "date" and pieces[index].mark + pieces[index + 1].mark == "(,"
    if index >= len(pieces) or (pieces[index].mark not in ",)" and not dated) or _SUFFIX_FIRST.match(text, pieces[index].start):
        return None
    return Byline(tuple(people), roles, end, index, sure or (text[pieces[index].start] in '«“"' and not _either(source, first)))


def _either(source: Text, name: str) -> bool:
    """ "Menger Pierre-Michel", "Nora Pierre" where family names come first: the lists do not tell which is the given name."""
    tokens = name.split()
    known = [known_given(token, source.words) or is_initials(token) for token in tokens]
    return (
        len(tokens) == 2 and known[0] == known[1] and bool(FOREIGN.search(source.text, len(name), min(len(source.text), 500)))
    )


_GIVEN_AND_TITLE = re.compile(r"[^\W\d_][\w’-]+ (?:[A-Z]\. ?)+[^\W\d_]{2}")


def _first(source: Text, pieces: list[Piece]) -> tuple[list[Name], int, bool] | None:
    """The first names: (people, index of the next piece, is it sure)."""
    text, words = source.text, source.words
    first = text[pieces[0].start : pieces[0].end]
    if leaves_out(first):
        first = ET_AL.sub("", first)
    following = pieces[1] if len(pieces) > 1 else None
    second = text[following.start : following.end] if following else ""
    tokens = first.split()
    if not tokens or (following and following.kind == "director") or len(first) > 120 or tokens[0] in TITLE_WORDS:
        return None
    bracketed = following and following.mark == "(" and following.kind != "role" and len(pieces) > 2 and pieces[2].mark == ","
    if bracketed and len(tokens) < 4 and person_tokens(first) and person_tokens(second) and GIVEN.match(second):
        return [inverted_name(first, second)], 2, True
    if words.is_corporate(first):
        return _body_name(source, pieces)
    if fold(first) in words.mononyms and following and following.mark == ",":
        return [mononym(first)], 1, True
    if (
        following
        and following.mark == ","
        and len(pieces) > 2
        and pieces[2].mark == "."
        and not is_initials(tokens[0])
        and person_tokens(second)
    ):
        inverted = turned(first, second, words)
        family = (
            any(token in PARTICLES for token in tokens[1:]) and second.split()[0] not in TITLE_WORDS
        )  # "Ramón y Cajal, Santiago."
        if (
            family
            or known_given(second, words)
            or (inverted and (is_initials(second.split()[-1]) or not known_given(first, words)))
        ):
            return None  # "Díaz del Castillo, Bernal. The Discovery": the home style
    turned_round = following and following.mark == "," and _GIVEN_AND_TITLE.match(second) and known_given(second, words)
    if turned_round and not known_given(first, words) and not is_initials(tokens[0]):
        return None  # "Du Bois, George F. The Great Crash, 1929": the home style
    foreign = bool(FOREIGN.search(text, pieces[0].end, min(len(text), 500)))
    people = [one_person(part, words, foreign=foreign) for part in AND.split(first) if person_tokens(part)]
    if len(people) != len(AND.split(first)):
        return None
    if (
        following
        and following.mark == ","
        and first.isupper()
        and not second.isupper()
        and len(tokens) < 4
        and GIVEN.match(second)
    ):
        return [inverted_name(first, second)], 2, True  # "HALPERIN DONGHI, Tulio"
    if len(tokens) > 1:
        if foreign and family_first(first, words):
            return people, 1, True
        known = is_initials(tokens[0]) or is_initials(tokens[-1]) or known_given(first, words) or len(people) > 1
        shouted = any(len(token) > 2 and token.isupper() for token in tokens)
        if not (
            following
            and following.mark == ","
            and not known
            and not shouted
            and known_given(second, words)
            and turned(first, second, words)
        ):
            return people, 1, known or shouted
    if couple := _couple(source, pieces):
        return couple
    if following and following.mark == "," and turned(first, second, words):
        sure = known_given(second, words) or is_initials(second) or first.isupper()
        return [inverted_name(first, second)], 2, sure
    return ([mononym(first)], 1, True) if fold(first) in words.mononyms else None


def _couple(source: Text, pieces: list[Piece]) -> tuple[list[Name], int, bool] | None:
    """ "Elias, Norbert et Dunning, Eric", "Castelnuovo, Enrico e Carlo Ginzburg": two people, the first turned round."""
    text, words = source.text, source.words
    if len(pieces) < 2 or pieces[1].mark != ",":
        return None
    first, second = (text[piece.start : piece.end] for piece in pieces[:2])
    joined = AND.split(second)
    if len(joined) < 2 or not turned(first, joined[0], words):
        return None
    listed = len(pieces) > 3 and pieces[2].mark == "," and pieces[3].mark in ",("
    third = text[pieces[2].start : pieces[2].end] if listed and len(joined) == 2 else ""
    if third and (known_given(third, words) or is_initials(third)) and turned(joined[1], third, words):
        return [inverted_name(first, joined[0]), inverted_name(joined[1], third)], 3, True
    if all(map(person_tokens, joined)):
        return [inverted_name(first, joined[0]), *(one_person(part, words) for part in joined[1:])], 2, True
    return None


_INITIALLED = re.compile(
    r"(?:[^\W\d_][\w’'-]+(?: [A-Z][\w’'-]+)?, (?:[A-Z]\.[ -]?)+(?:, (?:and |& )?| et | e | y | and | & | und ))*"
    r"[^\W\d_][\w’'-]+(?: [A-Z][\w’'-]+)?, (?:[A-Z]\.[ -]?)+(?=,|\s?\()"
)


def _initialled(source: Text, pieces: list[Piece]) -> tuple[list[Name], int, bool] | None:
    """ "Emerson, R.M., Fretz, R.I. et Shaw, L.L., Writing": each name turned round, each given name an initial."""
    found = _INITIALLED.match(source.text, pieces[0].start)
    if not found:
        return None
    index = next((index for index, piece in enumerate(pieces) if piece.start >= found.end()), len(pieces))
    people = people_of(found[0].strip(), source.words)
    return (list(people), index, True) if people and all(person.given for person in people) else None


def _body_name(source: Text, pieces: list[Piece]) -> tuple[list[Name], int, bool]:
    """ "U.S. Department of Health, Education, and Welfare" has commas in its name."""
    text = source.text
    for index in (2, 1):
        if index + 1 < len(pieces) and text.startswith("and ", pieces[index].start) and pieces[index].mark == ",":
            between = [piece for piece in pieces[1:index] if piece.mark == "," and " " not in text[piece.start : piece.end]]
            if len(between) == index - 1 and text[pieces[index].start : pieces[index].end].count(" ") < 3:
                return [mononym(text[pieces[0].start : pieces[index].end])], index + 1, True
    return [mononym(text[pieces[0].start : pieces[0].end])], 1, " " in text[pieces[0].start : pieces[0].end]


def _quote_ahead(source: Text, pieces: list[Piece], index: int) -> bool:
    """Does a title in quotes follow after nothing but names?"""
    for piece in pieces[index : index + 8]:
        part = source.text[piece.start : piece.end]
        if part[:1] in '“«‘"' or (piece.kind == "role" and piece.mark == "("):
            return True
        if piece.mark != "," or not person_tokens(part) or len(part.split()) < 2:
            return False
    return False


def _one_more(source: Text, pieces: list[Piece], index: int) -> bool:
    """ "Chomsky, Noam, Edward S. Herman, The Political Economy": after a name turned round, one as it is called."""
    part = source.text[pieces[index].start : pieces[index].end]
    if (
        part[0] in '‘“«"'
        or index + 2 >= len(pieces)
        or pieces[index + 1].mark != ","
        or not 1 < len(part.split()) < 5
        or not person_tokens(part)
    ):
        return False
    following = source.text[pieces[index + 1].start :]
    if place_kind(fold(source.text[pieces[index + 1].start : pieces[index + 1].end]), source.words) == 2:
        return False  # "Longhi, Roberto, Piero della Francesca, Roma, …"
    return known_given(part, source.words) and following[0].isupper() and not AND.search(part)


def _more(source: Text, pieces: list[Piece], index: int) -> list[Name]:
    """The names of one more piece of the list, if it is surely one."""
    text, words = source.text, source.words
    part = text[pieces[index].start : pieces[index].end]
    foreign = bool(FOREIGN.search(text, pieces[0].end, min(len(text), 500)))
    lead = _LEAD.match(part)
    if lead:
        part = part[lead.end() :]
    if (
        part[:1] in '‘“«"'
        or len(part) > 90
        or not all(person_tokens(piece) for piece in AND.split(part))
        or len(part.split()) < 2
    ):
        return []
    several = AND.split(part)
    if len(several) > 1 and not all(len(person.split()) > 1 for person in several):
        return []
    closes = (
        lead
        or (len(several) > 1 and (known_given(part, words) or is_initials(part.split()[0])))
        or (len(several) > 1 and foreign and all(family_first(person, words) for person in several))
        or (index + 1 < len(pieces) and pieces[index + 1].kind == "role")
    )
    behind = all(is_initials(person.split()[-1]) for person in several) and is_initials(
        text[pieces[0].start : pieces[0].end + 1].split()[-1]
    )
    if behind:
        return [one_person(person, words, foreign=foreign) for person in several]  # "Acemoglu D., Johnson S. et Robinson J.A.,"
    if _quote_ahead(source, pieces, index):
        return [one_person(person, words, foreign=foreign) for person in several]
    going_on = index + 1 < len(pieces) and _LEAD.match(text, pieces[index + 1].start) and pieces[index + 1].mark == ","
    if not (closes or going_on or is_initials(part.split()[0]) or part.split()[0].isupper()):
        return []
    return [one_person(piece, words, foreign=foreign) for piece in AND.split(part)]
