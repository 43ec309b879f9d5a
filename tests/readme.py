"""The examples of README.md, run: ``python tests/readme.py --update`` writes their real output into the file.

An example is a ```console block: lines that start with ``$ `` are commands (run by bash in the project's folder, with this
interpreter's citekit), the lines below each are what it prints, stderr included.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.S | re.M)


def run(command: str) -> str:
    """What a command prints, stdout and stderr in the order a person would see them."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return done.stdout


def examples(text: str) -> list[tuple[str, str]]:
    """All (command, printed output) of a README."""
    found: list[tuple[str, str]] = []
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def updated(text: str) -> str:
    """The README with the output of each example as it is now."""

    def block(found: re.Match[str]) -> str:
        commands = [command for command, _ in examples(f"```console\n{found[0]}```\n")]
        return "".join(f"$ {command}\n{run(command).rstrip()}\n" for command in commands)

    return _BLOCK.sub(block, text)


if __name__ == "__main__" and "--update" in sys.argv:
    README.write_text(updated(README.read_text(encoding="utf-8")), encoding="utf-8")
