"""The word lists: places, publishers, titles of periodicals and the like, read from data/*.tsv and from a user's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Sets of words, each with straight apostrophes (see ``fold``). One file of data/ each, named alike."""

    abbreviations: frozenset[str]
    corporate: frozenset[str]
    form_words: frozenset[str]
    given_names: frozenset[str]
    labels: frozenset[str]
    magazines: frozenset[str]
    mononyms: frozenset[str]
    newspaper_words: frozenset[str]
    newspapers: frozenset[str]
    places: frozenset[str]
    press_words: frozenset[str]
    publishers: frozenset[str]
    states: frozenset[str]
    studios: frozenset[str]

    def is_place(self, text: str) -> bool:
        """Is this a city of the list, alone or with its state ("Waltham, Mass."; "Westport. Conn.")?"""
        return text in self.places or text.rstrip(".") in self.places

    def is_state(self, text: str) -> bool:
        return text in self.states

    def is_publisher(self, text: str) -> bool:
        """Does the list hold this name, or does it hold a word that only publishers' names hold?"""
        return text in self.publishers or not self.press_words.isdisjoint(text.replace(",", " ").split()) or "Press" in text

    def is_corporate(self, text: str) -> bool:
        """Does a word of this name make it the name of a body?"""
        return text.startswith(("U.S.", "United ")) or not self.corporate.isdisjoint(
            text.replace(",", " ").replace(".", " ").split()
        )


def fold(text: str) -> str:
    """Straight apostrophes: how the word lists are compared."""
    return text.replace("’", "'") if "’" in text else text


def load_words(extra: Path | None = None) -> Words:
    """The word lists of citekit, with those of the folder ``extra`` added.

    A file ``places.tsv`` in ``extra`` adds to the places, and so on; one entry a line, lines that start with "#" are remarks,
    text after a tab is left alone. A file of another name is not read. Raises OSError when a file cannot be read.
    """
    own = _own_words()
    if extra is None:
        return own
    more = {name: getattr(own, name) | _entries(extra / f"{name.replace('_', '-')}.tsv") for name in Words.__slots__}
    return Words(**more)


@lru_cache(maxsize=1)
def _own_words() -> Words:
    return Words(**{name: _entries(_DATA / f"{name.replace('_', '-')}.tsv") for name in Words.__slots__})


def _entries(path: Path) -> frozenset[str]:
    return frozenset(_lines(path)) if path.is_file() else frozenset()


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = line.split("\t")[0].strip()
        if entry and not entry.startswith("#"):
            yield fold(entry)
