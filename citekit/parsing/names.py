"""Names: "Strunk, William, Jr., and E. B. White" and its kin, inverted or not, of persons or bodies."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from citekit.model import Name
from citekit.parsing.words import Words, fold

PARTICLES: Final = frozenset((
    "de", "du", "des", "del", "della", "dei", "degli", "di", "da", "dos", "das", "do", "van", "von", "der", "den",
    "het", "ter", "ten", "te", "zu", "zum", "zur", "la", "le", "les", "el", "al", "ben", "bin", "ibn", "abu", "af",
    "av", "y", "e", "wa", "vom", "op", "'t", "d'", "d’", "l’", "san", "e'", "ap", "ab",
))  # fmt: skip
_CAPITAL_PARTICLES: Final = frozenset((
    "De", "Du", "Des", "Del", "Della", "Di", "Da", "Dos", "Van", "Von", "Der", "Den", "La", "Le", "Les", "El", "Al",
    "Ben", "Bin", "Ibn", "Ter", "Ten", "Mac", "St.", "Saint", "San", "Santa", "D’", "O",
))  # fmt: skip
_PREFIXES = ("d’", "d'", "l’", "l'", "al-", "el-", "ad-", "as-", "ar-", "ul-", "an-", "ash-")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|VI{0,3}|[23]d|3rd|2nd|Esq\.?|M\.?D\.?|Ph\.D\.?)\Z")
_SUFFIX_STARTS = frozenset("JSIV23EMP")
_SUFFIXES_KEPT = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|VI{0,3}|[23]d|3rd|2nd)\Z")
_INITIALS = re.compile(r"(?:[^\W\d_a-zà-ÿ](?:\w(?=\.)|[A-Z]{1,2})?(?:[.\s-]+|\Z))+\Z")
_NO_NAME = re.compile(r"[:?!()\[\]“”\"/\d]")
_SPLIT = re.compile(
    r"\s*[,;]\s*(?:(?:and|&|with|und|et|y|as told to)\s+)+(?=\S)|\s*[,;]\s*|\s+(?:and|&|with|und|et|as told to)\s+(?=[^\W\d_])"
)
ET_AL = re.compile(r",?\s*(?:\band\s+|&\s*)?(?:\bet\.?\s*al\b\.?|\bothers\b|\bet alii\b)|,?\s*…\s*&?")
BRACKETED = re.compile(r"\s*[\[(](?!and )[^\])]{1,80}[\])]")
_COMMON_SUFFIX = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "2d", "3d"))


def leaves_out(text: str) -> bool:
    """May there be an "et al." in the text? (Cheaper to ask than to search.)"""
    return " al" in text or "others" in text or "…" in text


def is_suffix(text: str) -> bool:
    return text[:1] in _SUFFIX_STARTS and bool(_SUFFIX.match(text))


def is_initials(text: str) -> bool:
    """ "W. E. B.", "J.-P.", "R", "Yu." – but no word."""
    if len(text) > 3 and text.isalpha():
        return False  # most words; no pattern needed
    return len(text) < 16 and bool(_INITIALS.match(text))


@lru_cache(maxsize=8192)
def person_tokens(text: str) -> bool:
    """Could these words be (part of) a person's name? Capitals, initials and particles only."""
    tokens = text.split()
    if not 0 < len(tokens) <= 7 or _NO_NAME.search(text):
        return False
    named = False
    for token in tokens:
        first = token[0]
        if first.isupper():
            named = True
        elif token.casefold() in PARTICLES or first in "’'‘ʻ" or token.startswith(_PREFIXES):
            continue
        else:
            return False
    return named


@lru_cache(maxsize=8192)
def split_list(text: str) -> tuple[tuple[str, ...], bool]:
    """The parts of a list of names, and whether others were left out ("et al.")."""
    cut = ET_AL.search(text) if leaves_out(text) else None
    more = bool(cut)
    if cut:
        text = text[: cut.start()] + text[cut.end() :]
    if "[" in text or "(" in text:
        text = BRACKETED.sub("", text)
    pieces = (piece.strip() for piece in _SPLIT.split(text))
    return tuple(piece for piece in pieces if piece not in ("", "and", "&")), more


def natural_list(text: str, words: Words) -> tuple[Name, ...]:
    """Names as people are called: "Leonard W. Labaree et al.", "Edward Brown, Jr., and Jane Doe"; inverted ones (APA) too."""
    parts, _ = split_list(text.strip(" ,;:"))
    if (
        len(parts) >= 2
        and all(" " not in part or part.split()[0].lower() in PARTICLES for part in parts[::2])
        and all(is_initials(p) for p in parts[1::2])
    ):
        return inverted_list(text, words)
    names: list[Name] = []
    for part in parts:
        if is_suffix(part) and names and not names[-1].literal:
            names[-1] = with_suffix(names[-1], part)
        else:
            names.append(natural_name(part, words))
    return tuple(name for name in names if name)


NATURAL_FIRST = re.compile(r"[^,;]+ [^,;]+?(?:,? (?:and|&|with) |, with )")


