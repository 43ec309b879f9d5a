"""Entries beside the fragments they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from citekit.linting.duplicates import pairs, works
from citekit.linting.people import is_others, names
from citekit.linting.similar import alike
from citekit.linting.subject import Entry, File
from citekit.linting.text import folded, plain

NEARLY: Final = 80.0
_TEXTS: Final = ("title", "publisher", "location", "address", "journaltitle", "journal", "booktitle")
_YEARS: Final = ("date", "year", "origdate")
_BROKEN: Final = re.compile(r"(?<=\w)-\s*\n\s*|\u00ad\s*")
_WORD: Final = re.compile(r"[^\W_]+")
_DASH: Final = re.compile(r"\s*[-—–_]{2,}")


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that the source of an entry does not hold; ``nearly`` is what it says instead, if anything is like it."""

    entry: Entry
    field: str
    value: str
    nearly: str


def compared(files: Sequence[File]) -> Iterator[Difference]:
    """Every value that differs from the fragment of its entry: its own, or that of the same work in a source document."""
    entries = [entry for file in files for entry in file.entries]
    fragments = {id(entry): entry.record.parsed.fragment.raw for entry in entries if entry.record.parsed is not None}
    if 0 < len(fragments) < len(entries):
        fragments = _of_bibliographies(entries, fragments) | fragments
    for entry in entries:
        raw = fragments.get(id(entry), "")
        if raw:
            yield from _of(entry, raw)


def _of_bibliographies(entries: Sequence[Entry], fragments: Mapping[int, str]) -> dict[int, str]:
    """For entries without a fragment of their own: the one of the same work, else of the same key, in a source document."""
    by_key = {entry.key: fragments[id(entry)] for entry in entries if entry.key and id(entry) in fragments}
    found = {id(entry): by_key[entry.key] for entry in entries if entry.key in by_key}
    for pair in pairs(works(entries)):
        one, other = id(pair.first.entry), id(pair.second.entry)
        if (one in fragments) != (other in fragments):
            source, described = (one, other) if one in fragments else (other, one)
            found[described] = fragments[source]
    return found


def _of(entry: Entry, raw: str) -> Iterator[Difference]:
    source = _words(raw)
    for field, value in _values(entry):
        wanted = folded(value)
        if wanted and f" {wanted} " not in source:
            yield Difference(entry, field, plain(value), _nearest(wanted, raw))


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


def _nearest(wanted: str, raw: str) -> str:
    """The stretch of the fragment with as many words that is most like ``wanted``; nothing if none is."""
    found = [(folded(word[0]), word.start(), word.end()) for word in _WORD.finditer(raw)]
    size = len(wanted.split())
    stretches = [found[at : at + size] for at in range(max(len(found) - size + 1, 0))]
    likeness, number = max(
        ((alike(" ".join(word for word, _, _ in words), wanted), -at) for at, words in enumerate(stretches)), default=(0.0, 0)
    )
    best = stretches[-number] if likeness >= NEARLY else []
    return " ".join(raw[best[0][1] : best[-1][2]].split()) if best else ""
