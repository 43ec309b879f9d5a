"""What a library holds: its .bib files as they lie on disk, and the entries in them, seen over all files at once.

A macro may be defined, and a ``crossref`` parent may stand, in another file of the library, as with ``\\bibliography{a,b}``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from citekit.formats.bib_reading import read_entry
from citekit.formats.bibtex.blocks import EntryBlock, StringBlock
from citekit.formats.bibtex.entries import BibEntry, own_entries, raw_value
from citekit.formats.bibtex.inheritance import inherit
from citekit.formats.bibtex.months import MONTHS
from citekit.formats.bibtex.syntax import BibFile
from citekit.formats.folding import folded_key
from citekit.formats.recognition import variant
from citekit.library.place import is_file, split_place
from citekit.model import Finding, Reference, Severity

Tell = Callable[[Finding], None]
SUFFIX: Final = ".bib"


@dataclass(frozen=True)
class Shelf:
    """One .bib file as it was read. ``name`` is its path below the library, with slashes; ``data`` the bytes of the file."""

    path: Path
    name: str
    data: bytes = field(repr=False)

    @cached_property
    def bib(self) -> BibFile:
        return BibFile.read(self.data, str(self.path))

    @cached_property
    def kind(self) -> str:
        """``bibtex`` or ``biblatex``, as its entries tell."""
        return variant(self.bib.text)

    @cached_property
    def macros(self) -> Mapping[str, str]:
        """What its ``@string`` blocks define, names in lower case."""
        found = dict(MONTHS)
        for block in self.bib.blocks:
            if isinstance(block, StringBlock):
                found[block.name.lower()] = raw_value(block.field, found)
        return {name: value for name, value in found.items() if MONTHS.get(name) != value}


@dataclass(frozen=True)
class Holding:
    """One entry of the library: what it says itself (``own``), and with what it inherits (``entry``)."""

    shelf: Shelf
    own: BibEntry
    entry: BibEntry

    @property
    def key(self) -> str:
        return self.own.key

    @property
    def block(self) -> EntryBlock:
        return self.own.block

    @property
    def text(self) -> str:
        """The characters of the entry in its file."""
        return self.block.span.of(self.shelf.bib.text)

    @property
    def place(self) -> str:
        """``references/library.bib:12``."""
        return f"{self.shelf.path}:{self.own.line}"

    @cached_property
    def reference(self) -> Reference:
        return read_entry(self.entry, self.shelf.kind)

    @property
    def is_work(self) -> bool:
        """Whether it stands for a work; ``@xdata`` is data of other entries, ``@set`` a group of them."""
        return self.own.type not in ("xdata", "set")

    @property
    def aliases(self) -> tuple[str, ...]:
        """Older keys of the entry: biblatex's ``ids``."""
        return split_keys(self.own.fields.get("ids", ""))


@dataclass(frozen=True)
class Holdings:
    """All of a library at one moment, in the order of its files and of their entries."""

    folder: Path
    shelves: tuple[Shelf, ...]
    entries: tuple[Holding, ...]

    @classmethod
    def read(cls, folder: Path, tell: Tell | None = None) -> Holdings:
        """Read every .bib file; one that cannot be read is told and left out."""
        collecting = gc.isenabled()
        gc.disable()  # what is made here stays; looking for garbage among it doubles the time
        try:
            shelves = tuple(_shelves(folder, tell or (lambda _: None)))
            return cls(folder, shelves, tuple(_entries(shelves)))
        finally:
            if collecting:
                gc.enable()

    @cached_property
    def _exact(self) -> Mapping[str, Holding]:
        return {holding.key: holding for holding in reversed(self.entries) if holding.key}

    @cached_property
    def _folded(self) -> Mapping[str, Holding]:
        """By key without regard to case, as ``bibtex`` compares; then by older keys."""
        found: dict[str, Holding] = {}
        for holding in self.entries:
            found.setdefault(folded_key(holding.key), holding)
        for holding in self.entries:
            for alias in holding.aliases:
                found.setdefault(folded_key(alias), holding)
        return found

    def get(self, key: str) -> Holding | None:
        """The entry of a key: as written, else without regard to case, else the one that once had it (``ids``)."""
        return self._exact.get(key) or self._folded.get(folded_key(key))

    def named(self, name: str) -> list[Holding]:
        """The entries that a key names, more than one where it stands twice; or the one at ``references/a.bib:12``."""
        first = self.get(name)
        if first is None:
            return self._at(name)
        exact = [one for one in self.entries if one.key == name]
        return exact or ([one for one in self.entries if folded_key(one.key) == folded_key(name)] or [first])

    def _at(self, place: str) -> list[Holding]:
        path, line = split_place(place)
        shelves = [shelf for shelf in self.shelves if line and is_file(path, shelf.path, shelf.name)]
        return [one for one in self.entries if any(one.shelf is shelf for shelf in shelves) and one.own.line == line]

    def near(self, key: str) -> list[str]:
        """The keys most like one that is not there."""
        return nearest(key, [holding.key for holding in self.entries])

    @cached_property
    def taken(self) -> frozenset[str]:
        """Every key that is in use, older ones too, without regard to case."""
        return frozenset(self._folded)

    def shelf(self, name: str) -> Shelf | None:
        return next((shelf for shelf in self.shelves if shelf.name == name), None)


