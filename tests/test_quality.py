"""Types, lint and sizes are part of the tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 330


@pytest.mark.parametrize(
    "command",
    [["mypy"], ["ruff", "check", "citekit", "tests"], ["ruff", "format", "--check", "citekit", "tests"]],
    ids=" ".join,
)
def test_tools_find_nothing(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", sorted((ROOT / "citekit").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_no_path_of_a_machine_is_in_the_project() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    traces = [
        name
        for name in listed.stdout.split()
        if any(trace in (ROOT / name).read_bytes() for trace in (b"/ro" + b"ot/", b"/wo" + b"rk/"))
    ]
    assert traces == []
