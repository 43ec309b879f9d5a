"""Values and keys that cannot break out of the place they are written to."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BRACE: Final = re.compile(r"[{}]")
_NOT_IN_KEY: Final = re.compile(r"[\x00-\x20\x7f\s\"#%'(),={}\\~^&$@\ud800-\udfff]")
_NEVER_IN_KEY: Final = re.compile(r"[\x00-\x20\x7f\s,{}\ud800-\udfff]")
_NOT_IN_NAME: Final = re.compile(r"[\x00-\x20\x7f\s\"#%'(),={}\ud800-\udfff]")


def balanced(value: str) -> str:
    """``value`` with every brace matched; a brace that has no partner is spelled ``\\textbraceleft{}``/``…right{}``.

    BibTeX counts braces even after a backslash, so ``\\{`` alone is unbalanced. NUL and other control characters, which
    BibTeX cannot hold, become blanks, half surrogate pairs U+FFFD.
    """
    value = _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", value))
    lone = _lone_braces(value)
    if not lone:
        return value
    parts: list[str] = []
    done = 0
    for place in lone:
        start = place - 1 if _escaped(value, place) and place - 1 >= done else place
        parts += (value[done:start], "\\textbraceleft{}" if value[place] == "{" else "\\textbraceright{}")
        done = place + 1
    return "".join(parts) + value[done:]


_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


def _lone_braces(value: str) -> list[int]:
    opened: list[int] = []
    lone: list[int] = []
    for brace in _BRACE.finditer(value):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            opened.pop()
        else:
            lone.append(brace.start())
    return sorted(opened + lone)


def _escaped(value: str, place: int) -> bool:
    """Whether an odd number of backslashes stands before ``place``."""
    start = place
    while start and value[start - 1] == "\\":
        start -= 1
    return (place - start) % 2 == 1


def fits_quotes(value: str) -> bool:
    """Whether a balanced value can stand in quotation marks: it holds none outside its braces."""
    depth = 0
    for mark in re.finditer(r"[{}\"]", value):
        if mark[0] == '"' and depth == 0:
            return False
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
    return True


def written_key(key: str) -> str:
    """An existing key with nothing left out but what would end it: white space, commas, braces, a value after ``=``."""
    return re.sub('="+', "=", _NEVER_IN_KEY.sub("", key))


def written_name(name: str) -> str:
    """The name of a type or field with nothing left out but what cannot stand in one; it may become empty."""
    return _NOT_IN_NAME.sub("", name).lstrip("0123456789@")


def safe_key(text: str) -> str:
    """``text`` as a key that BibTeX, biber and TeX take: what does not belong in one is left out, accents stay."""
    return _NOT_IN_KEY.sub("", unicodedata.normalize("NFC", text))
