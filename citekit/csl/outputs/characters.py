"""What all writers do to characters before they escape them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

# Line and paragraph ends become spaces: an entry is one paragraph, whatever its values hold. Other controls, lone surrogates
# and the marks that turn the direction of text round vanish; joiners inside a word stay.
_WHITE: Final = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_LINE_END: Final = re.compile("\r\n?|\n")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_SCHEMES: Final = ("https://", "http://", "ftp://", "doi:")


def clean(text: str, *, lines: bool = False) -> str:
    """``text`` without control characters, its white space on one line; with ``lines``, ends of lines stay."""
    if text.isprintable():
        return text
    if lines:
        return "\n".join(map(clean, _LINE_END.split(text)))
    return _CONTROLS.sub("", _WHITE.sub(" ", text))


def safe_target(target: str) -> str:
    """``target`` as an address that can stand in any format: percent-encoded, or empty if it is no web address."""
    if not target.lower().startswith(_SCHEMES):
        return ""
    return quote(_CONTROLS.sub("", target), safe=":/?#@!$&*+,;=%~-._()", errors="replace")
