"""What the entries of a file mean: values with macros and ``#`` resolved, duplicates settled, fields inherited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from citekit.formats.bibtex.blocks import EntryBlock, FieldBlock, StringBlock
from citekit.formats.bibtex.months import MONTHS, month_macro
from citekit.formats.bibtex.syntax import BibFile
from citekit.model import Span

# Macros that double each other would fill any memory; bibtex itself gives up at 20,000 characters.
LONGEST: Final = 10_000_000
_NOTHING: Final[frozenset[str]] = frozenset()
_ODD_SPACE: Final = re.compile(r"[\t\r\n\f\v]|\A | \Z|  ")
_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry. ``type`` and field names are in lower case, values are TeX without their delimiters.

    A value is what ``bibtex`` hands to a style: macros and ``#`` resolved, runs of white space one blank, the first of
    duplicate fields; a month, however written, is the English word. ``inherited`` names the fields that came by crossref
    or xdata under biblatex's rules; ``duplicates`` those that stand again in ``block``. ``line`` and ``column`` (from 1)
    are the ``@``'s.
    """

    type: str
    key: str
    fields: Mapping[str, str]
    inherited: frozenset[str]
    duplicates: tuple[str, ...]
    block: EntryBlock
    line: int
    column: int

    @property
    def span(self) -> Span:
        return self.block.span

    @property
    def spans(self) -> dict[str, Span]:
        """The span of each own value (with its delimiters) by field name; of the key under ``""``."""
        spans = {"": self.block.key_span}
        for item in self.block.fields:
            spans.setdefault(item.name.lower(), item.value_span)
        return spans


def entries(bib: BibFile) -> tuple[BibEntry, ...]:
    """Every entry of the file in order, damaged and duplicate ones too."""
    from citekit.formats.bibtex.inheritance import inherit

    own = own_entries(bib)
    return inherit(own) if any("crossref" in entry.fields or "xdata" in entry.fields for entry in own) else own


def own_entries(bib: BibFile, macros: Mapping[str, str] = MONTHS) -> tuple[BibEntry, ...]:
    """``entries`` before inheritance: what each says itself. ``macros`` are those that hold before the file begins."""
    macros = dict(macros)
    found: list[BibEntry] = []
    position = bib.lines.position
    for block in bib.blocks:
        if isinstance(block, EntryBlock):
            fields, duplicates = _fields(block, macros)
            found.append(BibEntry(block.type.lower(), block.key, fields, _NOTHING, duplicates, block, *position(block.start)))
        elif isinstance(block, StringBlock):
            macros[block.name.lower()] = raw_value(block.field, macros)
    return tuple(found)


def _fields(block: EntryBlock, macros: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    fields: dict[str, str] = {}
    duplicates: list[str] = []
    for item in block.fields:
        name = item.name.lower()
        if name in fields:
            duplicates.append(name)
        else:
            fields[name] = value(item, macros)
    if (month := month_macro(fields.get("month", ""))) is not None:
        fields["month"] = MONTHS[month]
    return fields, tuple(duplicates)


def value(item: FieldBlock, macros: Mapping[str, str]) -> str:
    """The value of a field as ``bibtex`` hands it to a style; an undefined macro, empty for ``bibtex``, is its own name."""
    text = raw_value(item, macros)
    return _SPACES.sub(" ", text).strip(" ") if _ODD_SPACE.search(text) else text


def raw_value(item: FieldBlock, macros: Mapping[str, str]) -> str:
    """The pieces of a value put together, white space as written; empty beyond ``LONGEST``."""
    if len(item.pieces) == 1 and item.pieces[0].kind != "macro":
        return item.pieces[0].text
    texts = [macros.get(piece.text.lower(), piece.text) if piece.kind == "macro" else piece.text for piece in item.pieces]
    return "".join(texts) if sum(map(len, texts)) <= LONGEST else ""
