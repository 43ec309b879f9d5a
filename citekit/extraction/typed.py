"""Italics as a typewriter has them: `_The Title_` and `*The Title*` in plain text are mark-up."""

from __future__ import annotations

import re
from typing import Final

from citekit.extraction.aligned import Clean, Edit, Mark
from citekit.model import Span

# A sign before a word, and the next one like it behind a word; never inside of a word or an address.
_TYPED: Final = re.compile(r"(?<![\w/\\*_.:=&#-])([*_])(?![\s*_])([^*_]{1,300}?)(?<![\s*_/\\])\1(?![\w*])")


def typed_italics(text: Clean) -> Clean:
    """The text without such signs; what stood between two of them is marked."""
    if "_" not in text.text and "*" not in text.text:
        return text
    edits: list[Edit] = []
    marks: list[Mark] = []
    for found in _TYPED.finditer(text.text):
        edits += [(found.start(), found.start() + 1, ""), (found.end() - 1, found.end(), "")]
        marks.append((Span(found.start() + 1, found.end() - 1), "italic"))
    marked = Clean(text.text, text.segments, tuple(sorted((*text.marks, *marks))))
    return marked.edit(edits)
