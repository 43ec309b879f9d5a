"""Text as it is searched: words without case, accents and TeX."""

from __future__ import annotations

import re
from typing import Final

from citekit.formats.folding import without_case_and_accents

WALL: Final = "\ue000"
"""A word that nobody types: no phrase reaches over it from one name of a list to the next."""
# Scripts that write no blanks between words are searched character by character.
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+|{WALL}")
_APOSTROPHE: Final = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


def words(text: str) -> list[str]:
    """The words of a text in order: ``"O'Brien’s Kennan"`` is ``obriens kennan``."""
    if "'" in text or "’" in text or "ʼ" in text:
        text = _APOSTROPHE.sub("", text)
    return _WORD.findall(without_case_and_accents(text))


def indexed(text: str) -> str:
    """The words that a text is found by; behind a wall once more, with those behind an elision (``l'art``) on their own."""
    apart = _APOSTROPHE.sub(" ", text)
    return searchable(text) if apart == text else f"{searchable(text)} {WALL} {searchable(apart)}"


def without_elision(text: str) -> list[str]:
    """The words of a text as ``indexed`` has them behind its wall: ``l art``."""
    return words(_APOSTROPHE.sub(" ", text))


def searchable(text: str) -> str:
    """The words of a text with a blank between them."""
    return " ".join(words(text)) if text.isascii() else _SURROGATE.sub("", " ".join(words(text)))
