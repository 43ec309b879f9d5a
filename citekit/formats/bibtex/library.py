"""A ``BibFile`` as bibtexparser's Library of Entry, String, Preamble, comment and failed blocks, and its changes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citekit.formats.bibtex.blocks import (
    Block,
    CommentBlock,
    DamagedBlock,
    EntryBlock,
    FieldBlock,
    Piece,
    PreambleBlock,
    StringBlock,
    TextBlock,
)
from citekit.formats.bibtex.editing import Change, InsertEntry, RemoveEntry, RemoveField, RenameKey, SetField, SetType
from citekit.formats.bibtex.writer import write_entries
from citekit.model import UsageError

if TYPE_CHECKING:
    from bibtexparser import model as bp
    from bibtexparser.library import Library

    from citekit.formats.bibtex.syntax import BibFile


def library(bib: BibFile) -> Library:
    """Every block but white space. Lines count from 0, as bibtexparser counts them.

    A value of one piece is given without its delimiters, which ``enclosing`` keeps; macros and ``#`` stay as written
    (``enclosing`` is then ``no-enclosing``). An entry whose key stood before, or with a field twice, is a failed block,
    as bibtexparser has it; a damaged entry is an Entry with the fields that could be read.
    """
    from bibtexparser.library import Library

    made = Library()
    blocks = [block for item in bib.blocks if (block := _block(bib, item)) is not None]
    made.add(blocks, fail_on_duplicate_key=False)
    return made


def _block(bib: BibFile, block: Block) -> bp.Block | None:
    from bibtexparser import exceptions
    from bibtexparser import model as bp

    raw = bib.text[block.start : block.end]
    line = bib.lines.position(block.start)[0] - 1
    match block:
        case EntryBlock():
            return _entry(bib, block, raw, line)
        case StringBlock():
            value, enclosing = _value(block.field.pieces, bib, block.field)
            return bp.String(block.name, value, line, raw, enclosing)
        case PreambleBlock():
            return bp.Preamble(bib.text[block.pieces[0].start : block.pieces[-1].end], line, raw)
        case CommentBlock():
            return bp.ExplicitComment(block.text.strip(), line, raw)
        case TextBlock():
            lead = len(raw) - len(raw.lstrip())
            comment = raw.strip()
            return bp.ImplicitComment(comment, bib.lines.position(block.start + lead)[0] - 1, comment) if comment else None
        case DamagedBlock():
            error = exceptions.BlockAbortedException(block.damage[0].message)
            return bp.ParsingFailedBlock(error, line, raw)


def _entry(bib: BibFile, block: EntryBlock, raw: str, line: int) -> bp.Block:
    from bibtexparser import model as bp

    fields: list[bp.Field] = []
    for item in block.fields:
        value, enclosing = _value(item.pieces, bib, item)
        fields.append(bp.Field(item.name, value, bib.lines.position(item.start)[0] - 1, enclosing))
    entry = bp.Entry(block.type.lower(), block.key, fields, line, raw)
    entry.set_parser_metadata(_START, block.start)
    names = [item.name for item in block.fields]
    twice = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()
    return bp.DuplicateFieldKeyBlock(twice, entry) if twice else entry


def _value(pieces: tuple[Piece, ...], bib: BibFile, item: FieldBlock) -> tuple[str, str]:
    if len(pieces) == 1 and pieces[0].kind in _ENCLOSING:
        return pieces[0].text, _ENCLOSING[pieces[0].kind]
    return bib.text[item.value_start : item.value_end], "no-enclosing"


def changes(bib: BibFile, library: Library) -> Iterator[Change]:
    """What was done to the entries of ``bib.library``: fields set and removed, new keys and types, entries gone and added."""
    from bibtexparser import model as bp

    blocks = {block.start: block for block in bib.entry_blocks}
    for block in library.blocks:
        entry = block.ignore_error_block if isinstance(block, bp.ParsingFailedBlock) else block
        if not isinstance(entry, bp.Entry):
            continue
        known = blocks.pop(entry.parser_metadata.get(_START, -1), None)
        if known:
            yield from _entry_changes(bib, known, entry)
        else:
            fields = {field.key: _text(field) for field in entry.fields}
            yield InsertEntry(write_entries([(entry.entry_type, entry.key, fields)]))
    yield from (RemoveEntry(block) for block in blocks.values())


def _entry_changes(bib: BibFile, block: EntryBlock, entry: bp.Entry) -> Iterator[Change]:
    if entry.key != block.key:
        yield RenameKey(block, entry.key)
    if entry.entry_type != block.type.lower():
        yield SetType(block, entry.entry_type)
    before = {item.name: _value(item.pieces, bib, item) for item in reversed(block.fields)}
    after = {field.key: field for field in reversed(entry.fields)}
    yield from (RemoveField(block, name) for name in before if name not in after)
    for name, field in after.items():
        value = _text(field)
        if name not in before or value != before[name][0]:
            yield SetField(block, name, value, macro=field.enclosing == "no-enclosing")


def _text(field: bp.Field) -> str:
    if not isinstance(field.value, str):
        raise UsageError(f"the value of {field.key} is no text; turn what middlewares made of it back before writing")
    return field.value


_START = "citekit.start"
_ENCLOSING = {"braced": "{", "quoted": '"', "bare": "{"}
