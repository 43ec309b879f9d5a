"""Changes to a library, gathered first and written at once; every one goes through the lossless syntax.

A draft knows the files as they were read. Nothing is written when one of them is another on disk by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from citekit.files import one_at_a_time, replace_files
from citekit.formats.bibtex.balance import balanced, written_key, written_name
from citekit.formats.bibtex.editing import Change, InsertEntry, RemoveEntry, RemoveField, RenameKey, SetField, SetType, edits
from citekit.formats.bibtex.months import month_macro
from citekit.formats.bibtex.syntax import BibFile, open_end
from citekit.library.holdings import Holding, Holdings, Shelf
from citekit.model import CitekitError, Edit, UsageError

_SURROGATE: Final = re.compile("[\ud800-\udfff]")  # what a command line gives for bytes that are no text
_CONTEXT: Final = 3  # lines that a diff shows around a change
_HUNK: Final = re.compile(r"^@@ -(\d+)((?:,\d+)?) \+(\d+)", re.MULTILINE)


class ChangedOnDisk(CitekitError):
    """A file is no longer as it was read."""


@dataclass(frozen=True)
class Rewritten:
    """A file with the changes made: ``before`` is empty and ``shelf`` None where there was none."""

    path: Path
    before: str
    after: BibFile
    shelf: Shelf | None

    def diff(self) -> str:
        """The change as a unified diff. Only what lies between the first and the last difference is compared."""
        from citekit.linting.fixing import diff, diff_lines

        before, after = (diff_lines(text) for text in (self.before, self.after.text))
        head = _alike(before, after)
        tail = _alike(before[head:][::-1], after[head:][::-1])
        skipped, left = max(head - _CONTEXT, 0), max(tail - _CONTEXT, 0)
        old, new = ("".join(lines[skipped : len(lines) - left]) for lines in (before, after))

        def shifted(found: re.Match[str]) -> str:
            return f"@@ -{int(found[1]) + skipped}{found[2]} +{int(found[3]) + skipped}"

        return _HUNK.sub(shifted, diff(old, new, str(self.path)))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))


@dataclass
class _Entry:
    """What is to be done to one entry. A field that is None goes."""

    holding: Holding
    fields: dict[str, str | None] = field(default_factory=dict)
    key: str | None = None
    type: str | None = None
    text: str | None = None
    removed: bool = False


class Draft:
    """Gathers changes to entries of ``holdings``; of two changes to one thing the later holds."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self._entries: dict[tuple[str, int], _Entry] = {}
        self._appended: dict[str, list[str]] = {}

    def _of(self, holding: Holding) -> _Entry:
        return self._entries.setdefault((holding.shelf.name, holding.block.start), _Entry(holding))

    def value(self, holding: Holding, name: str) -> str:
        """The value of a field as it will be; empty where there is none."""
        changed = self._of(holding).fields
        return (changed[name] or "") if name in changed else holding.own.fields.get(name, "")

    def set(self, holding: Holding, name: str, value: str) -> None:
        """Give a field a TeX value. UsageError: it cannot be written as it is."""
        checked_field(name)
        if balanced(value) != value or _SURROGATE.search(value):
            raise UsageError(f"{name}: a brace of the value has no partner, or a character cannot stand in a .bib: {value!r}")
        if holding.own.fields.get(name) == value and name not in self._of(holding).fields:
            return
        self._of(holding).fields[name] = value

    def unset(self, holding: Holding, name: str) -> None:
        if name in holding.own.fields:
            self._of(holding).fields[name] = None
        else:
            self._of(holding).fields.pop(name, None)

    def rename(self, holding: Holding, key: str) -> None:
        """Give an entry another key, whatever names it. UsageError: BibTeX does not take the key."""
        if not key or written_key(key) != key:
            raise UsageError(f"{key!r} cannot be a key: it holds white space, a comma or a brace")
        self._of(holding).key = key

    def retype(self, holding: Holding, kind: str) -> None:
        if not kind or written_name(kind) != kind or kind.lower() in ("string", "preamble", "comment"):
            raise UsageError(f"{kind!r} cannot be the type of an entry")
        self._of(holding).type = kind

    def rewrite(self, holding: Holding, text: str) -> None:
        """Put ``text`` for the whole entry."""
        self._of(holding).text = text

    def remove(self, holding: Holding) -> None:
        self._of(holding).removed = True

    def append(self, name: str, text: str) -> None:
        """Put text at the end of a file of the library, which is made if it is not there."""
        self._appended.setdefault(name, []).append(text.strip("\r\n"))

    def files(self) -> Iterator[Rewritten]:
        """Every file that changes, as it will be."""
        for name in sorted({name for name, _ in self._entries} | self._appended.keys()):
            shelf = self.holdings.shelf(name)
            before = shelf.bib if shelf else BibFile.read("", str(self.holdings.folder / name))
            after = before.patched(self._edits(name, before))
            if after.text != before.text:
                self._refuse_swallowed(name, before, after)
                yield Rewritten(self.holdings.folder / name, before.text, after, shelf)

    def _refuse_swallowed(self, name: str, before: BibFile, after: BibFile) -> None:
        """CitekitError: not every entry of a file reads as one any more, as where the file ends in an open brace."""
        start = open_end(before) if name in self._appended else None
        if start is not None:
            line, column = before.lines.position(start)
            message = "the file is damaged: what begins here is not closed, and would swallow what is added; mend it first"
            raise CitekitError(message, path=before.path, line=line, column=column)
        removed = sum(change.removed for (shelf, _), change in self._entries.items() if shelf == name)
        added = len(BibFile.read("\n\n".join(self._appended.get(name, ()))).entry_blocks)
        if len(after.entry_blocks) != len(before.entry_blocks) - removed + added:
            raise CitekitError("the file is damaged: an entry that is put there would be lost; mend it first", path=before.path)

    def _edits(self, name: str, bib: BibFile) -> Iterator[Edit]:
        for (shelf, _), change in self._entries.items():
            if shelf == name:
                yield from _edits_of(bib, change)
        if name in self._appended:
            # A draft of thousands of entries is one insertion, not thousands at one place.
            yield from edits(bib, [InsertEntry("\n\n".join(self._appended[name]))])


