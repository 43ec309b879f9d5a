"""Names in an author–date head, which the date bounds: "Lave, J., & Wenger, E.", "Hochschild, AR", "Lucas, G. (Director)"."""

from __future__ import annotations

import re
from typing import Final

from citekit.model import Name
from citekit.parsing.names import (
    NATURAL_FIRST,
    PARTICLES,
    inverted_name,
    is_initials,
    is_suffix,
    known_given,
    mononym,
    natural_name,
    person_tokens,
    split_list,
)
from citekit.parsing.words import Words

_ROLE: Final = (
    r"(?:(?:[Cc]o-?)?[Ee]ds?\b\.?|[Ee]ditors?\b|[Ee]d\. by|[Tt]rans\b\.?|[Tt]ranslators?\b|[Cc]omps?\b\.?|[Cc]ompilers?\b"
    r"|[Dd]irs?\b\.?|[Dd]irectors?\b|Hrsg\.?|Hg\.?"
    r"|[Cc]oords?\b\.?|Orgs?\b\.?|(?:[Ee]xecutive )?[Pp]roducers?\b|[Hh]osts?\b|[Ww]riters?\b|[Nn]arrators?\b|Performers?\b"
    r"|[Cc]omposers?\b|[Pp]resenters?\b|[Cc]reators?\b|[Ii]llus(?:trators?)?\b\.?|Guest [Ee]ditors?|Series [Ee]ditors?)"
)
ROLES: Final = rf"{_ROLE}(?:(?:,? (?:and|&) |/|, ){_ROLE})*"
BRACKETED_ROLE: Final = re.compile(rf",? ?[(\[](?P<role>{ROLES})[)\]],?")
_TRAILING_ROLE = re.compile(rf",? (?P<role>{ROLES})\Z")
_UNCAPITALIZED = re.compile(r"[a-z][\w’'-]{2,}, [a-z](?:\.|[a-z]{2,})(?: [a-z]\.)*")  # "hooks, b."
_SMALL_INITIALS = re.compile(r"(?:[a-z]\. ?){1,3}")  # "boyd, d."
_STOPPED = re.compile(r"[^\W\d_]{3,}\.\Z")
_ELLIPSIS = re.compile(r",?\s*(?:(?:\. ?){3,}|…)\s*&?\s*")
_ABBREVIATED = re.compile(r"\s*[(\[][A-Z][A-Za-z&.]{1,9}[)\]]\Z")  # "World Health Organization (WHO)"
_SMALL = frozenset((*PARTICLES, "d'", "d’"))

_FIELDS: Final = (
    ("executive", "executive_producer"), ("producer", "producer"), ("dir", "director"), ("host", "author"),
    ("presenter", "author"),
    ("writer", "author"), ("composer", "author"), ("performer", "author"), ("creator", "author"), ("narrator", "narrator"),
    ("illus", "illustrator"),
    ("trans", "translator"),
    ("ed", "editor"), ("comp", "editor"), ("hrsg", "editor"), ("hg", "editor"), ("coord", "editor"), ("org", "editor"),
)  # fmt: skip

Group = tuple[tuple[str, ...], tuple[Name, ...], int, int]  # fields, names, and where they stand


def role_fields(word: str) -> tuple[str, ...]:
    """The fields that a role fills: "Ed. & Trans." two of them."""
    fields: list[str] = []
    for part in re.split(r" and | & |/|, ", word.lower()):
        field = next((field for mark, field in _FIELDS if mark in part), "")
        if field and field not in fields:
            fields.append(field)
    return tuple(fields)


def groups(text: str, start: int, end: int, words: Words) -> list[Group]:
    """The names between ``start`` and ``end`` by their roles; names without a role are authors."""
    found: list[Group] = []
    position = start
    for role in BRACKETED_ROLE.finditer(text, start, end):
        names = people(text[position : role.start()], words, head=True)
        if names:
            found.append((role_fields(role["role"]), names, position, role.end()))
        position = role.end()
    rest = text[position:end].strip(" ,.&")
    if len(rest) > 2 and rest not in ("and",):
        trailing = _TRAILING_ROLE.search(rest)
        fields = role_fields(trailing["role"]) if trailing else ("author",)
        names = people(rest[: trailing.start()] if trailing else text[position:end], words, head=True)
        if names:
            found.append((fields, names, position, end))
    return found


