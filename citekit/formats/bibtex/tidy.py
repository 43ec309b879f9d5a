"""One tidy form for a .bib file. Nothing but form changes, and doing it twice changes nothing.

White space, the case of types and field names, the delimiters of values, hyphens in page ranges and the form of months are
form; so is the order of the entries when sorting is asked for. Comments, ``@string``s, unknown types and fields stay. A
damaged entry stays as it is, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from citekit.formats.bibtex.blocks import (
    Block,
    CommentBlock,
    EntryBlock,
    FieldBlock,
    Piece,
    PreambleBlock,
    StringBlock,
    TextBlock,
)
from citekit.formats.bibtex.entries import own_entries
from citekit.formats.bibtex.months import MONTHS, month_macro, month_number
from citekit.formats.bibtex.syntax import BibFile
from citekit.model import Edit

_RANGE: Final = re.compile(r"(?<=[0-9])\s*(?:-{1,3}|[\u2010-\u2015])\s*(?=[0-9])")
_PAGES: Final = re.compile(
    r"[0-9]+\s*(?:-{1,3}|[\u2010-\u2015])\s*[0-9]+(?:\s*[,;]\s*[0-9]+(?:\s*(?:-{1,3}|[\u2010-\u2015])\s*[0-9]+)?)*"
)
# Free text by paragraphs: the white space before, the paragraph.
_PARAGRAPHS: Final = re.compile(r"(\s*+)(\S[^\r\n]*+(?:(?:\r\n?|\n)[ \t]*+[^\s][^\r\n]*+)*+)")
_NEWLINE: Final = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class TidyOptions:
    """``sort``: by key, entries that others refer to by crossref last, as ``bibtex`` needs them. ``align``: the ``=`` of all
    fields in one column."""

    sort: bool = False
    align: bool = True
    indent: str = "  "
    months: bool = True
    pages: bool = True
    trailing_comma: bool = True


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch that is written together: its text, the white space before it in the source, what it is."""

    text: str
    gap: str
    block: Block | None


def tidy(bib: BibFile, options: TidyOptions | None = None) -> BibFile:
    """``bib`` in tidy form; the same file when its meaning could not be kept (it is compared before anything is returned)."""
    options = options or TidyOptions()
    newline = bib.newline
    units = list(_units(bib, options))
    if options.sort and not any(damage.code in ("CK803", "CK804") for block in bib.blocks for damage in block.damage):
        units = _sorted(bib, units)
    text = _NEWLINE.sub(lambda _: newline, _joined(units, newline))
    if text == bib.text:
        return bib
    made = bib.patched([Edit(0, len(bib.text), text)])
    return made if meaning(made) == meaning(bib) else bib


def meaning(bib: BibFile) -> dict[str, object]:
    """What a file says, whatever its form: entries (by key), macros, preambles and the words of its comments."""
    entries: dict[str, list[object]] = {}
    for entry in own_entries(bib):
        fields = {name: _field_meaning(name, value) for name, value in entry.fields.items()}
        again = [(item.name.lower(), _pieces_meaning(item)) for item in entry.block.fields]
        entries.setdefault(entry.key, []).append((entry.type, fields, sorted(map(repr, again)) if entry.duplicates else ()))
    return {
        "entries": entries,
        "strings": [
            (block.name.lower(), _pieces_meaning(block.field)) for block in bib.blocks if isinstance(block, StringBlock)
        ],
        "preambles": [
            "".join(piece.text for piece in block.pieces) for block in bib.blocks if isinstance(block, PreambleBlock)
        ],
        "comments": sorted(
            word for block in bib.blocks if isinstance(block, CommentBlock | TextBlock) for word in block.text.split()
        ),
    }


def _field_meaning(name: str, value: str) -> object:
    if name == "month":
        return month_number(value) or value
    return _RANGE.sub("-", value) if name == "pages" and _PAGES.fullmatch(value) else value


def _pieces_meaning(item: FieldBlock) -> tuple[str, ...]:
    text = tuple(" ".join(piece.text.split()) for piece in item.pieces)
    return (str(_field_meaning(item.name.lower(), text[0])),) if len(text) == 1 else text


def _units(bib: BibFile, options: TidyOptions) -> Iterator[_Unit]:
    """The file's stretches in order; what an ``@comment`` holds, entries too, is one stretch."""
    macros = {block.name.lower() for block in bib.blocks if isinstance(block, StringBlock)}
    newline = bib.newline
    gap = ""
    until = 0
    for block in bib.blocks:
        if block.start < until:
            continue
        text = bib.text[block.start : block.end]
        if isinstance(block, CommentBlock) and block.damage:
            until = _comment_end(bib.text, block)
            yield _Unit(bib.text[block.start : until], gap, None)
            gap = ""
            continue
        if isinstance(block, TextBlock):
            for paragraph in _PARAGRAPHS.finditer(text.rstrip()):
                yield _Unit(paragraph[2].rstrip(), gap + paragraph[1], block)
                gap = ""
            gap += text[len(text.rstrip()) :]
            continue
        if isinstance(block, EntryBlock) and _sound(block):
            text = _entry(block, options, newline, macros)
        elif isinstance(block, StringBlock) and not block.damage:
            text = f"@string{{{block.field.name} = {_value(block.field.pieces)}}}"
        yield _Unit(text, gap, block)
        gap = ""


