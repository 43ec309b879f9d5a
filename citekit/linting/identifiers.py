"""Identifiers and how they are checked. The check digits are python-stdnum's work; this is its one door."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

DOI: Final = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+\Z|10/[a-z0-9]{3,}\Z")  # or a short one of shortdoi.org
DOI_PREFIX: Final = re.compile(
    r"\s*(?:(?:(?:https?:)?//)?(?:(?:dx\.|www\.)?doi\.org[/:]|doi\s*[:=]\s*|doi\s+)+|https?://\S*?/(?=10\.\d{4,9}/))\s*",
    re.IGNORECASE,
)
DOI_ADDRESS: Final = re.compile(r"\s*(?:https?:)?//(?:dx\.|www\.)?doi\.org/(10\.\S+?)\s*\Z", re.IGNORECASE)
# Four digits behind the full stop until 2014, five since (arxiv.org/help/arxiv_identifier).
ARXIV: Final = re.compile(
    r"(?:(?:arxiv:\s*)?(?:(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}"
    r"|[a-z-]+(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v\d+)?)"
    r"(?:\s*\[[\w.-]+\])?\Z",
    re.IGNORECASE,
)
_ISBN_SHAPE: Final = re.compile(r"(?<![\dXx-])(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx](?![\dXx-])")

_LONGEST: Final = 2_000  # characters of a DOI that are looked at


def bare_doi(text: str) -> str:
    """A DOI without the address or word before it, in lower case, as DOIs are compared; TeX escapes undone."""
    found = DOI_PREFIX.match(text)
    return unescaped(text[found.end() if found else 0 : _LONGEST]).strip().lower()


def unescaped(text: str) -> str:
    """``\\_`` and the like as the characters they stand for."""
    return re.sub(r"\\([_%&#$])", r"\1", text).replace("{", "").replace("}", "") if "\\" in text or "{" in text else text


@lru_cache(maxsize=16384)
def isbn_is_valid(text: str) -> bool:
    from stdnum import isbn

    digits = sum(char.isdigit() or char in "Xx" for char in text)
    return digits in (10, 13) and bool(isbn.is_valid(text))  # stdnum takes nine digits for an SBN


@lru_cache(maxsize=16384)
def issn_is_valid(text: str) -> bool:
    from stdnum import issn

    return bool(issn.is_valid(text))


@lru_cache(maxsize=4096)
def orcid_is_valid(text: str) -> bool:
    """An ORCID iD is an ISNI (ISO 27729) written with hyphens."""
    from stdnum import isni

    return bool(isni.is_valid(text))


def isbn13(text: str) -> str:
    """A valid ISBN in the one form it is compared in; nothing if it is not valid."""
    from stdnum import isbn

    return str(isbn.compact(text, convert=True)) if isbn_is_valid(text) else ""


def isbns(text: str) -> list[tuple[int, int]]:
    """Where the ISBNs of a field stand: a field may hold several, with remarks such as "(hbk.)"."""
    found = [match.span() for match in _ISBN_SHAPE.finditer(text)]
    if found:
        return found
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return [(start, end)]
