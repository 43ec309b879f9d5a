"""Text that was damaged by reading bytes in the wrong encoding, and how it is put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# UTF-8 of Latin, punctuation and currency signs read as cp1252: a lead byte and its followers, as the characters they became.
_FOLLOWERS: Final = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TWICE: Final = re.compile(rf"(?:[Â-ß][{_FOLLOWERS}]|[à-ï][{_FOLLOWERS}]{{2}}|ð[{_FOLLOWERS}]{{3}})+")


def mojibake(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of UTF-8 that were read as cp1252 or latin-1, with what they were meant to be."""
    if text.isascii():
        return
    for found in _TWICE.finditer(text):
        meant = _undone(found[0])
        if meant is not None:
            yield found.start(), found.end(), meant


def _undone(text: str) -> str | None:
    raw = bytearray()
    for char in text:
        try:
            raw += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return None
            raw.append(ord(char))
    try:
        meant = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return meant if meant.isprintable() or meant == "\u00a0" else None
