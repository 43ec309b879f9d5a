"""A .bib file as text that is never lost: read, ask, change in place, write.

An entry that nobody changed comes back byte for byte; a changed field changes only its own characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from citekit.formats.bibtex.blocks import (
    Block,
    CommentBlock,
    Damage,
    DamagedBlock,
    EntryBlock,
    FieldBlock,
    Piece,
    PreambleBlock,
    StringBlock,
    TextBlock,
)
from citekit.formats.bibtex.scanner import scan
from citekit.model import CitekitError, Decoded, Edit, Finding, LineIndex, decode

if TYPE_CHECKING:
    from bibtexparser.library import Library

    from citekit.formats.bibtex.editing import Change

__all__ = [
    "BibFile", "Block", "CommentBlock", "Damage", "DamagedBlock", "EntryBlock", "FieldBlock", "Piece", "PreambleBlock",
    "StringBlock", "TextBlock",
]  # fmt: skip


@dataclass(frozen=True)
class BibFile:
    """One .bib file. ``blocks`` follow each other without a gap; all positions count in ``text``."""

    decoded: Decoded
    path: str | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)

    @classmethod
    def read(cls, data: bytes | str, path: str | None = None) -> BibFile:
        """Read bytes (any encoding of ``citekit.model.decode``) or text. Never fails: what is wrong is in ``findings``."""
        decoded = decode_bib(data) if isinstance(data, bytes) else Decoded(data)
        return cls(decoded, path, scan(decoded.text))

    @property
    def text(self) -> str:
        return self.decoded.text

    @cached_property
    def entry_blocks(self) -> tuple[EntryBlock, ...]:
        """Every entry, in order, duplicates and damaged ones too."""
        return tuple(block for block in self.blocks if isinstance(block, EntryBlock))

    @cached_property
    def newline(self) -> str:
        """The line end that the text uses; the first one tells."""
        found = re.search(r"\r\n?|\n", self.text)
        return found[0] if found else "\n"

    @cached_property
    def lines(self) -> LineIndex:
        return LineIndex(self.text)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the file as a file (codes CK8xx of ``diagnostics.TABLE``), in the order of the text."""
        from citekit.formats.bibtex.diagnostics import find

        return find(self)

    @property
    def library(self) -> Library:
        """The file as bibtexparser's objects, made anew for each caller, who may change them."""
        from citekit.formats.bibtex.library import library

        return library(self)

    def updated(self, library: Library) -> BibFile:
        """The file with what was done to the entries of ``library``, once got from here; untouched ones stay byte for byte.

        Comments, preambles and macros are taken from the file, whatever ``library`` says.
        """
        from citekit.formats.bibtex.library import changes

        return self.edited(changes(self, library))

    def write(self) -> bytes:
        """The bytes of the file; identical to those read when nothing changed.

        Raises CitekitError when a change brought in characters that the file's encoding lacks and TeX cannot spell.
        """
        try:
            return self.decoded.encode(self.text)
        except UnicodeEncodeError as error:
            character = self.text[error.start]
            line, column = self.lines.position(error.start)
            message = f"the encoding {self.decoded.encoding} has no {character!r}; convert the file to UTF-8 first"
            if "\ud800" <= character <= "\udfff":
                message = f"this is no character: {character!r}, a byte of another encoding"
            raise CitekitError(message, path=self.path, line=line, column=column) from error

    def edited(self, changes: Iterable[Change]) -> BibFile:
        """The file with ``changes`` (see ``editing``) made, and not one other character touched."""
        from citekit.formats.bibtex.editing import edits

        return self.patched(edits(self, changes))

    def patched(self, edits: Iterable[Edit]) -> BibFile:
        """The file with stretches of its text replaced. Edits that overlap an earlier one (by position) are left out."""
        parts: list[str] = []
        done = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if edit.start >= done:
                parts += (self.text[done : edit.start], edit.text)
                done = edit.end
        parts.append(self.text[done:])
        text = "".join(parts)
        if text == self.text:
            return self
        decoded = Decoded(text, self.decoded.encoding, self.decoded.bom, self.decoded.guessed, self.decoded.binary)
        return BibFile(decoded, self.path, scan(text))


def open_end(bib: BibFile) -> int | None:
    """Where something begins that the file does not close: BibTeX or biber would take what is added for a part of it."""
    for block in bib.blocks:
        if isinstance(block, CommentBlock) and not block.text and _OPEN.match(bib.text, block.end):
            return block.start
    last = next((block for block in reversed(bib.blocks) if not isinstance(block, TextBlock)), None)
    if last is not None and any(damage.code in ("CK803", "CK804") for damage in last.damage):
        return last.start
    return None


def decode_bib(data: bytes) -> Decoded:
    """The text of a .bib file, with what it says itself of its encoding."""
    return decode(data, _declared(data))


def _declared(data: bytes) -> str | None:
    """The encoding that a comment names, as JabRef, Emacs and TeX editors write it, where the bytes are no UTF-8."""
    found = _DECLARED.search(data[:2000])
    if not found or data.isascii():
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return found[1].decode("ascii", "replace")
    return None


_OPEN = re.compile(r"(?<!\})\s*\{")
_DECLARED = re.compile(
    rb"^%[ \t]*(?:Encoding:|-\*-.*?coding:|![ \t]*TeX[ \t]+encoding[ \t]*=)[ \t]*([A-Za-z][\w.-]*)",
    re.IGNORECASE | re.MULTILINE,
)
