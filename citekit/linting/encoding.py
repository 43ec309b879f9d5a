"""Text that was damaged by reading bytes in the wrong encoding, and how it is put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# A run of letters beyond ASCII that begins as UTF-8 does when it is read as cp1252. The whole run must read as UTF-8: single
# pairs do so by chance in text of other encodings.
_RUN: Final = re.compile(r"[^\x00-\x7f]+")
_LEAD: Final = re.compile("[Â-ô]")


def mojibake(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of UTF-8 that were read as cp1252 or latin-1, with what they were meant to be."""
    for found in _RUN.finditer(text):
        meant = _undone(found[0]) if _LEAD.match(found[0]) and len(found[0]) > 1 else None
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
