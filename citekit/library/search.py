"""Finding entries by the index."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from citekit.formats.bibtex.entries import BibEntry
from citekit.formats.folding import folded_key
from citekit.library.fieldnames import FILE, TYPE
from citekit.library.place import is_file, split_place
from citekit.library.query import Has, Leaf, Query, Words, Years, select
from citekit.model import InputError, Record, Reference, UsageError

ORDERS: Final = ("given", "key", "author", "title", "year", "type")
_COLUMNS: Final = (
    "e.key, e.type, f.path, f.kind, e.line, e.start, e.stop, e.author, e.year, e.title, e.fields, e.inherited, e.place"
)


@dataclass(frozen=True)
class Hit:
    """An entry that was found: what a list shows, where it stands (``start`` to ``stop``: bytes of the file), what it says."""

    key: str
    type: str
    path: Path
    kind: str
    line: int
    start: int
    stop: int
    author: str
    year: str
    title: str
    fields: str
    inherited: str
    number: int  # in the library, from 0

    @cached_property
    def reference(self) -> Reference:
        from citekit.formats.bib_reading import read_entry

        return read_entry(_entry_of(self.key, self.type, self.fields, self.inherited), self.kind)

    @property
    def record(self) -> Record:
        return Record(self.reference, str(self.path), self.line, 1, self.type, json.loads(self.fields))

    @property
    def own_fields(self) -> Mapping[str, str]:
        """The values of its fields, TeX, what it inherits left out."""
        inherited = set(json.loads(self.inherited))
        return {name: value for name, value in json.loads(self.fields).items() if name not in inherited}

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"

    def line_of(self, width: int) -> str:
        """``hull1948memoirs  Hull 1948. The Memoirs of Cordell Hull``, the key filled up to ``width``."""
        who = " ".join(part for part in (self.author, self.year) if part)
        return f"{self.key:{width}}  {'. '.join(part for part in (who, self.title) if part)}".rstrip()


def _entry_of(key: str, kind: str, fields: str, inherited: str) -> BibEntry:
    """The entry of a card, as it was read, without its place in a file."""
    from citekit.formats.bibtex.blocks import EntryBlock

    nowhere = EntryBlock(kind, key, (), "{", 0, 0, 0, 0, (), True)
    return BibEntry(kind, key, json.loads(fields), frozenset(json.loads(inherited)), (), nowhere, 0, 0)


def texts(hits: Sequence[Hit]) -> Iterator[bytes]:
    """The bytes of entries as they stand in their files.

    A file that is another by now is read anew. InputError: it, or the entry in it, went away since it was looked at.
    """
    files = _files(hits)
    for hit in hits:
        text = files[hit.path][hit.start : hit.stop]
        yield text if _begins_with_key(text, hit.key) else _read_anew(files[hit.path], hit)


def joined_texts(hits: Sequence[Hit]) -> tuple[bytes, str]:
    """Entries as they stand, a blank line between them, and the encoding: their files', or UTF-8 if these have several.

    InputError: as with ``texts``.
    """
    from citekit.formats.bibtex.syntax import decode_bib

    encodings = {path: decode_bib(data).encoding for path, data in _files(hits).items()}
    one = next(iter(encodings.values())) if len(set(encodings.values())) == 1 else "utf-8"
    pieces = [(text, encodings[hit.path]) for hit, text in zip(hits, texts(hits), strict=True)]
    parts = [text if encoding == one else text.decode(encoding).encode(one) for text, encoding in pieces]
    return "\n\n".encode(one).join(parts) + "\n".encode(one), one


def _files(hits: Iterable[Hit]) -> dict[Path, bytes]:
    files: dict[Path, bytes] = {}
    for path in dict.fromkeys(hit.path for hit in hits):
        try:
            files[path] = path.read_bytes()
        except OSError as error:
            raise InputError(error.strerror or "cannot be read", path=str(path)) from None
    return files


def _begins_with_key(text: bytes, key: str) -> bool:
    """Whether the bytes can be those of the entry, in any encoding: as far as its key is ASCII."""
    plain = re.match(r"[!->@-~]*", key)
    known = plain[0].encode() if plain else b""
    begun = re.match(rb"@[^{(]*[{(]\s*" + re.escape(known), text.replace(b"\0", b""))
    return begun is not None and (
        len(known) < len(key) or text.replace(b"\0", b"")[begun.end() : begun.end() + 1].strip(b",})") == b""
    )


def _read_anew(data: bytes, hit: Hit) -> bytes:
    from citekit.formats.bibtex.syntax import BibFile

    bib = BibFile.read(data, str(hit.path))
    found = [block for block in bib.entry_blocks if block.key == hit.key]
    if not found:
        raise InputError(f'changed on disk: the entry "{hit.key}" is gone; try again', path=str(hit.path))
    text = min(found, key=lambda block: abs(block.start - hit.start)).span.of(bib.text)
    return text.encode(bib.decoded.encoding, "surrogateescape")


def find(connection: sqlite3.Connection, query: Query, sort: str = "given", limit: int | None = None) -> list[Hit]:
    """The entries that a query means, in order."""
    numbers = found_numbers(connection, query)
    return list(hits(connection, _ordered(connection, numbers, sort)[:limit]))


def found_numbers(connection: sqlite3.Connection, query: Query) -> set[int]:
    def everything() -> set[int]:
        return _numbers(connection, "SELECT id FROM entry WHERE type NOT IN ('xdata', 'set')")

    found = select(query, lambda leaf: _of_leaf(connection, leaf), everything)
    return found & everything() if found else found


def names_in(connection: sqlite3.Connection) -> frozenset[str]:
    """The names of all fields that entries of the library have."""
    # One step in the index for each name, not for each field.
    sql = (
        "WITH RECURSIVE n(name) AS (SELECT min(name) FROM value UNION ALL"
        " SELECT (SELECT min(name) FROM value WHERE name > n.name) FROM n WHERE n.name IS NOT NULL)"
        " SELECT name FROM n WHERE name IS NOT NULL"
    )
    return frozenset(name for (name,) in connection.execute(sql))


def by_keys(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, list[Hit]]:
    """For each key its entries, more than one where it stands twice: as written, else in any case, else by an older key."""
    found: dict[str, list[Hit]] = {}
    for key in keys:
        folded = folded_key(key.encode("utf-8", "replace").decode("utf-8"))
        rows = connection.execute("SELECT id, key FROM entry WHERE folded=? ORDER BY place", (folded,)).fetchall()
        exact = [number for number, written in rows if written == key]
        numbers = exact or [number for number, _ in rows]
        if not numbers:
            numbers = [n for (n,) in connection.execute("SELECT entry FROM alias WHERE folded=? ORDER BY entry", (folded,))][:1]
        if not numbers:
            numbers = _at(connection, key)
        found[key] = list(hits(connection, numbers))
    return found


def _at(connection: sqlite3.Connection, place: str) -> list[int]:
    """The entry at ``references/a.bib:12``."""
    path, line = split_place(place)
    if not line:
        return []
    sql = "SELECT id, path, name FROM entry JOIN file ON file.name=entry.file WHERE line=?"
    rows = connection.execute(sql, (line,)).fetchall()
    return [number for number, file, name in rows if is_file(path, Path(os.fsdecode(file)), os.fsdecode(name))]


def all_keys(connection: sqlite3.Connection) -> list[str]:
    return [key for (key,) in connection.execute("SELECT key FROM entry ORDER BY place")]


def hits(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Hit]:
    sql = f"SELECT {_COLUMNS} FROM json_each(?) n JOIN entry e ON e.id=n.value JOIN file f ON f.name=e.file ORDER BY n.id"
    for key, kind, path, *rest in connection.execute(sql, (json.dumps(list(numbers)),)):
        yield Hit(key, kind, Path(os.fsdecode(path)), *rest)


def _of_leaf(connection: sqlite3.Connection, leaf: Leaf) -> set[int]:
    match leaf:
        case Words():
            return _of_words(connection, leaf)
        case Years():
            return _numbers(connection, "SELECT id FROM entry WHERE first <= ? AND last >= ?", (leaf.last, leaf.first))
        case Has():
            return _numbers(connection, f"SELECT entry FROM value WHERE name IN ({_marks(leaf.fields)})", sorted(leaf.fields))


def _of_words(connection: sqlite3.Connection, leaf: Words) -> set[int]:
    # Words are letters and digits, so nothing in them is FTS5's syntax.
    match = f'"{" ".join(leaf.words)}"{" *" if leaf.begun else ""}'
    names = sorted(leaf.fields) if leaf.fields is not None else [FILE, TYPE]
    test = "IN" if leaf.fields is not None else "NOT IN"
    # The words first, then their fields (+): there are many fields of a name, few of them with the words.
    sql = f"SELECT v.entry FROM word JOIN value v ON v.id=word.rowid WHERE word MATCH ? AND +v.name {test} ({_marks(names)})"
    return _numbers(connection, sql, [match, *names])


def _marks(names: Iterable[str]) -> str:
    return ",".join("?" for _ in names)


def _numbers(connection: sqlite3.Connection, sql: str, values: Sequence[Any] = ()) -> set[int]:
    return {number for (number,) in connection.execute(sql, values)}


def _ordered(connection: sqlite3.Connection, numbers: set[int], sort: str) -> list[int]:
    """Without a wish in the order of the files. Entries that have nothing to be sorted by come last, either way."""
    order, backward = checked_order(sort)
    rows = connection.execute(
        "SELECT id, place, folded, by_author, by_title, first, type FROM entry"
        + (" WHERE id IN (SELECT value FROM json_each(?))" if len(numbers) < 50_000 else ""),
        (json.dumps(list(numbers)),) if len(numbers) < 50_000 else (),
    )
    chosen = sorted((row for row in rows if row[0] in numbers), key=lambda row: row[1])
    if order == "given":
        return [row[0] for row in (reversed(chosen) if backward else chosen)]
    keyed = [(key, row[0]) for row in chosen if (key := _KEYS[order](row)) is not None]
    lacking = [row[0] for row in chosen if _KEYS[order](row) is None]
    keyed.sort(key=lambda pair: pair[0], reverse=backward)
    return [number for _, number in keyed] + lacking


def checked_order(sort: str) -> tuple[str, bool]:
    """The order asked for, and whether it runs backward. UsageError: there is no such order."""
    order = sort.removeprefix("-") or "given"
    if order not in ORDERS:
        raise UsageError(f'there is no order "{sort}"; there are {", ".join(ORDERS)}, each with - before it for backward')
    return order, sort.startswith("-")


def _by_year(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Within one author the undated come last."""
    return (row[5] is None, row[5] or 0)


_KEYS: Final[Mapping[str, Callable[[tuple[Any, ...]], tuple[Any, ...] | None]]] = {
    "key": lambda row: (row[2],) if row[2] else None,
    "author": lambda row: (row[3], *_by_year(row), row[4]) if row[3] else None,
    "title": lambda row: (row[4], *_by_year(row)) if row[4] else None,
    "year": lambda row: (row[5], row[3]) if row[5] is not None else None,
    "type": lambda row: (row[6], row[3], *_by_year(row)),
}
