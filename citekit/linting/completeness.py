"""What a style needs of an entry: found by rendering stand-ins with and without each variable.

The variables that the style's file names are the candidates; each is proved in the company of those the entry has, because a
style may print one only where another is missing (APA 7: "accessed" only without a date). What was found is kept by type and
set of variables, so that a list costs as many renderings as it has kinds of entries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from citekit.linting.expectations import INSTEAD, SILENT, expected, stand_in, trace
from citekit.linting.subject import Entry, File
from citekit.model import ItemType

if TYPE_CHECKING:
    from citekit.csl.style import Style

_VARIABLES: Final = re.compile(r"""\bvariable=["']([^"']+)["']""")
_WORD: Final = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Gap:
    """A variable that the style would print and the entry lacks; ``instead`` is what it prints for want of it ("n.d.")."""

    variable: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a style lacks of entries of one kind, and what of them it will not print."""

    gaps: tuple[Gap, ...] = ()
    unprinted: tuple[str, ...] = ()


@cache
def completeness(style: str) -> Completeness:
    """The judge for a style, kept for the process. Raises UsageError or StyleError as ``load_style`` does."""
    return Completeness(style)


class Completeness:
    """Judges entries by one style."""

    def __init__(self, name: str) -> None:
        from citekit.csl import load_style
        from citekit.csl.locate import find_style

        self._style: Style = load_style(name)
        xml = find_style(name).path.read_text(encoding="utf-8")
        self._reads = frozenset(variable for found in _VARIABLES.findall(xml) for variable in found.split())
        self._verdicts: dict[tuple[ItemType, frozenset[str]], Verdict] = {}

    def judge(self, kind: ItemType, present: frozenset[str]) -> Verdict:
        """The verdict on entries of a type that have these CSL variables."""
        read = present & self._reads
        verdict = self._verdicts.get((kind, read))
        if verdict is None:
            verdict = self._verdicts[kind, read] = self._found(kind, read)
        never = tuple(sorted(present - self._reads - SILENT))
        return Verdict(verdict.gaps, (*verdict.unprinted, *never)) if never else verdict

    def _found(self, kind: ItemType, present: frozenset[str]) -> Verdict:
        text = self._text(kind, present)
        unprinted = sorted(variable for variable in present - SILENT if trace(variable) not in text.lower())
        return Verdict(tuple(self._gaps(kind, present, text)), tuple(unprinted))

    def _gaps(self, kind: ItemType, present: frozenset[str], without: str) -> Iterator[Gap]:
        for variable in expected(kind):
            if variable in present or variable not in self._reads or not present.isdisjoint(INSTEAD.get(variable, ())):
                continue
            with_it = self._text(kind, present | {variable})
            if trace(variable) in with_it.lower():
                yield Gap(variable, _words_lost(without, with_it))

    def _text(self, kind: ItemType, present: frozenset[str]) -> str:
        item: dict[str, Any] = {"id": "z", "type": str(kind)} | {variable: stand_in(variable) for variable in present}
        entries = self._style.bibliography([item]).entries or self._style.citations([item]).entries
        return entries[0].content.to_text() if entries else ""


def _words_lost(without: str, with_it: str) -> str:
    """The first words in a row that the style prints only for want of the variable; stand-ins and numbers do not count."""
    left = Counter(_WORD.findall(with_it))
    lost: list[str] = []
    for word in _WORD.findall(without):
        left[word] -= 1
        if left[word] < 0 and word[0].isalpha() and not word.lower().startswith("z"):
            lost.append(word)
        elif lost:
            break
    return " ".join(lost)


def shown(style: str) -> str:
    """A style as messages call it: a file by its name alone."""
    return Path(style).name.removesuffix(".csl")


def judged(files: Sequence[File], style: str) -> Iterator[tuple[Entry, Verdict]]:
    """Every entry with the verdict on its kind; none without a style."""
    if not style:
        return
    judge = completeness(style).judge
    for file in files:
        for entry in file.entries:
            yield entry, judge(entry.reference.type, entry.present)
