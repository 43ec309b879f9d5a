"""Names of two entries that are merged: one list of two, each name in the words in which it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citekit.formats.bibtex.names import write_names
from citekit.linting import people
from citekit.linting.text import folded
from citekit.model import Name

_Listed = tuple[Sequence[Name], str]  # names as they are read, and the text they are read from


def names_as_written(joined: Sequence[Name], *lists: _Listed) -> str:
    """A list of names in the words of those that they come from."""
    texts: dict[int, str] = {}
    for read, value in lists:
        written = [name.text for name in people.names(value)]
        if len(written) != len(read):
            return write_names(joined)
        texts |= {id(name): text for name, text in zip(read, written, strict=True)}
    return " and ".join(texts[id(name)] for name in joined)


def joined_names(kept: Sequence[Name], other: Sequence[Name]) -> tuple[Name, ...] | None:
    """Two lists of the same people as one: "and others" is spelled out, initials become names; None: other people."""
    cut = [bool(names) and names[-1].literal == "others" for names in (kept, other)]
    mine, yours = kept[: len(kept) - cut[0]], other[: len(other) - cut[1]]
    same = min(len(mine), len(yours))
    if (len(mine) > same and not cut[1]) or (len(yours) > same and not cut[0]):
        return None
    joined: list[Name] = []
    for one, two in zip(mine, yours, strict=False):
        if not _one_person(one, two):
            return None
        joined.append(_fuller(one, two))
    rest = mine[same:] or yours[same:]
    ended = kept[-1:] if cut[0] and (cut[1] or len(mine) > len(yours)) else ()
    return (*joined, *rest, *ended)


def _one_person(one: Name, other: Name) -> bool:
    if one.literal or other.literal:
        return folded(one.inverted()) == folded(other.inverted()) or folded(one.natural()) == folded(other.natural())
    if folded(_family(one)) != folded(_family(other)):
        return False
    if one.suffix and other.suffix and folded(one.suffix) != folded(other.suffix):
        return False
    return all(
        mine.startswith(yours) or yours.startswith(mine) for mine, yours in zip(_given(one), _given(other), strict=False)
    )


def _family(name: Name) -> str:
    return replace(name, given="", suffix="").natural()


def _given(name: Name) -> list[str]:
    return folded(name.given.replace(".", ". ").replace("-", " ")).split()


def _fuller(one: Name, other: Name) -> Name:
    """The name with more of its given names written out; the first where neither has."""
    mine, yours = _given(one), _given(other)
    fuller = len(yours) >= len(mine) and all(len(b) >= len(a) for a, b in zip(mine, yours, strict=False)) and yours != mine
    return other if fuller and not one.literal else one
