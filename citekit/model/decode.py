"""Bytes -> text, and back: the encodings that .bib files and web pages are found in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with what is needed to write it back as it was.

    ``guessed`` says that neither a byte order mark, nor a declaration, nor valid UTF-8 told the encoding.
    ``binary`` says that the bytes are hardly text at all (NUL bytes).
    """

    text: str
    encoding: str = "utf-8"
    bom: bool = False
    guessed: bool = False
    binary: bool = False

    def encode(self, text: str) -> bytes:
        """``text`` in the same encoding, with the byte order mark if there was one.

        UnicodeEncodeError: the encoding lacks a character. Bytes that were no text (lone surrogates) are in none: one of them
        would have the whole file read in another encoding.
        """
        mark = next((mark for mark, name in _BOMS if name == self.encoding), b"") if self.bom else b""
        return mark + text.encode(self.encoding)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode by byte order mark, ``declared`` encoding, UTF-8, UTF-16 without a mark, cp1252, latin-1: the first that fits.

    Nothing is lost: ``decode(data).encode(text)`` gives ``data`` back.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], name)
            if text is not None:
                return Decoded(text, name, bom=True)
    for encoding in filter(None, (declared, "utf-8")):
        text = _strict(data, encoding)
        if text is not None and "\0" not in text:
            return Decoded(text, encoding)
    wide = _wide_without_mark(data)
    if wide:
        text = _strict(data, wide)
        if text is not None:
            return Decoded(text, wide, guessed=True)
    binary = b"\0" in data
    text = _strict(data, "cp1252")
    if text is not None:
        return Decoded(text, "cp1252", guessed=True, binary=binary)
    return Decoded(data.decode("latin-1"), "latin-1", guessed=True, binary=binary)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 text in Latin letters has a NUL in every second byte."""
    head = data[:2000]
    if len(data) % 2 or len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and even <= odd / 10:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(head) / 2 and odd <= even / 10 else None
