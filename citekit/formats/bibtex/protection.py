"""Protected words: what braces keep from a change of case."""

from __future__ import annotations

import re
from typing import Final

from citekit.formats.bibtex.latex_tables import NOCASE

_PROTECTED: Final = re.compile(
    rf"(?P<before>[^\W_]+)?{re.escape(NOCASE[0])}(?P<inside>[^<>]*){re.escape(NOCASE[1])}(?P<after>[^\W_]+)?"
)


def whole_words(text: str) -> str:
    """``{A}merican`` protects its word: what follows a mark would pass for a word of its own where titles change case."""
    return _PROTECTED.sub(_whole_word, text) if NOCASE[0] in text else text


def _whole_word(found: re.Match[str]) -> str:
    before, inside, after = found["before"] or "", found["inside"], found["after"] or ""
    if (before and not inside[:1].isalnum()) or (after and not inside[-1:].isalnum()):
        return found[0]
    return f"{before}{inside}{after}".join(NOCASE)
