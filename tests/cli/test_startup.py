"""Start-up is a feature: what is imported, and when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

VERBS = (
    *("extract", "parse", "format", "cite", "lint", "convert", "tidy"),
    *("add", "search", "show", "edit", "remove", "dedupe", "merge", "export"),
    *("styles", "rules"),
)
HEAVY = ("lxml", "bibtexparser", "citeproc", "rich", "yaml", "rispy", "rapidfuzz", "stdnum")


def imported_by(*arguments: str) -> set[str]:
    """The top-level modules that ``python -m citekit ARGUMENTS`` has loaded at its end."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('\\n' + ' '.join({m.split('.')[0] for m in sys.modules}), file=sys.stderr))\n"
        f"sys.argv = ['citekit', *{arguments!r}]\n"
        "from citekit.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def test_version_imports_next_to_nothing() -> None:
    assert not imported_by("--version") & {*HEAVY, "typer", "re", "dataclasses"}


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_imports_no_heavy_library(verb: str) -> None:
    assert not imported_by(*filter(None, [verb]), "--help") & set(HEAVY)


@pytest.mark.parametrize("arguments", [("search", "commons"), ("show", "a")])
def test_looking_things_up_imports_no_heavy_library(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title={Commons}}")
    assert not imported_by(*arguments, "--library", str(tmp_path)) & set(HEAVY)


def test_the_package_loads_lazily() -> None:
    code = "import sys, citekit; print(*(m for m in sys.modules if m.startswith('citekit')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["citekit"]
