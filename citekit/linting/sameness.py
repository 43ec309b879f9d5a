"""The forms in which values are compared where it matters that two works are one: only what says nothing is dropped.

``text.folded`` is for finding what may be alike, and drops signs; here "C++" and "C#", "$x<y$" and "$x>y$" stay two.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from citekit.formats.bibtex.latex import plain
from citekit.linting.identifiers import bare_doi, isbn13
from citekit.linting.numbers import ORDINALS
from citekit.linting.text import word_set

NUMBERS: Final = ("volume", "edition", "part", "chapter", "number", "issue")
"""Fields whose values are numbers, in whatever way they are written."""

_ORDINARY: Final = re.compile(r"[A-Za-z0-9\s{}.,:;'\"!?()/\[\]]*\Z")
_FOR_SORTING: Final = re.compile(r"\\(?:no-?op-?sort|sort-?no-?op)\s*\{[^{}]*\}", re.IGNORECASE)
_TAG: Final = re.compile(r"</?(?:i|b|em|strong|sub|span|sc|u|p|br|italic|bold|inf|tt)(?:\s[^<>]*)?/?>|</su[pb]>", re.IGNORECASE)
_RAISED: Final = re.compile(r"<sup>|\\textsuperscript\s*", re.IGNORECASE)
_MATH: Final = re.compile(r"(?<!\\)\$[^$]+\$|\\\(.*?\\\)", re.DOTALL)
_SIGNS_OF_MATH: Final = str.maketrans({"^": " ↑ ", "-": " − ", "~": " "})
_HYPHEN: Final = re.compile(r"(?<=\w)−(?=\w)")
_MINUS: Final = re.compile(r"(?<=\w)-(?=[\s,.;:)\]/]|\Z)|(?<![\w-])-(?=\d)")
_SUPERSCRIPT: Final = re.compile("[\u00b2\u00b3\u00b9\u2070-\u207e]+")
_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]")
_SIGNS: Final = frozenset("#%*")
_NO_SIGNS: Final = frozenset("|~`^´®©™$")
_LABELS: Final = word_set(
    """vol vols volume volumes bd band tome tom no nr num number issue heft ed edn edition editions auflage aufl édition
    part pt teil chapter ch chap kap kapitel the"""
)
_ORDINAL: Final = re.compile(r"0*(\d+)(?:st|nd|rd|th|d|e|er|re|a)?\Z")
_NAMES: Final = {name: number for number, name in ORDINALS.items()}
_ROMAN: Final = re.compile(r"(?=[ivx]\Z|[ivxlcdm]{2})m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@lru_cache(maxsize=65536)
def said(text: str) -> str:
    """``text`` without case, accents, punctuation, braces and other dress; a sign that means something is a word."""
    if _ORDINARY.match(text):
        return " ".join(_TOKEN_WORDS.findall(text.replace("{", "").replace("}", "").lower()))
    text = _HYPHEN.sub("-", _FOR_SORTING.sub("", text))
    text = _MATH.sub(lambda found: found[0].translate(_SIGNS_OF_MATH), text)
    text = _SUPERSCRIPT.sub(lambda found: f" ↑ {found[0]}", _TAG.sub("", _RAISED.sub(" ↑ ", text)))
    if "\\" in text or "$" in text or "~" in text:
        text = plain(text)
    text = text.replace("{", "").replace("}", "").replace("&", " and ")
    text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    text = _MINUS.sub(" − ", text)
    return " ".join(token for token in _TOKEN.findall(text.casefold()) if _means(token))


_TOKEN_WORDS: Final = re.compile(r"[a-z0-9]+")


def _means(token: str) -> bool:
    if len(token) > 1 or token.isalnum() or token in _SIGNS:
        return True
    return token not in _NO_SIGNS and unicodedata.category(token) in ("Sm", "Sc", "So")


@lru_cache(maxsize=16384)
def number(text: str) -> str:
    """A number as it is compared: "2", "2nd", "Second edition" and "Vol. II" are one."""
    words = said(text).split()
    return " ".join(numeral(word) for word in words if word not in _LABELS) or " ".join(words)


def numeral(word: str) -> str:
    """A folded word in digits, if it is a number: ``2nd``, ``second``, ``ii``; else as it is."""
    if word in _NAMES:
        return str(_NAMES[word])
    if found := _ORDINAL.match(word):
        return found[1]
    if not _ROMAN.match(word):
        return word
    values = [_DIGITS[letter] for letter in word]
    return str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))


def compared(name: str, value: str) -> str:
    """The value of a field as it is compared with another: what differs only in form is the same."""
    if name == "doi":
        return bare_doi(value)
    if name == "isbn":
        return isbn13(value) or said(value)
    if name == "url" or name.startswith("bdsk-url"):
        return address(value)
    if name == "eprint":
        return re.sub(r"(?i)\Aarxiv:\s*", "", value.strip())
    if name in NUMBERS:
        return number(value)
    return said(value)


def address(url: str) -> str:
    """A URL as it is compared: of its parts, scheme and host alone have no case (RFC 3986, 6.2.2.1)."""
    url = url.strip().replace("\\", "").rstrip("/")
    found = re.match(r"([A-Za-z][\w+.-]*://)?[^/?#]*", url)
    end = found.end() if found else 0
    return url[:end].lower() + url[end:]
