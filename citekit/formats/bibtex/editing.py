"""Changes to a .bib file, each turned into edits of the characters it concerns and of no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.formats.bibtex.balance import balanced, fits_quotes, written_key, written_name
from citekit.formats.bibtex.blocks import EntryBlock, FieldBlock
from citekit.model import Edit

if TYPE_CHECKING:
    from citekit.formats.bibtex.syntax import BibFile


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field a new TeX value: in place, between the old delimiters; behind the last field if it is new.

    ``macro`` writes the value bare, as ``month = jan``; it must be a number or a macro's name.
    """

    entry: EntryBlock
    name: str
    value: str
    macro: bool = False


@dataclass(frozen=True, slots=True)
class RemoveField:
    """Remove a field, each time it stands in the entry."""

    entry: EntryBlock
    name: str


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Give an entry another key; what does not fit in a key is left out of it (``balance.written_key``)."""

    entry: EntryBlock
    key: str


@dataclass(frozen=True, slots=True)
class SetType:
    """Make an entry another type."""

    entry: EntryBlock
    type: str


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Remove an entry with the line it ends on and one blank line."""

    entry: EntryBlock


@dataclass(frozen=True, slots=True)
class InsertEntry:
    """Put the text of entries (as ``writer.write_entries`` makes it) behind an entry, or at the end of the file."""

    text: str
    after: EntryBlock | None = None


Change = SetField | RemoveField | RenameKey | SetType | RemoveEntry | InsertEntry

_COMMA = re.compile(r"\s*+,")
_LINES = re.compile(r"[ \t]*(?:\r\n?|\n)?(?:[ \t]*(?:\r\n?|\n))?")
_BARE = re.compile(r"[0-9]+|(?![0-9])[^\x00-\x20\x7f\s\"#%'(),={}]+")


def edits(bib: BibFile, changes: Iterable[Change]) -> Iterator[Edit]:
    """The edits that make ``changes``; blocks must be of this file."""
    for change in changes:
        match change:
            case SetField():
                yield _set_field(bib, change)
            case RemoveField():
                yield from (_remove_field(bib, change.entry, item) for item in _named(change.entry, change.name))
            case RenameKey():
                yield _rename(bib, change)
            case SetType():
                span = change.entry.type_span
                yield Edit(span.start, span.end, written_name(change.type) or "misc")
            case RemoveEntry():
                yield _remove_entry(bib, change.entry)
            case InsertEntry():
                yield _insert_entry(bib, change)


def _named(entry: EntryBlock, name: str) -> list[FieldBlock]:
    return [item for item in entry.fields if item.name.lower() == name.lower()]


def _set_field(bib: BibFile, change: SetField) -> Edit:
    entry = change.entry
    if named := _named(entry, change.name):
        return Edit(named[0].value_start, named[0].value_end, _written(change, named[0]))
    name, written = written_name(change.name) or "note", _written(change, None)
    if entry.fields:
        last = entry.fields[-1]
        return Edit(last.value_end, last.value_end, f",{_space_before(bib, last)}{name}{_between(bib, entry, name)}{written}")
    line = f"{bib.newline}  {name} = {written}"
    comma = _COMMA.match(bib.text, entry.key_span.end)
    if comma:
        return Edit(comma.end(), comma.end(), line)
    return Edit(entry.key_span.end, entry.key_span.end, f",{line}{bib.newline}")


def _between(bib: BibFile, entry: EntryBlock, name: str) -> str:
    """What stands between a new field's name and its value: as behind the last one, in one column where there is one."""
    last = entry.fields[-1]
    between = bib.text[last.name_span.end : last.value_start] or " = "
    blanks = len(between) - len(between.lstrip(" "))
    aligned = len(entry.fields) > 1 and len({item.value_start - item.start for item in entry.fields}) == 1
    if not aligned or not blanks:
        return between
    return " " * max(blanks + len(last.name) - len(name), 1) + between.lstrip(" ")


def _space_before(bib: BibFile, item: FieldBlock) -> str:
    start = item.start
    while bib.text[start - 1].isspace():
        start -= 1
    return bib.text[start : item.start] or " "


def _written(change: SetField, old: FieldBlock | None) -> str:
    """The value with delimiters: those of the old one where they fit."""
    if change.macro and _BARE.fullmatch(change.value):
        return change.value
    value = balanced(change.value)
    kind = old.pieces[0].kind if old and len(old.pieces) == 1 else "braced"
    if kind == "quoted" and fits_quotes(value):
        return f'"{value}"'
    if kind == "number" and re.fullmatch(r"[0-9]+", value):
        return value
    return f"{{{value}}}"


def _remove_field(bib: BibFile, entry: EntryBlock, item: FieldBlock) -> Edit:
    """With the comma and the white space before it, so that the lines around it stay as they are.

    The comma behind the key stays where no other takes its place.
    """
    start = item.start
    while bib.text[start - 1].isspace():
        start -= 1
    if item is entry.fields[0] and not _COMMA.match(bib.text, item.value_end):
        return Edit(start, item.value_end, "")
    return Edit(start - 1 if bib.text[start - 1] == "," else item.start, item.value_end, "")


def _rename(bib: BibFile, change: RenameKey) -> Edit:
    span, key = change.entry.key_span, written_key(change.key)
    comma = ", " if not change.entry.key and change.entry.fields and bib.text[span.end] != "," else ""
    return Edit(span.start, span.end, key + comma)


def _remove_entry(bib: BibFile, entry: EntryBlock) -> Edit:
    found = _LINES.match(bib.text, entry.end)
    return Edit(entry.start, found.end() if found else entry.end, "")


def _insert_entry(bib: BibFile, change: InsertEntry) -> Edit:
    newline = bib.newline
    text = re.sub(r"\r\n?|\n", newline, change.text.strip("\r\n"))
    if change.after is not None:
        return Edit(change.after.end, change.after.end, f"{newline}{newline}{text}")
    end = len(bib.text)
    lead = "" if not bib.text else newline if bib.text.endswith(("\n", "\r")) else newline * 2
    return Edit(end, end, f"{lead}{text}{newline}")
