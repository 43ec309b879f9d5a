"""Reads the cases: Markdown with a .bib in indented blocks, and ⟦CODE⟧ where a finding is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "linting"
_MARK = re.compile(r"⟦(CK\d{3})⟧")


@dataclass(frozen=True)
class Case:
    """One case: its .bib without the marks, the settings, and each expected (code, line, column)."""

    name: str
    text: str
    settings: dict[str, str]
    expected: list[tuple[str, int, int]]


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file: a heading each, settings as ``- name: value``, then the block."""
    for section in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        settings = dict(re.findall(r"^- (\w+): (.+)$", body, flags=re.MULTILINE))
        lines = [line[4:] if line.startswith("    ") else "" for line in body.split("\n") if not line.startswith("- ")]
        text, expected = unmarked("\n".join(lines).strip("\n") + "\n")
        yield Case(f"{path.stem}: {title.strip()}", text, settings, expected)


def unmarked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and what they stand for: (code, line, column), both from 1."""
    text, expected, done = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[done : found.start()]
        done = found.end()
        line = text.count("\n") + 1
        expected.append((found[1], line, len(text) - (text.rfind("\n") + 1) + 1))
    return text + marked[done:], sorted(expected)


def all_cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path)]
