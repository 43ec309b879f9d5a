"""The cases in tests/cases/extraction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from citekit.extraction import Extraction, extract

_NAME = re.compile(r"`(?P<name>[^`(]+?)(?: \((?P<options>[^)]*)\))?`\Z")
_FACT = re.compile(r"(title|date|keyword|person|geography|category|categories|finding): (.*)\Z")


@dataclass
class Case:
    """One document and what must be found in it."""

    title: str
    name: str = "page.txt"
    encoding: str = "utf-8"
    newline: str = "\n"
    lines: list[str] = field(default_factory=list)
    fragments: list[tuple[str, str, str]] = field(default_factory=list)  # section, type, text
    facts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def data(self) -> bytes:
        return self.newline.join(self.lines).encode(self.encoding)


def read(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        title, _, body = block.partition("\n")
        yield _case(title.strip(), body.splitlines())


def _case(title: str, lines: list[str]) -> Case:
    case, section = Case(title), ""
    for line in lines:
        if line.startswith("    "):
            case.lines.append(line[4:])
        elif not line.strip() and case.lines and not case.fragments and not section:
            case.lines.append("")
        elif named := _NAME.match(line.strip()):
            case.name = named["name"]
            options = (named["options"] or "").replace(" ", "").split(",")
            case.newline = {"crlf": "\r\n", "cr": "\r"}.get(options[-1], "\n")
            case.encoding = options[0] if options[0] not in ("", "crlf", "cr") else "utf-8"
        elif line.startswith("**"):
            section = line.strip("* ")
        elif line.startswith("- "):
            kind = re.match(r"\((\w[\w-]*)\) ", line[2:])
            case.fragments.append((section, kind[1] if kind else "", line[2 + (kind.end() if kind else 0) :]))
        elif fact := _FACT.match(line):
            section = section or " "
            case.facts.append((fact[1], fact[2]))
        elif line == "Nothing.":
            section = line
    while case.lines and not case.lines[-1]:
        case.lines.pop()
    return case


FOLDER = Path(__file__).resolve().parent.parent / "cases" / "extraction"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case.title}")
    for path in sorted(FOLDER.glob("*.md"))
    if path.stem != "README"
    for case in read(path)
]


def folded(text: str) -> str:
    return " ".join(text.split())


def facts(found: Extraction, name: str) -> list[str]:
    document = found.document
    if name in ("title", "date"):
        return [getattr(document, name)]
    if name == "categories":
        return ["; ".join(document.categories)]
    if name == "finding":
        return [f"{finding.code} {finding.line}:{finding.column}".removesuffix(":0") for finding in found.findings]
    return [
        "; ".join(filter(None, (term.heading, term.subheading))) + (f" [{term.sort_key}]" if term.sort_key else "")
        for term in document.terms
        if term.kind == name
    ]


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case) -> None:
    found = extract(case.data, case.name)
    wanted = [(section.replace("(no section)", ""), kind, folded(text)) for section, kind, text in case.fragments]
    assert [(f.section or "", f.citation_type or "", folded(f.raw)) for f in found.fragments] == wanted
    for name in {name for name, _ in case.facts}:
        assert facts(found, name) == [value for other, value in case.facts if other == name]
