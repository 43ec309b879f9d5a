"""What key patterns are made of: functions of a reference, and filters of their results."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from citekit.formats.folding import to_ascii, without_markup
from citekit.model import Name, Reference

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ELISION: Final = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|sull|all|un)['’]", re.IGNORECASE)
_FUNCTION_WORDS: Final = """
    a about above across after against along among an and around as at before behind below beneath beside besides between
    beyond but by concerning despite down during except for from in inside into its like near nor of off on onto or out
    outside over past per regarding since so some than that the their these this those through throughout to toward towards
    under underneath until unto up upon via vs was what when where which while who why with within without yet
    der die das den dem des ein eine einer eines einem einen und oder von vom zu zum zur im am an auf aus bei für mit nach
    über um unter vor le la les un une du de des et ou au aux dans en par pour sur el los las una y o del al con por para lo
    il gli uno di da dal nel nella della dello delle dei degli het een van voor op"""
_SKIPPED: Final = frozenset(_FUNCTION_WORDS.split())


class NextFormula(Exception):
    """A condition of this formula is not met."""


# ---- what functions are made of


def _creators(reference: Reference) -> tuple[Name, ...]:
    roles = ("author", "editor", "director", "composer", "performer", "interviewer", "translator", "contributor")
    return next((names for role in roles if (names := getattr(reference, role))), ())


def _family(name: Name) -> str:
    return _clean(name.family or name.literal or name.given)


def _clean(text: str) -> str:
    """ASCII letters and digits of a text."""
    return re.sub(r"[^A-Za-z0-9]+", "", to_ascii(without_markup(text)))


def _title_words(reference: Reference, *, skip: bool = True) -> list[str]:
    words = [_ELISION.sub("", word) for word in _WORD.findall(without_markup(reference.title))]
    significant = [word for word in words if word.lower() not in _SKIPPED] if skip else words
    return [cleaned for word in significant or words if (cleaned := _clean(word))]


def _capitalized(word: str) -> str:
    return word[:1].upper() + word[1:]


def _auth(reference: Reference, length: int = 0, number: int = 1) -> str:
    names = [_family(name) for name in _creators(reference)]
    name = names[number - 1] if 0 < number <= len(names) else ""
    return name[:length] if length else name


def _authors(reference: Reference, most: int = 0, etal: str = "EtAl") -> str:
    names = [_family(name) for name in _creators(reference)]
    return "".join(names) if not most or len(names) <= most else "".join(names[:most]) + etal


def _auth_et_al(reference: Reference) -> str:
    names = [_family(name) for name in _creators(reference)]
    return "".join(names) if len(names) < 3 else f"{names[0]}EtAl"


def _auth_initials(reference: Reference) -> str:
    return "".join(_family(name)[:1] for name in _creators(reference))


def _editor(reference: Reference, length: int = 0) -> str:
    name = _family(reference.editor[0]) if reference.editor else ""
    return name[:length] if length else name


def _title(reference: Reference) -> str:
    return "".join(_capitalized(word) for word in _title_words(reference, skip=False))


def _short_title(reference: Reference, words: int = 3, capitals: int = 0) -> str:
    chosen = _title_words(reference)[: max(words, 0)]
    return "".join(_capitalized(word) if index < capitals else word for index, word in enumerate(chosen))


def _very_short_title(reference: Reference, words: int = 1, capitals: int = 0) -> str:
    return _short_title(reference, words, capitals)


def _year(reference: Reference) -> str:
    date = reference.issued or reference.original_date
    if date.year is not None:
        return str(date.year)
    found = re.search(r"\d{4}", date.literal)
    return found[0] if found else ""


def _original_year(reference: Reference) -> str:
    year = reference.original_date.year
    return _year(reference) if year is None else str(year)


def _short_year(reference: Reference) -> str:
    return _year(reference)[-2:]


def _part_of_date(reference: Reference, index: int) -> str:
    point = reference.issued.parts[0] if reference.issued.parts else ()
    return f"{point[index]:02d}" if len(point) > index else ""


def _journal(reference: Reference) -> str:
    return _clean(reference.container_title_short or reference.container_title)


def _page(reference: Reference, last: bool = False) -> str:
    numbers = re.findall(r"\w+", reference.page or reference.page_first)
    return _clean(numbers[-1 if last else 0]) if numbers else ""


def _keyword(reference: Reference, number: int) -> str:
    return _clean(reference.keywords[number - 1]) if 0 < number <= len(reference.keywords) else ""


# ---- what filters do


def _abbreviated(text: str) -> str:
    return "".join(word[:1] for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", text)) or text[:1]


def _replaced(text: str, old: str, new: str = "") -> str:
    return text.replace(old, new) if old else text


def _prefixed(text: str, prefix: str) -> str:
    return prefix + text if text else ""


def _postfixed(text: str, postfix: str) -> str:
    return text + postfix if text else ""


def _substring(text: str, start: int = 1, length: int = 0) -> str:
    first = start - 1 if start > 0 else max(len(text) + start, 0)
    return text[first : first + length] if length > 0 else text[first:]


def _with_length(text: str, relation: str = ">", number: int = 0) -> str:
    met = {
        ">": len(text) > number, ">=": len(text) >= number, "<": len(text) < number, "<=": len(text) <= number,
        "=": len(text) == number, "==": len(text) == number, "!=": len(text) != number, "<>": len(text) != number,
    }.get(relation, False)  # fmt: skip
    if not met:
        raise NextFormula
    return text


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "auth": _auth,  # (length, number): the family name of the first (number-th) author, else editor …
    "authors": _authors,  # (most, etal): all family names, or the first ``most`` and ``etal``
    "authetal": _auth_et_al,  # one or two names, or the first and "EtAl"
    "authorini": _auth_initials,
    "edtr": _editor,
    "title": _title,
    "shorttitle": _short_title,  # (words, capitals): words that mean something; the first ``capitals`` capitalized
    "veryshorttitle": _very_short_title,
    "year": _year,
    "origyear": _original_year,
    "shortyear": _short_year,
    "month": lambda reference: _part_of_date(reference, 1),
    "day": lambda reference: _part_of_date(reference, 2),
    "journal": _journal,
    "type": lambda reference: _clean(reference.type),
    "volume": lambda reference: _clean(reference.volume),
    "issue": lambda reference: _clean(reference.issue),
    "firstpage": _page,
    "lastpage": lambda reference: _page(reference, last=True),
    "publisher": lambda reference: _clean(reference.publisher),
    "keyword": _keyword,
    "doi": lambda reference: reference.doi,
}
FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "lower": lambda text: text.lower(),
    "upper": lambda text: text.upper(),
    "capitalize": _capitalized,
    "abbr": _abbreviated,  # the first letter of each word (words are told by their capitals)
    "clean": _clean,
    "replace": _replaced,
    "prefix": _prefixed,  # nothing stays nothing
    "postfix": _postfixed,
    "substring": _substring,  # (start, length), counting from 1
    "len": _with_length,  # (relation, number): else on to the next formula
}
