"""The index of a library: what search and show read instead of the files. It may be deleted at any time.

One SQLite file a library in the user's cache folder, with FTS5 for the words. A file whose size, times or inode changed, or
that was written so lately that its times prove nothing, is compared by its content; entries that did not change keep
their cards. An index that is damaged, or made by another version, is made anew; where none can be written it lives in memory.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final, TypeVar

from citekit.formats.folding import folded_key
from citekit.library.holdings import Holding, Holdings, Shelf, Tell, bib_files, split_keys
from citekit.library.told import unreadable
from citekit.library.words import searchable

VERSION: Final = 2
PATIENCE: Final = 5.0  # seconds to wait for another program that has the index
_DOUBTFUL: Final = 2_000_000_000  # nanoseconds: what the clocks of file systems are coarser than
_AT_ONCE: Final = 5_000  # entries
_SCHEMA: Final = """
CREATE TABLE file (name BLOB PRIMARY KEY, path BLOB, size INTEGER, times TEXT, seen INTEGER, digest BLOB, kind TEXT,
    encoding TEXT) WITHOUT ROWID;
CREATE TABLE entry (id INTEGER PRIMARY KEY, digest BLOB, file BLOB, place INTEGER, line INTEGER, start INTEGER, stop INTEGER,
    key TEXT, folded TEXT, type TEXT, fields TEXT, inherited TEXT, author TEXT, year TEXT, title TEXT, first INTEGER,
    last INTEGER, by_author TEXT, by_title TEXT);
CREATE INDEX by_key ON entry (folded);
CREATE TABLE alias (folded TEXT, entry INTEGER);
CREATE INDEX by_alias ON alias (folded);
CREATE TABLE value (id INTEGER PRIMARY KEY, entry INTEGER, name TEXT, text TEXT);
CREATE INDEX of_entry ON value (entry);
CREATE INDEX by_name ON value (name);
CREATE VIRTUAL TABLE word USING fts5 (text, content='value', content_rowid='id', tokenize='ascii');
"""
_Answer = TypeVar("_Answer")


def cache_folder() -> Path:
    """Where indexes lie: ``$XDG_CACHE_HOME/citekit/library``."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "citekit" / "library"


def index_file(folder: Path) -> Path:
    """The index of a library, by where the library lies."""
    return cache_folder() / f"{blake2b(os.fsencode(folder.resolve()), digest_size=12).hexdigest()}.sqlite"


def with_index(folder: Path, answer: Callable[[sqlite3.Connection], _Answer], tell: Tell | None = None) -> _Answer:
    """What ``answer`` makes of the index of a library, brought up to date first."""
    path = index_file(folder)
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return _answered(str(path), folder, answer, tell)
        except OSError:
            break
        except sqlite3.Error as error:
            if _is_out_of_reach(error):
                break
            with suppress(OSError):
                path.unlink()
    return _answered(":memory:", folder, answer, tell)


def _is_out_of_reach(error: sqlite3.Error) -> bool:
    """Whether the index may be sound, but cannot be used now: another program has it, nothing can be written there."""
    said = str(error)
    return any(what in said for what in ("locked", "readonly", "unable to open", "disk I/O", "is full"))