def inverted_list(text: str, words: Words) -> tuple[Name, ...]:
    """Names of which the first is inverted: "Strunk, William, Jr., and E. B. White", "Watson, J. D., & Crick, F. H. C."."""
    parts, _ = split_list(text.strip(" ,;:"))
    if len(parts) < 2:
        return tuple(mononym(part) for part in parts)
    names: list[Name] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        following = parts[index + 1] if index + 1 < len(parts) else ""
        if is_suffix(part) and names and not names[-1].literal:
            names[-1] = with_suffix(names[-1], part)
        elif not names or (
            following
            and is_initials(following)
            and not is_suffix(following)
            and (" " not in part or (len(part.split()) <= 3 and "." not in part))
        ):
            names.append(inverted_name(part, following))
            index += 1
        elif " " not in part and following and " " not in following and len(names) == 1 and not is_suffix(following):
            names.append(inverted_name(part, following))  # "Smith, John, Jones, Mary"
            index += 1
        else:
            names.append(natural_name(part, words))
        index += 1
    return tuple(name for name in names if name)


def inverted_name(family: str, given: str) -> Name:
    """The name of "Tocqueville, Alexis de"; shouting capitals ("LIPSET, SEYMOUR") are set in lower case."""
    tokens = given.split()
    suffix = ""
    if len(tokens) > 1 and tokens[-1] in _COMMON_SUFFIX:
        suffix = tokens.pop()
    end = len(tokens)
    while end > 1 and tokens[end - 1].casefold() in PARTICLES and tokens[end - 1].islower():
        end -= 1
    shouted = family.isupper() and len(family) > (3 if given.isupper() else 1)
    family_words = [_calm(word) if shouted else word for word in family.split()]
    family_words[1:] = [word.lower() if shouted and word.lower() in PARTICLES else word for word in family_words[1:]]
    given_words = [
        _calm(word) if shouted or (word.isupper() and len(word) > 3 and "." not in word) else word for word in tokens[:end]
    ]
    lead = 0
    while lead < len(family_words) - 1 and family_words[lead] in PARTICLES:
        lead += 1
    return Name(
        family=" ".join(family_words[lead:]),
        given=" ".join(given_words),
        dropping_particle=" ".join(tokens[end:]),
        non_dropping_particle=" ".join(family_words[:lead]),
        suffix=suffix,
    )


def natural_name(text: str, words: Words) -> Name:
    """The name of "David K. van Keuren" or "William W. Behrens III"; a body stays whole."""
    text = text.strip(" ,")
    tokens = text.split()
    if not tokens:
        return Name()
    if (
        len(tokens) == 1
        or (len(tokens) == 2 and is_initials(tokens[1]))
        or (len(tokens) > 2 and words.is_corporate(text))
        or not person_tokens(text)
    ):
        return mononym(text)
    if len(text) > 6 and text.isupper() and "." not in text:
        tokens = [_calm(token) for token in tokens]
    suffix = ""
    if len(tokens) > 2 and is_suffix(tokens[-1]):
        suffix = tokens.pop() if _SUFFIXES_KEPT.match(tokens[-1]) else tokens.pop() and ""
    start = len(tokens) - 1
    while start > 1 and (tokens[start - 1] in PARTICLES or tokens[start - 1] in _CAPITAL_PARTICLES):
        start -= 1
    if len(tokens) > 3 and start == len(tokens) - 1 and tokens[-3] in ("Le", "La"):
        start -= 2  # "Emmanuel Le Roy Ladurie"
    if start == 1 and tokens[0] in PARTICLES:
        start = 0
    particle = start
    while particle < len(tokens) - 1 and tokens[particle] in PARTICLES:
        particle += 1
    return Name(
        family=" ".join(tokens[particle:]), given=" ".join(tokens[:start]),
        non_dropping_particle=" ".join(tokens[start:particle]), suffix=suffix,
    )  # fmt: skip


def mononym(text: str) -> Name:
    """A name that is never split: "Homer", "Mao Zedong", "U.S. Department of State"."""
    return Name(literal=text.strip(" ,;"))


def known_given(text: str, words: Words) -> bool:
    """Does the text start with a given name of the list?"""
    first = fold(text.split(" ", 1)[0].rstrip(".,:"))
    return first in words.given_names or ("-" in first and all(part in words.given_names for part in first.split("-")))


def with_suffix(name: Name, suffix: str) -> Name:
    if not _SUFFIXES_KEPT.match(suffix):
        return name
    return Name(name.family, name.given, name.dropping_particle, name.non_dropping_particle, suffix)


def _calm(word: str) -> str:
    """ "LÉVI-STRAUSS" -> "Lévi-Strauss", "MCCARTHY" -> "McCarthy"; initials stay."""
    if "." in word or len(word) < 2:
        return word
    out = "-".join(part.capitalize() for part in word.split("-"))
    if out.startswith(("Mc", "O’", "O'")) and len(out) > 3:
        out = out[:2] + out[2].upper() + out[3:]
    return out