def people(text: str, words: Words, *, head: bool = False) -> tuple[Name, ...]:
    """The names that ``text`` as a whole lists: persons turned round or not, or one body.

    ``head``: they stand before the date, where the first of them is turned round.
    """
    text = text.strip(" ,;:&")
    if _STOPPED.search(text) and not text.endswith((" al.", "Jr.", "Sr.", "Inc.", "Co.", "Ltd.", "Corp.")):
        text = text[:-1]
    if ". ." in text or "..." in text or "…" in text:
        text = _ELLIPSIS.sub(", ", text)
    parts, _ = split_list(text)
    if not parts:
        return ()
    if head and len(parts) > 1 and words.is_corporate(text) and " " not in parts[0] and f"{parts[0]}, " not in text:
        return (mononym(_ABBREVIATED.sub("", text)),)  # "Nursing and Midwifery Council"
    natural = bool(NATURAL_FIRST.match(text)) or (not head and len(parts) > 1 and " " in parts[0] and not _initials(parts[1]))
    if head and len(parts) == 2 and _UNCAPITALIZED.fullmatch(", ".join(parts)):
        return (inverted_name(*parts),)
    if len(parts) > 1 and not natural and _family(parts[0], parts[1], words) and _given(parts[1]):
        return _inverted(parts, words)
    if head and len(parts) == 1 and parts[0].split()[0].isupper() and "." not in parts[0]:
        return (mononym(_ABBREVIATED.sub("", text)),)  # "HM Treasury"
    if all(_called(part, words) or (not head and _person(part, words)) for part in parts):
        return tuple(_natural(part, words) for part in parts)
    return (mononym(_ABBREVIATED.sub("", text)),)


_EAST_ASIAN = re.compile(r"([A-Z][a-z]+) ([A-Z][a-z’']+-[a-z’']+)\Z")  # "Bong Joon-ho": the family name comes first


def _natural(text: str, words: Words) -> Name:
    found = _EAST_ASIAN.match(text)
    return Name(family=found[1], given=found[2]) if found else natural_name(text, words)


def _inverted(parts: tuple[str, ...], words: Words) -> tuple[Name, ...]:
    names: list[Name] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        following = parts[index + 1] if index + 1 < len(parts) else ""
        if names and is_suffix(part):
            last = names[-1]
            names[-1] = Name(last.family, last.given, last.dropping_particle, last.non_dropping_particle, part)
        elif following and _pairs(part, following, first=not names):
            names.append(inverted_name(part, following))
            index += 1
        else:
            names.append(mononym(part) if words.is_corporate(part) else _natural(part, words))
        index += 1
    return tuple(name for name in names if name)


def _pairs(family: str, given: str, *, first: bool) -> bool:
    if first:
        return True
    if is_suffix(given) and not is_initials(given.rstrip(".")):
        return False
    short = len(family.split()) <= 3 and "." not in family
    return short and (_initials(given) or (" " not in family and _given(given)))


def _initials(text: str) -> bool:
    """ "J. R.", "AR", "M. de": initials, perhaps with a particle."""
    tokens = text.split()
    while len(tokens) > 1 and tokens[-1] in _SMALL:
        tokens.pop()
    return is_initials(" ".join(tokens))


def _given(text: str) -> bool:
    if _SMALL_INITIALS.fullmatch(text):
        return True
    return _initials(text) or (len(text.split()) <= 4 and person_tokens(text) and not is_suffix(text))


def _family(family: str, given: str, words: Words) -> bool:
    """Is this a family name, a given name behind it?"""
    tokens = family.split()
    if len(tokens) > 4 or any(char.isdigit() for char in family):
        return False
    if len(tokens) > 1 and is_initials(tokens[0]) and not tokens[0].isalpha():
        return False
    capital = (
        tokens[-1][0].isupper() or tokens[-1][0] in "’'‘" or len(tokens) == 1 or family.startswith(("al-", "el-", "d’", "d'"))
    )
    if not capital or not all(
        token[0].isupper() or token in _SMALL or "-" in token or token[0] in "’'‘d" or len(tokens) == 1 for token in tokens
    ):
        return False
    return _initials(given) or known_given(given, words) or not words.is_corporate(family)


def _person(text: str, words: Words) -> bool:
    return 2 <= len(text.split()) <= 5 and person_tokens(text) and not words.is_corporate(text)


def _called(text: str, words: Words) -> bool:
    """A given name or initials, then a family name: "S Ahmed", "Miles Davis"."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or not person_tokens(text) or words.is_corporate(text):
        return False
    if is_initials(tokens[-1]) and not is_suffix(tokens[-1]):
        return False
    return is_initials(tokens[0]) or known_given(text, words)
