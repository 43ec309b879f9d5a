"""Names in the orders that English lists do not know: "FOUCAULT Michel", "Ginzburg C.", "Conze, Werner / Brunner, Otto".

Sources: AFNOR Z 44-005 and DIN ISO 690 (family name first, in capitals or with the given name in brackets); The Chicago Manual
of Style, 17th ed., 14.18-20, and IEEE Reference Guide (names as they are called).
"""

from __future__ import annotations

import re
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
)
from citekit.parsing.words import Words, fold

_MANY = re.compile(r"\s*[/;]\s*|\s+[–—]\s+")
AND = re.compile(r",?\s+(?:und|u\.|et|y|e|and|&|con|with)\s+(?=[^\W\d_a-zà-ÿ]|d[eu]\b|v[ao]n\b)")
GIVEN = re.compile(r"(?:[^\W\d_a-zà-ÿ][\w’'-]*\.? ?){1,4}(?:(?:von|van|de|v\.|zu|der|d’|del|della|di)(?: (?:der|la|den))?)?\Z")
_INITIAL_THEN_WORD = re.compile(
    r"(?<=\w )[^\W\d_]\.(?: ?[^\W\d_]\.)* [^\W\d_a-zà-ÿ]\w|\A(?:[^\W\d_]\. ?){2,}[^\W\d_]{2}|[^\W\d_]{2}\. "
    r"|\A(?:[^\W\d_]\. ?){4}"
)
_U_A = re.compile(r",? u\. ?a\.?(?=$|[^\w])|\bet al(?:ii)?\b\.?|\be altri\b")
_SUFFIXED = re.compile(r"[^\W\d_]{2}\. [^\W\d_]")
_ONE_INITIAL = re.compile(r"[^\W\d_]\. ([^\W\d_]{2,})")
FOREIGN: Final = re.compile(
    r"\b(?:der|die|das|und|des|du|la|les|et(?! al)|aux?|las|y|del|della|dei|di|nella|par|dans|coll|[Uu]na|delle|degli"
    r"|alla|sulla|Les?|La|Il|Gli"
    r"|Histoire|Storia|Historia)\b|\b(?:el|El|los|Los)\b(?! (?:Angeles|Salvador|Paso|Alamos))|«|\b[dlDL]’|, p\. |\d p\."
)
TITLE_WORDS = frozenset(
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
        if len(token.strip("-’'"))
        > (1 if token is not tokens[0] or all(following.isupper() for following in tokens[1:2]) else 2)
        and token.isupper()
        and "." not in token
        and not is_suffix(token)
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
    return len(parts) % 2 == 0 and all(turned(*pair, words) for pair in zip(parts[::2], parts[1::2], strict=True))


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
    for stretch in AND.split(text):
        parts = [part for part in (piece.strip() for piece in stretch.split(",")) if part]
        index = 0
        while index < len(parts):
            following = parts[index + 1] if index + 1 < len(parts) else ""
            if is_suffix(parts[index]) and found:
                index += 1
                continue
            if following and turned(parts[index], following, words):
                found.append(inverted_name(parts[index], following))
                index += 1
            elif person_tokens(parts[index]):
                found.append(one_person(parts[index], words, foreign=foreign))
            else:
                return [Name()]
            index += 1
    return found


def turned(family: str, given: str, words: Words) -> bool:
    """Are these a family name and a given name, and not two people?"""
    if (
        len(family.split()) > 3
        or not person_tokens(family)
        or not GIVEN.match(given)
        or is_suffix(given)
        or (" " in given and given.split()[0] in TITLE_WORDS)
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
    family, _, given = AND.split(parts[0])[0].partition(", ")
    given = given.split(", ")[0]
    if not turned(family, given, words) or not (
        " " not in family or family.split()[0].lower() in PARTICLES or known_given(given, words) or is_initials(given)
    ):
        return False
    called = _ONE_INITIAL.match(given)
    if called and fold(called[1]) not in words.given_names:
        return False  # "Mill, J. Liberty: An Essay"
    stretches = [stretch for part in parts for stretch in AND.split(part)]
    if any("," not in stretch and (len(stretch.split()) > 5 or _SUFFIXED.search(stretch)) for stretch in stretches):
        return False  # "Kennan, George F., and George F. Kennan Jr. The Cold War: A New History"
    if len(stretches) == 1 and not _pairs(text, words):
        return False  # "Anderson, Benedict, Imagined Communities: Reflections"
    return not any(_INITIAL_THEN_WORD.search(part.partition(", ")[2]) or part.count(".") > 4 for part in stretches)
