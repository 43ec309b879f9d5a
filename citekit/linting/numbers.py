"""Numbers as bibliographies write them: page ranges and ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

ORDINALS: Final = dict(
    enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
)
_RANGE: Final = re.compile(r"(?<![\w.:/-])(\d+)\s*(?:-{1,3}|[–—−‐‑])\s*(\d+)(?![\w.:/]|-\d)")


def page_ranges(text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """First and last page of every range in plain numbers, as written, and where it stands."""
    for found in _RANGE.finditer(text):
        yield found[1], found[2], found.span()
