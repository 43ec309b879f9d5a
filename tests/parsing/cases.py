"""Reads the cases in tests/cases/parsing/*.md; ``python tests/parsing/cases.py --jsonl`` prints them, one record a line.

The form is told in tests/cases/parsing/README.md. A record has ``id``, ``file``, ``heading``, ``level``, ``tags``, ``raw``,
``type``, ``fields`` (CSL names; names as CSL objects, dates as EDTF), ``annotation`` and, where more than one coding is fair,
``alt`` (field -> other values).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "parsing"
NAMES = ("author", "editor", "translator", "director")
_HEADING = re.compile(r"## (?P<id>o\d{3,}) (?P<heading>.+)")
_LINE = re.compile(r"- (?P<alt>alt )?(?P<field>[A-Za-z-]+):(?: (?P<value>.*))?")
_NAME = re.compile(r"\{[^}]*\}|[^;]+")

Case = dict[str, Any]


class CaseError(ValueError):
    """A line of a case file that is not in the form of README.md."""


def read_cases(folder: Path = FOLDER) -> list[Case]:
    """All cases, in the order of files and lines; an id that is there twice is an error."""
    cases = [case for path in sorted(folder.glob("*.md")) if path.stem != "README" for case in read_file(path)]
    seen: set[str] = set()
    for case in cases:
        if case["id"] in seen:
            raise CaseError(f"{case['file']}: id {case['id']} is there twice")
        seen.add(case["id"])
    return cases


def read_file(path: Path) -> Iterator[Case]:
    """The cases of one file; text before the first heading is for people."""
    block: list[str] = []
    # Not splitlines(): a case may hold form feeds, NEL and other characters that it takes for line ends.
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("## ") and block:
            yield _case(block, path.name)
            block = []
        if line.startswith("## ") or block:
            block.append(line)
    if block:
        yield _case(block, path.name)


def _case(block: list[str], file: str) -> Case:
    found = _HEADING.fullmatch(block[0])
    if not found:
        raise CaseError(f"{file}: a heading is '## oNNN what it is about', not {block[0]!r}")
    case: Case = {"id": found["id"], "file": file, "heading": found["heading"], "level": "", "tags": [], "fields": {}}
    case |= {"raw": _raw(block), "type": "", "annotation": ""}
    for line in block[1:]:
        if line.startswith("- "):
            _read_line(case, line)
    for needed in ("raw", "level", "type"):
        if not case[needed]:
            raise CaseError(f"{file}: {case['id']} has no {needed}")
    return case


def _raw(block: list[str]) -> str:
    """The indented lines; an empty line among them is an empty line of the fragment."""
    lines = [line[4:] if line.startswith("    ") else "" for line in block[1:] if not line.startswith("- ")]
    return "\n".join(lines).strip("\n")


def _read_line(case: Case, line: str) -> None:
    found = _LINE.fullmatch(line)
    if not found:
        raise CaseError(f"{case['file']}: {case['id']}: not a field line: {line!r}")
    field, text = found["field"], found["value"] or ""
    if found["alt"]:
        case.setdefault("alt", {}).setdefault(field, []).append(read_names(text) if field in NAMES else text)
    elif field == "tags":
        case["tags"] = text.split(", ")
    elif field in ("level", "type", "annotation"):
        case[field] = text
    elif field in case["fields"]:
        raise CaseError(f"{case['file']}: {case['id']}: {field} is there twice (another fair value is an alt line)")
    else:
        case["fields"][field] = read_names(text) if field in NAMES else text


def read_names(text: str) -> list[dict[str, str]]:
    """'Strunk, William, Jr.; Homer; {Health, Education, and Welfare}': CSL names; without a comma or in braces: literal."""
    return [_name(part.strip()) for part in _NAME.findall(text) if part.strip()]


def _name(text: str) -> dict[str, str]:
    if text.startswith("{"):
        return {"literal": text[1:-1]}
    if "," not in text:
        return {"literal": text}
    parts = zip(("family", "given", "suffix"), (part.strip() for part in text.split(",")), strict=False)
    return {key: value for key, value in parts if value}


def main() -> None:
    """Print the cases as jsonl."""
    if sys.argv[1:] != ["--jsonl"]:
        sys.exit("usage: python tests/parsing/cases.py --jsonl")
    for case in read_cases():
        print(json.dumps(case, ensure_ascii=False))


if __name__ == "__main__":
    main()
