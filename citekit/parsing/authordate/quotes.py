"""Titles in quotes of any kind, single ones with apostrophes inside them."""

from __future__ import annotations

import re
from typing import Final

from citekit.parsing.reading import Text

_CLOSE: Final = re.compile(r"[’'](?=[,.;]? ?(?:[\[(]|[A-Z]|in\b|In\b)|[,.;:]|\s*\Z)|[.,?!][’'](?=\s|\Z)")
_DOUBLE: Final = {"“": "”", '"': '"', "«": "»", "„": "“”"}


def in_quotes(source: Text, start: int) -> tuple[int, int, int] | None:
    """The quotation at ``start``: (first character inside, end of the inside, position after the closing mark)."""
    text, limit = source.text, source.limit
    mark = text[start : start + 1]
    if mark in ("‘", "'"):
        found = _CLOSE.search(text, start + 1, limit)
        if not found:
            return None
        close = found.end() - 1
        return start + 1, close, close + 1
    if mark not in _DOUBLE:
        return None
    depth = 0
    for index in range(start, limit):
        char = text[index]
        if mark != '"' and char == mark:
            depth += 1
        elif char in _DOUBLE[mark] and index > start:
            depth -= 1
            if depth <= 0 and (mark != '"' or text[index - 1] != " "):
                return start + 1, index, index + 1
    return None
