"""Applying fixes: what is mended changes, every other character stays."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from citekit.linting.reading import read_again
from citekit.model import Bibliography, Edit, Finding, Fix, Safety

ROUNDS: Final = 10  # a fix may lay bare another (an entity, then the ampersand it stood for); none ever takes this many


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text after fixing, and how many findings were mended in it."""

    text: str
    mended: int


def fix_all(text: str, findings_of: Callable[[str], Iterable[Finding]], *, unsafe: bool = False) -> Fixed:
    """Apply fixes until none is left, reading the text anew after each round. ``findings_of`` lints one text."""
    mended = 0
    for _ in range(ROUNDS):
        chosen = choose(findings_of(text), unsafe=unsafe)
        after = apply(text, [edit for fix in chosen for edit in fix.edits])
        if after == text:
            break
        text, mended = after, mended + len(chosen)
    return Fixed(text, mended)


def choose(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Fix]:
    """The fixes that can be made together: whole ones, in order of place, none overlapping an earlier one."""
    wanted = [one.fix for one in findings if one.fix and one.fix.edits and (unsafe or one.fix.safety is Safety.SAFE)]
    wanted.sort(key=lambda fix: (min(edit.start for edit in fix.edits), fix.safety is not Safety.SAFE))
    chosen: list[Fix] = []
    taken: list[tuple[int, int]] = []  # sorted, without overlap
    for fix in wanted:
        if not any(_is_taken(taken, edit) for edit in fix.edits):
            chosen.append(fix)
            for edit in fix.edits:
                insort(taken, (edit.start, edit.end))
    return chosen


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with stretches replaced; the edits must not overlap."""
    parts: list[str] = []
    done = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end)):
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join([*parts, text[done:]])


def diff(before: str, after: str, path: str) -> str:
    """A unified diff, as ``patch`` reads it."""
    lines = difflib.unified_diff(diff_lines(before), diff_lines(after), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def linted(
    bibliography: Bibliography, lint_one: Callable[[Bibliography], Iterable[Finding]]
) -> Callable[[str], Iterable[Finding]]:
    """How to lint a changed text of the same input."""
    return lambda text: lint_one(bibliography if text == bibliography.text else read_again(text, bibliography))


def _is_taken(taken: list[tuple[int, int]], edit: Edit) -> bool:
    """Whether an edit touches characters that another replaces, or inserts where another does."""
    at = bisect_left(taken, (edit.start, edit.start))
    before, after = taken[max(at - 1, 0) : at], taken[at : at + 1]
    return any(end > edit.start for _, end in before) or any(start < edit.end or start == edit.start for start, _ in after)


def diff_lines(text: str) -> list[str]:
    """Lines with their ends, as ``patch`` counts them: a line feed alone ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
