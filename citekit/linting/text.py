"""Looking at text: TeX stripped for comparing, words, places where braces protect."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ACCENT: Final = re.compile(r"\\(?:[`'^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s*\{?\\?([A-Za-z])\}?")
_FOR_SORTING: Final = re.compile(r"\\(?:no-?op-?sort|sort-?no-?op)\s*\{[^{}]*\}", re.IGNORECASE)  # defined to print nothing
_NAMED: Final = {name: name for name in ("ss", "ae", "AE", "oe", "OE", "o", "O", "l", "L", "i", "j")} | {"aa": "a", "AA": "A"}
_COMMAND: Final = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.)", re.DOTALL)
_TAG: Final = re.compile(r"</?[a-z]+(?:\s[^<>]*)?>", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)


def word_set(text: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(text.split())


STOP_WORDS: Final = word_set("a an the of and for in on to at by with from und der die das la le les de du des el los y et")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """``text`` without TeX, tags and braces, spaces folded: for reading and comparing, not for printing."""
    if "\\" in text:
        text = _FOR_SORTING.sub("", text)
        text = _ACCENT.sub(r"\1", text)
        text = _COMMAND.sub(lambda found: _NAMED.get(found[1], "") if found[1] else found[2], text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "{" in text or "}" in text:
        text = text.replace("{", "").replace("}", "")
    return " ".join(text.replace("~", " ").split())


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """``text`` as it is compared: plain, without accents, case and punctuation."""
    text = plain(text)
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(_WORD.findall(text.casefold()))


def words(text: str) -> list[str]:
    """The words of ``text``, letters and digits only."""
    return _WORD.findall(text)


def masked(text: str, fill: str = " ") -> str:
    """``text`` with every character inside braces, and every TeX command, blanked out by ``fill``; lengths stay."""
    if "\\" in text:
        text = _COMMANDS.sub(lambda found: fill * len(found[0]), text)
    if "{" not in text:
        return text
    out: list[str] = []
    depth = 0
    for char in text:
        out.append(fill if depth or char in "{}" else char)
        depth = max(depth + {"{": 1, "}": -1}.get(char, 0), 0)
    return "".join(out)


_COMMANDS: Final = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)


def without_math(text: str) -> str:
    """``text`` with ``$…$`` blanked out; lengths stay."""
    return _MATH.sub(lambda found: " " * len(found[0]), text) if "$" in text or "\\(" in text else text


_MATH: Final = re.compile(r"(?<!\\)\$[^$]*(?<!\\)\$|\\\(.*?\\\)", re.DOTALL)


def trimmed(text: str) -> tuple[int, int]:
    """Where ``text`` begins and ends without white space around it."""
    start = len(text) - len(text.lstrip())
    return start, max(len(text.rstrip()), start)
