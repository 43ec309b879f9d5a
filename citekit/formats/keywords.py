"""Keywords in one text: ``a, b``; and ``a, x; b`` where one of them holds a comma."""

from __future__ import annotations

from collections.abc import Sequence


def joined_keywords(words: Sequence[str]) -> str:
    """The words as one text that ``split_keywords`` reads."""
    if not any("," in word for word in words):
        return ", ".join(words)
    return "; ".join(words) + (";" if len(words) == 1 else "")


def split_keywords(text: str) -> tuple[str, ...]:
    """The words of a list with commas, or with semicolons if there is one."""
    return tuple(word.strip() for word in text.split(";" if ";" in text else ",") if word.strip())
