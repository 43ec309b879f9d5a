"""The people of a list, each with the ways the name is written and where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citekit.linting.people import is_others, is_suffix, names
from citekit.linting.subject import File, Value
from citekit.linting.text import folded
from citekit.model import Name

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
            for field, decoded in (("author", entry.reference.author), ("editor", entry.reference.editor)):
                value = next(entry.values(field), None)
                if value is not None and decoded:
                    yield from _of(value, decoded)


def _of(value: Value, decoded: tuple[Name, ...]) -> Iterator[Person]:
    written = [name for name in names(value.text) if name.text and not is_others(name)]
    if len(written) != len(decoded):
        return
    for place, name in zip(written, decoded, strict=True):
        if name.family and name.given and not is_suffix(name.given) and _NO_NAMES.isdisjoint(name.given.lower().split()):
            family = f"{name.non_dropping_particle} {name.family}".strip()
            block = f"{_UMLAUT.sub('', folded(name.family))} {folded(name.given)[:1]}"
            yield Person((family, _spaced(name.given)), block, value, place.start, place.end)


def _spaced(given: str) -> str:
    """ "J.R." and "J. R." are one form."""
    return " ".join(unicodedata.normalize("NFC", re.sub(r"\.(?=\w)", ". ", given)).split())


def _compatible(one: str, other: str) -> bool:
    """Whether given names agree as far as both go, an initial standing for any name that begins with it."""
    mine, yours = folded(one).split(), folded(other).split()
    return all(a == b or (len(a) == 1 and b[0] == a) or (len(b) == 1 and a[0] == b) for a, b in zip(mine, yours, strict=False))