def _edits_of(bib: BibFile, change: _Entry) -> Iterator[Edit]:
    block = change.holding.block
    if change.removed:
        yield from edits(bib, [RemoveEntry(block)])
    elif change.text is not None:
        yield Edit(block.start, block.end, change.text)
    else:
        yield from edits(bib, _changes_of(change))


def _changes_of(change: _Entry) -> Iterator[Change]:
    block = change.holding.block
    if change.key is not None and change.key != block.key:
        yield RenameKey(block, change.key)
    if change.type is not None and change.type != block.type:
        yield SetType(block, change.type)
    for name, value in change.fields.items():
        if value is None:
            yield RemoveField(block, name)
        else:
            macro = month_macro(value) if name == "month" else None
            yield SetField(block, name, macro or value, macro=macro is not None)


def write(files: Sequence[Rewritten]) -> tuple[Path, ...]:
    """Write files, whole or not at all. ChangedOnDisk: one is no longer as it was read; CitekitError: it cannot be written."""
    contents = {one.path: one.after.write() for one in files}
    try:
        for path in contents:
            path.parent.mkdir(parents=True, exist_ok=True)
        with one_at_a_time(path.parent for path in contents):
            replace_files(contents, lambda: _check(files))
    except OSError as error:
        raise CitekitError(f"cannot be written: {error.strerror}", path=str(error.filename or files[0].path)) from None
    return tuple(contents)


def _check(files: Sequence[Rewritten]) -> None:
    """The files are still as they were read."""
    for one in files:
        try:
            now = one.path.read_bytes()
        except FileNotFoundError:
            now = None
        if now != (one.shelf.data if one.shelf else None):
            raise ChangedOnDisk("changed on disk since it was read; nothing was written", path=str(one.path))


def checked_field(name: str) -> str:
    """A name that can be a field's. UsageError: it cannot."""
    if not name or written_name(name) != name:
        raise UsageError(f"{name!r} cannot be the name of a field")
    return name