def split_keys(value: str) -> tuple[str, ...]:
    """The keys of a list with commas, as ``ids``, ``xdata`` and ``related`` have it."""
    return tuple(key.strip() for key in value.split(",") if key.strip())


def nearest(key: str, keys: Sequence[str]) -> list[str]:
    """Up to three of ``keys`` that ``key`` may have been meant for."""
    from difflib import get_close_matches

    folded = {known.casefold(): known for known in keys}
    beginning = [known for low, known in folded.items() if low.startswith(key.casefold())] if len(key) > 2 else []
    few = list(folded) if len(folded) < 20_000 else [low for low in folded if low[:1] == key[:1].casefold()]
    close = [folded[low] for low in get_close_matches(key.casefold(), few, n=3, cutoff=0.6)]
    return list(dict.fromkeys([*close, *beginning]))[:3]


def bib_files(folder: Path, tell: Tell | None = None) -> Iterator[tuple[Path, str]]:
    """The .bib files below a folder, sorted, each with its name in the library; a second name of one file counts once."""
    from citekit.extraction.walking import walk

    def visible(finding: Finding) -> None:
        if tell and finding.severity is not Severity.INFO:  # hidden files are nobody's concern
            tell(finding)

    seen: set[Path] = set()
    for path in walk([folder], visible, lambda name, _: name.lower().endswith(SUFFIX)):
        if path.name.lower().endswith(SUFFIX) and path.resolve() not in seen:
            seen.add(path.resolve())
            yield path, path.relative_to(folder).as_posix()


def _shelves(folder: Path, tell: Tell) -> Iterator[Shelf]:
    from citekit.library.told import unreadable

    for path, name in bib_files(folder, tell):
        try:
            shelf = Shelf(path, name, path.read_bytes())
        except OSError as error:
            tell(unreadable(error.strerror or "cannot be read", str(path)))
            continue
        if shelf.bib.decoded.binary:
            tell(unreadable("this cannot be read as a .bib: it is binary", str(path)))
        else:
            yield shelf


def _entries(shelves: Sequence[Shelf]) -> Iterator[Holding]:
    own: list[BibEntry] = []
    owners: list[Shelf] = []
    for shelf, macros in zip(shelves, _macros_before(shelves), strict=True):
        found = own_entries(shelf.bib, macros)
        own += found
        owners += [shelf] * len(found)
    inheriting = any("crossref" in entry.fields or "xdata" in entry.fields for entry in own)
    resolved = inherit(own) if inheriting else own
    for shelf, mine, whole in zip(owners, own, resolved, strict=True):
        yield Holding(shelf, mine, whole)


def _macros_before(shelves: Sequence[Shelf]) -> Iterator[Mapping[str, str]]:
    """For each file the macros that the other files define: they stand in for those that it does not define itself."""
    shared: dict[str, str] = {}
    for shelf in shelves:
        for name, value in shelf.macros.items():
            shared.setdefault(name, value)
    for shelf in shelves:
        yield {**MONTHS, **{name: value for name, value in shared.items() if name not in shelf.macros}}
