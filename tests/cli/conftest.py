"""The real command line, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str
    raw: bytes


Citekit = Callable[..., Result]


@pytest.fixture
def citekit(tmp_path: Path) -> Citekit:
    """Runs ``citekit`` in an empty folder; a traceback on stderr fails the test whatever else it asserts."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", env: dict[str, str] | None = None) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "citekit", *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "100", "XDG_CACHE_HOME": f"{tmp_path}-cache", **(env or {})},
            check=False,
        )
        err = done.stderr.decode("utf-8", "replace")
        assert "Traceback" not in err, err
        return Result(done.returncode, done.stdout.decode("utf-8", "replace"), err, done.stdout)

    return run
