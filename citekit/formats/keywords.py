"""Keywords in one text: ``a, b``; and ``a, x; b`` where one of them holds a comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final


def joined_keywords(words: Sequence[str]) -> str:
    """The words as one text that ``split_keywords`` reads."""
    if not any("," in word for word in words):
        return ", ".join(words)
    return "; ".join(words) + (";" if len(words) == 1 else "")


def split_keywords(text: str) -> tuple[str, ...]:
    """The words of a list with commas, or with semicolons if there is one."""
    return tuple(word.strip() for word in text.split(";" if ";" in text else ",") if word.strip())


def with_keywords(text: str, words: Sequence[str]) -> str:
    """The TeX value of a list of keywords with more behind it: what stands there stays, and its separator goes on."""
    separator = _separator(text)
    if not text.strip():
        separator = ";" if any("," in _outside(word) for word in words) else ","
    added = [f"{{{word}}}" if separator in _outside(word) else word for word in words]
    begun = text.rstrip().rstrip(separator).rstrip()
    return f"{separator} ".join([*([begun] if begun else []), *added])


def written_keywords(text: str) -> tuple[str, ...]:
    """The keywords of a TeX value as they are written: what braces hold together is one word."""
    outside = _outside(text)
    cuts = [place for place, char in enumerate(outside) if char == _separator(text)]
    edges = zip([-1, *cuts], [*cuts, len(text)], strict=True)
    return tuple(word for start, end in edges if (word := text[start + 1 : end].strip()))


def _separator(text: str) -> str:
    return ";" if ";" in _outside(text) else ","


_GROUP: Final = re.compile(r"\{[^{}]*\}")


def _outside(text: str) -> str:
    """``text`` with blanks for all that stands in braces."""
    while (blanked := _GROUP.sub(lambda found: " " * len(found[0]), text)) != text:
        text = blanked
    return text