def _answered(name: str, folder: Path, answer: Callable[[sqlite3.Connection], _Answer], tell: Tell | None) -> _Answer:
    with closing(sqlite3.connect(name, timeout=PATIENCE, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")  # a lost index is made again
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            _make(connection)
        refresh(connection, folder, tell)
        connection.execute("BEGIN")  # what is asked is asked of one state
        if tell:
            for (path,) in connection.execute("SELECT path FROM file WHERE kind=''"):
                tell(unreadable("this cannot be read as a .bib", os.fsdecode(path)))
        return answer(connection)


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table in ("word", "value", "alias", "entry", "file"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _SCHEMA.strip().split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A file as the folder shows it."""

    path: Path
    name: str
    size: int
    times: str  # when its content and its entry on the disk were written, and which entry that is
    latest: int


def refresh(connection: sqlite3.Connection, folder: Path, tell: Tell | None = None) -> None:
    """Bring the index up to date with the files."""
    started = time.time_ns()
    stamps = list(_stamps(folder, tell))
    if _is_current(connection, stamps, started):
        return
    holdings = Holdings.read(folder)
    connection.execute("BEGIN IMMEDIATE")
    try:
        _update_files(connection, holdings, {stamp.name: stamp for stamp in stamps}, started)
        _update_entries(connection, holdings)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _stamps(folder: Path, tell: Tell | None) -> Iterator[_Stamp]:
    for path, name in bib_files(folder, tell):
        with suppress(OSError):
            found = path.stat()
            # Whoever gives a rewritten file its old time cannot give it its old time of change, nor (by renaming) its inode.
            times = f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
            yield _Stamp(path, name, found.st_size, times, max(found.st_mtime_ns, found.st_ctime_ns))


def _is_current(connection: sqlite3.Connection, stamps: list[_Stamp], now: int) -> bool:
    """Whether the files are those of the index, byte for byte as far as size, times and, in doubt, content tell."""
    known = {
        os.fsdecode(row[0]): row[1:] for row in connection.execute("SELECT name, path, size, times, seen, digest FROM file")
    }
    if known.keys() != {stamp.name for stamp in stamps}:
        return False
    for stamp in stamps:
        path, size, written, seen, digest = known[stamp.name]
        if path != os.fsencode(stamp.path) or size != stamp.size:
            return False
        if written == stamp.times and stamp.latest < seen - _DOUBTFUL:
            continue
        try:
            same = _digest(stamp.path.read_bytes()) == digest
        except OSError:
            same = False
        if not same:
            return False
        connection.execute("UPDATE file SET times=?, seen=? WHERE name=?", (stamp.times, now, os.fsencode(stamp.name)))
    return True


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _update_files(connection: sqlite3.Connection, holdings: Holdings, stamps: Mapping[str, _Stamp], now: int) -> None:
    connection.execute("DELETE FROM file")
    read = {shelf.name: shelf for shelf in holdings.shelves}
    for name in read.keys() | stamps.keys():
        shelf, stamp = read.get(name), stamps.get(name)
        # A file that came, went or grew between the look and the reading is looked at again next time.
        size = len(shelf.data) if shelf else stamp.size if stamp else 0
        row = (
            os.fsencode(name),
            os.fsencode(holdings.folder / name),
            size,
            stamp.times if stamp else "",
            now if stamp else 0,
            _digest(shelf.data) if shelf else b"",
            shelf.kind if shelf else "",
            shelf.bib.decoded.encoding if shelf else "",
        )
        connection.execute("INSERT INTO file VALUES (?,?,?,?,?,?,?,?)", row)


def _update_entries(connection: sqlite3.Connection, holdings: Holdings) -> None:
    """Cards of entries that say what they said stay and learn where they stand now."""
    old: dict[bytes, list[int]] = defaultdict(list)
    for number, digest in connection.execute("SELECT id, digest FROM entry"):
        old[digest].append(number)
    moved: list[tuple[object, ...]] = []
    new: list[tuple[bytes, Holding, tuple[object, ...]]] = []
    for holding, place in zip(holdings.entries, _places(holdings), strict=True):
        digest = _digest_of(holding)
        if old.get(digest):
            moved.append((*place, old[digest].pop()))
        else:
            new.append((digest, holding, place))
    _forget(connection, [number for numbers in old.values() for number in numbers])
    connection.executemany("UPDATE entry SET file=?, place=?, line=?, start=?, stop=? WHERE id=?", moved)
    last = connection.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0]
    for start in range(0, len(new), _AT_ONCE):
        _insert(connection, last + start + 1, new[start : start + _AT_ONCE])


def _digest_of(holding: Holding) -> bytes:
    """What the card depends on."""
    entry = holding.entry
    said = (entry.key, entry.type, list(entry.fields.items()), sorted(entry.inherited), holding.shelf.name)
    return _digest(repr(said).encode("utf-8", "surrogatepass"))


def _places(holdings: Holdings) -> Iterator[tuple[object, ...]]:
    """For each entry its file, its number in the library, its line, and the bytes that it stands in."""
    shelf: Shelf | None = None
    for number, holding in enumerate(holdings.entries):
        if holding.shelf is not shelf:
            shelf, done, at = holding.shelf, 0, len(holding.shelf.bib.decoded.encode(""))
        start = at + _length(shelf, done, holding.block.start)
        at = start + _length(shelf, holding.block.start, holding.block.end)
        done = holding.block.end
        yield os.fsencode(shelf.name), number, holding.own.line, start, at


def _length(shelf: Shelf, start: int, end: int) -> int:
    """The bytes that characters take in the file."""
    text = shelf.bib.text[start:end]
    return (
        len(text)
        if text.isascii() and "16" not in (name := shelf.bib.decoded.encoding) and "32" not in name
        else len(text.encode(shelf.bib.decoded.encoding, "surrogateescape"))
    )


def _forget(connection: sqlite3.Connection, numbers: list[int]) -> None:
    if not numbers:
        return
    gone = json.dumps(numbers)
    chosen = "entry IN (SELECT value FROM json_each(?))"
    connection.execute(f"INSERT INTO word (word, rowid, text) SELECT 'delete', id, text FROM value WHERE {chosen}", (gone,))
    for table in ("value", "alias"):
        connection.execute(f"DELETE FROM {table} WHERE {chosen}", (gone,))
    connection.execute("DELETE FROM entry WHERE id IN (SELECT value FROM json_each(?))", (gone,))


def _insert(connection: sqlite3.Connection, first: int, new: Sequence[tuple[bytes, Holding, tuple[object, ...]]]) -> None:
    """New cards, numbered from ``first``."""
    from citekit.library.card import values

    last = connection.execute("SELECT coalesce(max(id), 0) FROM value").fetchone()[0]
    numbered = list(enumerate(new, start=first))
    connection.executemany(
        f"INSERT INTO entry VALUES ({','.join('?' * 19)})",
        (_row(number, digest, holding, place) for number, (digest, holding, place) in numbered),
    )
    connection.executemany(
        "INSERT INTO alias VALUES (?, ?)",
        (
            (_sound(folded_key(alias)), number)
            for number, (_, holding, _) in numbered
            for alias in split_keys(holding.entry.fields.get("ids", ""))
        ),
    )
    connection.executemany(
        "INSERT INTO value (entry, name, text) VALUES (?, ?, ?)",
        (
            (number, _sound(name), text)
            for number, (_, holding, _) in numbered
            for name, text in values(holding.entry, holding.shelf.name)
        ),
    )
    connection.execute("INSERT INTO word (rowid, text) SELECT id, text FROM value WHERE id > ?", (last,))


def _row(number: int, digest: bytes, holding: Holding, place: tuple[object, ...]) -> tuple[object, ...]:
    from citekit.library.card import card

    entry = holding.entry
    shown = card(entry)
    return (
        *(number, digest, *place),
        *(_sound(entry.key), _sound(folded_key(entry.key)), entry.type, json.dumps(dict(entry.fields))),
        *(json.dumps(sorted(entry.inherited)), _sound(shown.author), _sound(shown.year), _sound(shown.title)),
        *(shown.first, shown.last, searchable(shown.author), searchable(shown.title)),
    )


def _sound(text: str) -> str:
    """Text that SQLite takes: half surrogate pairs, which no UTF-8 can hold, are question marks."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
