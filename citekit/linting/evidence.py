"""Entries beside the fragments they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from citekit.linting.people import is_others, names
from citekit.linting.similar import alike
from citekit.linting.subject import Entry, File
from citekit.linting.text import folded, plain

NEARLY: Final = 80.0
_TEXTS: Final = ("title", "publisher", "location", "address", "journaltitle", "journal", "booktitle")
_YEARS: Final = ("date", "year", "origdate")
_BROKEN: Final = re.compile(r"(?<=\w)-\s*\n\s*|\u00ad\s*")
_DASH: Final = re.compile(r"\s*[-—–_]{2,}")


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that the source of an entry does not hold; ``nearly`` is what it says instead, if anything is like it."""

    entry: Entry
    field: str
    value: str
    nearly: str


def compared(files: Sequence[File]) -> Iterator[Difference]:
    """Every value that differs from the fragment of its entry: its own, or the one of the same key in a source document."""
    fragments = {
        entry.key: entry.record.parsed.fragment.raw
        for file in files
        for entry in file.entries
        if entry.record.parsed is not None
    }
    for entry in (entry for file in files for entry in file.entries) if fragments else ():
        own = entry.record.parsed
        raw = own.fragment.raw if own is not None else fragments.get(entry.key, "") if entry.key else ""
        if raw:
            yield from _of(entry, raw)


def _of(entry: Entry, raw: str) -> Iterator[Difference]:
    source = _words(raw)
    for field, value in _values(entry):
        wanted = folded(value)
        if wanted and f" {wanted} " not in source:
            yield Difference(entry, field, plain(value), _nearest(wanted, source))


@lru_cache(maxsize=4096)
def _words(raw: str) -> str:
    whole = folded(_BROKEN.sub("", raw))  # a word divided at the end of a line, and the same as it stands
    return f" {whole} {folded(raw)} " if _BROKEN.search(raw) else f" {whole} "


def _values(entry: Entry) -> Iterator[tuple[str, str]]:
    """What is compared: texts as they are, family names one by one, years as numbers."""
    for field in _TEXTS:
        if entry.get(field):
            yield field, entry.get(field)
    for field in ("author", "editor"):
        for name in names(entry.get(field)):
            if name.text and not is_others(name) and not _is_repeated(entry):
                yield field, name.family
    for field in _YEARS:
        found = re.match(r"\d{4}", entry.get(field))
        if found:
            yield field, found[0]


def _is_repeated(entry: Entry) -> bool:
    """A dash for the author above: the name is not in this fragment, and rightly so."""
    parsed = entry.record.parsed
    return parsed is not None and bool(_DASH.match(parsed.fragment.raw))


def _nearest(wanted: str, source: str) -> str:
    """The stretch of the source with as many words that is most like ``wanted``; nothing if none is."""
    words, size = source.split(), len(wanted.split())
    stretches = [" ".join(words[at : at + size]) for at in range(max(len(words) - size + 1, 0))]
    best = max(stretches, key=lambda stretch: alike(stretch, wanted), default="")
    return best if alike(best, wanted) >= NEARLY else ""
