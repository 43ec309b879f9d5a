"""The people of a list, each with the ways the name is written and where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from citekit.linting.people import Written, is_others, is_suffix, names
from citekit.linting.subject import File, Value
from citekit.linting.text import folded

_NO_NAMES = frozenset({"and", "et", "al", "al.", "&"})
_UMLAUT = re.compile(r"(?<=[aou])e")


@dataclass(frozen=True, slots=True)
class Person:
    """One name in one list: its decoded family and given name, and its place in the value."""

    form: tuple[str, str]
    block: str
    value: Value
    start: int
    end: int

    def may_be(self, form: tuple[str, str]) -> bool:
        """Whether another form of the same block may be the same person, and is not this very form."""
        return form != self.form and _compatible(self.form[1], form[1])

    def differs_in_accents(self, form: tuple[str, str]) -> bool:
        """Whether the two forms are the same letters, with and without accents."""
        return folded(" ".join(form)) == folded(" ".join(self.form)) or self.form[0] != form[0]


def people(files: Sequence[File]) -> Iterator[Person]:
    """Everybody in the author and editor fields; bodies are left out."""
    for file in files:
        for entry in file.entries:
            for value in entry.values("author", "editor"):
                for name in names(value.text):
                    person = _person(value, name)
                    if person is not None:
                        yield person


def _person(value: Value, name: Written) -> Person | None:
    if name.whole or is_others(name) or len(name.parts) > 2:
        return None
    if len(name.parts) == 2:
        family, given = name.parts
    else:
        given, _, family = name.text.rpartition(" ")
    family, given = _decoded(family), _decoded(given)
    if not family or not given or not _NO_NAMES.isdisjoint(given.lower().split()) or is_suffix(given) or is_suffix(family):
        return None
    block = f"{_UMLAUT.sub('', folded(family))} {folded(given)[:1]}"
    return Person((family, _spaced(given)), block, value, name.start, name.end)


@lru_cache(maxsize=16384)
def _decoded(text: str) -> str:
    """The characters that TeX stands for; plain text as it is."""
    if "\\" not in text and "{" not in text:
        return text.strip()
    from citekit.formats.bibtex.latex import plain

    return plain(text).strip()


@lru_cache(maxsize=16384)
def _spaced(given: str) -> str:
    """ "J.R." and "J. R." are one form."""
    return " ".join(unicodedata.normalize("NFC", re.sub(r"\.(?=\w)", ". ", given)).split())


def _compatible(one: str, other: str) -> bool:
    """Whether given names agree as far as both go, an initial standing for any name that begins with it."""
    mine, yours = folded(one).split(), folded(other).split()
    return all(a == b or (len(a) == 1 and b[0] == a) or (len(b) == 1 and a[0] == b) for a, b in zip(mine, yours, strict=False))