def _comment_end(text: str, block: CommentBlock) -> int:
    depth = 0
    for brace in re.compile(r"[{}]").finditer(text, block.start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(text)


def _sound(block: EntryBlock) -> bool:
    return not block.damage and block.closed and not re.search(r"[{}]", block.key)


def _entry(block: EntryBlock, options: TidyOptions, newline: str, macros: set[str]) -> str:
    head = f"@{block.type.lower()}{{{block.key},"
    lines = [head]
    for item in block.fields:
        name = item.name.lower()
        padded = name.ljust(_COLUMN) if options.align else name
        lines.append(f"{options.indent}{padded} = {_field_value(item, options, macros)},")
    if block.fields and not options.trailing_comma:
        lines[-1] = lines[-1][:-1]
    return newline.join([*lines, "}"])


_COLUMN: Final = 12


def _field_value(item: FieldBlock, options: TidyOptions, macros: set[str]) -> str:
    name = item.name.lower()
    if len(item.pieces) == 1:
        piece = item.pieces[0]
        if name == "month" and options.months and piece.kind != "macro":
            macro = month_macro(piece.text)
            if macro and macro not in macros:
                return macro
        if name == "month" and piece.kind == "macro" and piece.text.lower() in MONTHS:
            return piece.text.lower()
        if name == "pages" and options.pages and piece.kind != "macro" and _PAGES.fullmatch(piece.text.strip()):
            return f"{{{_RANGE.sub('--', piece.text.strip())}}}"
        if piece.kind != "macro":
            return f"{{{piece.text.strip(_BLANKS)}}}"
    return _value(item.pieces)


_BLANKS: Final = " \t\r\n\f\v"


def _value(pieces: tuple[Piece, ...]) -> str:
    return " # ".join(piece.text if piece.kind in ("macro", "number") else f"{{{piece.text}}}" for piece in pieces)


def _sorted(bib: BibFile, units: list[_Unit]) -> list[_Unit]:
    """Runs of entries in the order of their keys; everything else stays where it is, and parts the runs.

    A comment that stands right above an entry goes with it.
    """
    parents = {entry.fields["crossref"].lower() for entry in own_entries(bib) if "crossref" in entry.fields}
    arranged: list[_Unit] = []
    run: list[list[_Unit]] = []
    attached: list[_Unit] = []
    for place, unit in enumerate(units):
        following = units[place + 1] if place + 1 < len(units) else None
        if isinstance(unit.block, EntryBlock) and not _same_line(following):
            run.append([*attached, unit])
            attached = []
        elif isinstance(unit.block, TextBlock) and following and _is_entry(following) and _lines(following.gap) == 1:
            attached.append(unit if _lines(unit.gap) else replace(unit, gap="\n\n"))
        else:
            arranged += _ordered(run, parents)
            arranged += [*attached, unit]
            run, attached = [], []
    return arranged + _ordered(run, parents) + attached


def _ordered(run: list[list[_Unit]], parents: set[str]) -> list[_Unit]:
    def order(group: list[_Unit]) -> tuple[bool, str]:
        block = group[-1].block
        assert isinstance(block, EntryBlock)
        return block.key.lower() in parents, block.key.lower()

    return [unit for group in sorted(run, key=order) for unit in group]


def _is_entry(unit: _Unit) -> bool:
    return isinstance(unit.block, EntryBlock)


def _same_line(unit: _Unit | None) -> bool:
    return unit is not None and isinstance(unit.block, TextBlock) and not _lines(unit.gap)


def _lines(gap: str) -> int:
    return len(_NEWLINE.findall(gap))


def _joined(units: list[_Unit], newline: str) -> str:
    parts: list[str] = []
    before: _Unit | None = None
    for unit in units:
        if before is not None:
            parts.append(_between(before, unit, newline))
        parts.append(unit.text)
        before = unit
    return "".join([*parts, newline]) if parts else ""


def _between(before: _Unit, unit: _Unit, newline: str) -> str:
    lines = _lines(unit.gap)
    if _is_entry(before) and _is_entry(unit):
        return newline * 2
    if not lines and (isinstance(before.block, TextBlock) or isinstance(unit.block, TextBlock)):
        return unit.gap
    return newline * min(max(lines, 1), 2)
