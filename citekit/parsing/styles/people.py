"""Names in the orders that English lists do not know: "FOUCAULT Michel", "Braudel (Fernand)", "Ginzburg C.", "Conze, Werner / Brunner, Otto".

Sources: AFNOR Z 44-005 and DIN ISO 690 (family name first, in capitals or with the given name in brackets); The Chicago Manual of
Style, 17th ed., 14.18-20, and IEEE Reference Guide (names as they are called).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

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
    natural_name,
    person_tokens,
    with_suffix,
)
from citekit.parsing.reading import Text
from citekit.parsing.styles.pieces import Piece
from citekit.parsing.words import Words, fold

_MANY = re.compile(r"\s*[/;]\s*|\s+[–—]\s+")
_AND = re.compile(r",?\s+(?:und|u\.|et|y|e|and|&|con|with)\s+(?=[^\W\d_a-zà-ÿ]|d[eu]\b|v[ao]n\b)")
_LEAD = re.compile(r"(?:und|et|y|e|and|&|with)\s+(?=[^\W\d_a-zà-ÿ]|d[eu]\b|v[ao]n\b)")
_GIVEN = re.compile(r"(?:[^\W\d_a-zà-ÿ][\w’'-]*\.? ?){1,4}(?:(?:von|van|de|v\.|zu|der|d’|del|della|di)(?: (?:der|la|den))?)?\Z")
_INITIAL_THEN_WORD = re.compile(
    r"(?<=\w )[^\W\d_]\.(?: ?[^\W\d_]\.)* [^\W\d_a-zà-ÿ]\w|\A(?:[^\W\d_]\. ?){2,}[^\W\d_]{2}|[^\W\d_]{2}\. "
    r"|\A(?:[^\W\d_]\. ?){4}"
)
_U_A = re.compile(r",? u\. ?a\.?(?=$|[^\w])|\bet al(?:ii)?\b\.?|\be altri\b")
_ONE_INITIAL = re.compile(r"[^\W\d_]\. ([^\W\d_]{2,})")
FOREIGN: Final = re.compile(
    r"\b(?:der|die|das|und|des|du|la|les|et(?! al)|aux?|las|y|del|della|dei|di|nella|par|dans|coll|Les?|La|Il|Gli"
    r"|Histoire|Storia|Historia)\b|\b(?:el|El|los|Los)\b(?! (?:Angeles|Salvador|Paso|Alamos))|«|\b[dlDL]’|, p\. |\d p\."
)
_SUFFIX_FIRST = re.compile(r"(?:Jr|Sr|II|III|and|et|eds?|with)\b")
_TITLE_WORDS = frozenset(
    (
        "The",
        "A",
        "An",
        "On",
        "In",
        "Of",
        "Le",
        "La",
        "Les",
        "Der",
        "Die",
        "Das",
        "El",
        "Los",
        "Las",
        "Il",
        "Lo",
        "I",
        "Gli",
        "Une",
        "Un",
        "Ein",
        "Eine",
        "L’",
    )
)
_ROLES: Final = (
    (r"[Hh]g|[Hh]rsg|[Ee]d|[Éé]d|[Dd]ir|[Cc]oord|[Cc]omp|cura|a c\.|org|cur", "editor"),
    (r"[Tt]rans|[Tt]rad|[Üü]bers", "translator"),
)


@dataclass(slots=True)
class Byline:
    """Names at the head of a reference, the roles they have, and the index of the piece that the title starts with."""

    people: tuple[Name, ...]
    roles: tuple[str, ...]
    end: int
    following: int
    sure: bool


def roles_of(word: str) -> tuple[str, ...]:
    """The fields that "(Hg.)", "dirs." or "ed. and trans." stand for."""
    if re.match(r"[Dd]irector", word):
        return ("director",)
    return tuple(role for pattern, role in _ROLES if re.search(rf"(?<!\w)(?:{pattern})", word)) or ("editor",)


def one_person(text: str, words: Words, *, foreign: bool = False) -> Name:
    """One name without a comma: "FOUCAULT Michel", "Ginzburg C.", "Roger Chartier"; a body stays whole."""
    tokens = text.split()
    shouted = [
        token
        for token in tokens
        if len(token.strip("-’'")) > (1 if token is not tokens[0] or all(following.isupper() for following in tokens[1:2]) else 2) and token.isupper() and "." not in token and not is_suffix(token)
    ]
    if shouted and len(shouted) < len(tokens) and not words.is_corporate(text):
        low, high = tokens.index(shouted[0]), len(tokens) - tokens[::-1].index(shouted[-1])
        while low and tokens[low - 1] in PARTICLES:
            low -= 1
        family, given = tokens[low:high], [*tokens[:low], *tokens[high:]]
        if given:
            return inverted_name(" ".join(family), " ".join(given))
    if foreign and family_first(text, words):
        return inverted_name(tokens[0], " ".join(tokens[1:]))
    if len(tokens) > 1 and is_initials(tokens[-1]) and not is_initials(tokens[0]) and not is_suffix(tokens[-1]):
        first = next(index for index, token in enumerate(tokens) if index and is_initials(token))
        return inverted_name(" ".join(tokens[:first]), " ".join(tokens[first:]))
    return natural_name(text, words)


def _pairs(text: str, words: Words) -> bool:
    """Families and given names in turn, and a "Jr." perhaps."""
    parts = [part for part in (piece.strip() for piece in text.split(",")) if part and not is_suffix(part)]
    return len(parts) % 2 == 0 and all(_turned(*pair, words) for pair in zip(parts[::2], parts[1::2], strict=True))


def family_first(text: str, words: Words) -> bool:
    """ "Bloch Marc", "Hobsbawm Eric J.": is it the second word that is a given name?"""
    tokens = text.split()
    return (
        1 < len(tokens) < 5
        and tokens[0].lower() not in PARTICLES
        and not is_initials(tokens[0])
        and not known_given(tokens[0], words)
        and known_given(tokens[1], words)
    )


def people_of(text: str, words: Words, *, foreign: bool = False) -> tuple[Name, ...]:
    """A list of names in any order; empty when it is no such list."""
    if leaves_out(text):
        text = ET_AL.sub("", text)
    text = _U_A.sub("", text).strip(" ,;/")
    found: list[Name] = []
    for part in _MANY.split(text):
        found += _some(part, words, foreign)
    return tuple(found) if all(found) else ()


def _some(text: str, words: Words, foreign: bool) -> list[Name]:
    """Names joined by commas and "and"; the first may be turned round, and then the others too."""
    if words.is_corporate(text):
        return [mononym(text)]
    found: list[Name] = []
    for stretch in _AND.split(text):
        parts = [part for part in (piece.strip() for piece in stretch.split(",")) if part]
        index = 0
        while index < len(parts):
            following = parts[index + 1] if index + 1 < len(parts) else ""
            if is_suffix(parts[index]) and found:
                index += 1
                continue
            if following and _turned(parts[index], following, words):
                found.append(inverted_name(parts[index], following))
                index += 1
            elif person_tokens(parts[index]):
                found.append(one_person(parts[index], words, foreign=foreign))
            else:
                return [Name()]
            index += 1
    return found


def _turned(family: str, given: str, words: Words) -> bool:
    """Are these a family name and a given name, and not two people?"""
    if (
        len(family.split()) > 3
        or not person_tokens(family)
        or not _GIVEN.match(given)
        or is_suffix(given)
        or (" " in given and given.split()[0] in _TITLE_WORDS)
    ):
        return False
    if any(is_initials(token) and token.lower() not in PARTICLES for token in family.split()) or _INITIAL_THEN_WORD.search(
        given
    ):
        return False
    if " " in family and known_given(family, words) and not is_initials(given):
        return False
    return " " not in family or known_given(given, words) or is_initials(given) or not known_given(family, words)


def plausible_inverted(text: str, words: Words) -> bool:
    """ "Habermas, Jürgen", "Conze, Werner / Brunner, Otto": no name goes on with a word after its initials."""
    parts = _MANY.split(_U_A.sub("", text))
    family, _, given = _AND.split(parts[0])[0].partition(", ")
    given = given.split(", ")[0]
    if not _turned(family, given, words) or not (
        " " not in family or family.split()[0].lower() in PARTICLES or known_given(given, words) or is_initials(given)
    ):
        return False
    called = _ONE_INITIAL.match(given)
    if called and fold(called[1]) not in words.given_names:
        return False  # "Mill, J. Liberty: An Essay"
    stretches = [stretch for part in parts for stretch in _AND.split(part)]
    if len(stretches) == 1 and not _pairs(text, words):
        return False  # "Anderson, Benedict, Imagined Communities: Reflections"
    return not any(_INITIAL_THEN_WORD.search(part.partition(", ")[2]) or part.count(".") > 4 for part in stretches)


def byline(source: Text, pieces: list[Piece]) -> Byline | None:
    """The names that the pieces start with, in a style that sets a comma (or "(dir.),") after them."""
    text, words = source.text, source.words
    first = text[pieces[0].start : pieces[0].end]
    found = _first(source, pieces)
    if not found:
        return None
    people, index, sure = found
    while index < len(pieces) and pieces[index].mark == ",":
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
        index, sure = index + 1, True
    dated = index + 1 < len(pieces) and pieces[index].kind == "date" and pieces[index].mark + pieces[index + 1].mark == "(,"
    if index >= len(pieces) or (pieces[index].mark not in ",)" and not dated) or _SUFFIX_FIRST.match(text, pieces[index].start):
        return None
    return Byline(tuple(people), roles, end, index, sure or text[pieces[index].start] in '«“"')


def _first(source: Text, pieces: list[Piece]) -> tuple[list[Name], int, bool] | None:
    """The first names: (people, index of the next piece, is it sure)."""
    text, words = source.text, source.words
    first = text[pieces[0].start : pieces[0].end]
    if leaves_out(first):
        first = ET_AL.sub("", first)
    following = pieces[1] if len(pieces) > 1 else None
    second = text[following.start : following.end] if following else ""
    tokens = first.split()
    if not tokens or (following and following.kind == "director") or len(first) > 120 or tokens[0] in _TITLE_WORDS:
        return None
    if following and following.mark == "(" and following.kind != "role" and len(tokens) < 4 and person_tokens(first):
        if person_tokens(second) and len(pieces) > 2 and pieces[2].mark == "," and _GIVEN.match(second):
            return [inverted_name(first, second)], 2, True
    if words.is_corporate(first):
        return _body_name(source, pieces)
    if fold(first) in words.mononyms and following and following.mark == ",":
        return [mononym(first)], 1, True
    if following and following.mark == "," and len(pieces) > 2 and pieces[2].mark == "." and not is_initials(tokens[0]) and person_tokens(second):
        turned = _turned(first, second, words)
        family = any(token in PARTICLES for token in tokens[1:]) and second.split()[0] not in _TITLE_WORDS  # "Ramón y Cajal, Santiago."
        if (
            family
            or known_given(second, words)
            or (turned and (is_initials(second.split()[-1]) or not known_given(first, words)))
        ):
            return None  # "Díaz del Castillo, Bernal. The Discovery": the home style
    foreign = bool(FOREIGN.search(text, pieces[0].end, min(len(text), 500)))
    people = [one_person(part, words, foreign=foreign) for part in _AND.split(first) if person_tokens(part)]
    if len(people) != len(_AND.split(first)):
        return None
    if following and following.mark == "," and first.isupper() and not second.isupper() and len(tokens) < 4 and _GIVEN.match(second):
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
            and _turned(first, second, words)
        ):
            return people, 1, known or shouted
    joined = _AND.split(second)
    if (
        following
        and following.mark == ","
        and len(joined) > 1
        and _turned(first, joined[0], words)
        and all(map(person_tokens, joined))
    ):
        return [inverted_name(first, joined[0]), *(one_person(part, words) for part in joined[1:])], 2, True
    if following and following.mark == "," and _turned(first, second, words):
        sure = known_given(second, words) or is_initials(second) or first.isupper()
        return [inverted_name(first, second)], 2, sure
    return ([mononym(first)], 1, True) if fold(first) in words.mononyms else None


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


def _more(source: Text, pieces: list[Piece], index: int) -> list[Name]:
    """The names of one more piece of the list, if it is surely one."""
    text, words = source.text, source.words
    part = text[pieces[index].start : pieces[index].end]
    foreign = bool(FOREIGN.search(text, pieces[0].end, min(len(text), 500)))
    lead = _LEAD.match(part)
    if lead:
        part = part[lead.end() :]
    if len(part) > 90 or not all(person_tokens(piece) for piece in _AND.split(part)) or len(part.split()) < 2:
        return []
    several = _AND.split(part)
    if len(several) > 1 and not all(len(person.split()) > 1 for person in several):
        return []
    closes = (
        lead
        or (len(several) > 1 and (known_given(part, words) or is_initials(part.split()[0])))
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
    return [one_person(piece, words, foreign=foreign) for piece in _AND.split(part)]
