"""Speed of .bib files side by side. Run: ``pytest tests/benchmarks/test_bibtex.py --benchmark-only``.

pandoc is a process of its own: its time is wall time. ``python tests/benchmarks/test_bibtex.py 100000`` prints CPU time and
memory of ours alone.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from citekit.formats.bibtex.entries import entries
from citekit.formats.bibtex.latex import VERBATIM, to_unicode
from citekit.formats.bibtex.names import read_names
from citekit.formats.bibtex.syntax import BibFile

ENTRIES = 10_000
FIRST = ("John", "Mar{\\'\\i}a", 'G{\\"o}del', "Jean-Paul", "Anna", "Wei", "{\\O}ystein", "Pedro")
LAST = ("Smith", "van der Berg", 'M{\\"u}ller', "O'Brien", "Garc{\\'\\i}a", "Li", "Knuth", "de la Cruz")
WORDS = (
    "the", "of", "analysis", "theory", "{NASA}", "method", "\\emph{vivo}", "study", "quantum", "history", "social", "model",
    "``quoted''", "data", "10--20", "{\\'e}tude", "network", "\\&", "learning",
)  # fmt: skip


def library(size: int) -> str:
    chance = random.Random(1)
    return "".join(_entry(chance, number) for number in range(size))


def _entry(chance: random.Random, number: int) -> str:
    authors = " and ".join(f"{chance.choice(LAST)}, {chance.choice(FIRST)}" for _ in range(chance.randint(1, 4)))
    title = " ".join(chance.choice(WORDS) for _ in range(chance.randint(5, 12)))
    return (
        f"@article{{key{number},\n  author = {{{authors}}},\n  title = {{{title}}},\n  journal = {{Journal of Data}},\n"
        f"  year = {chance.randint(1950, 2024)},\n  volume = {{{chance.randint(1, 99)}}},\n  month = jan,\n"
        f"  pages = {{{chance.randint(1, 300)}--{chance.randint(301, 600)}}},\n  publisher = {{Springer}},\n"
        f"  doi = {{10.1000/x{number}}},\n}}\n\n"
    )


def read_all(text: str) -> int:
    """Parse, split the names, decode LaTeX: what every user of a .bib file needs."""
    found = entries(BibFile.read(text.encode()))
    for entry in found:
        for name, value in entry.fields.items():
            if name in ("author", "editor"):
                read_names(value)
            elif name not in VERBATIM:
                to_unicode(value)
    return len(found)


@pytest.fixture(scope="module")
def text() -> str:
    return library(ENTRIES)


def test_citekit_reads_with_names_and_latex(benchmark: Any, text: str) -> None:
    assert benchmark.pedantic(read_all, (text,), rounds=3) == ENTRIES


def test_bibtexparser_parses_bare(benchmark: Any, text: str) -> None:
    import bibtexparser

    assert len(benchmark.pedantic(bibtexparser.parse_string, (text,), rounds=3).entries) == ENTRIES


def test_pybtex_parses(benchmark: Any, text: str) -> None:
    database = pytest.importorskip("pybtex.database")
    assert len(benchmark.pedantic(database.parse_string, (text, "bibtex"), rounds=1).entries) == ENTRIES


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_converts(benchmark: Any, text: str, tmp_path: Path) -> None:
    path = tmp_path / "library.bib"
    path.write_text(text, encoding="utf-8")
    command = ["pandoc", "-f", "bibtex", "-t", "csljson", str(path)]
    assert benchmark.pedantic(subprocess.run, (command,), {"capture_output": True}, rounds=1).returncode == 0


def test_citekit_tidies(benchmark: Any, text: str) -> None:
    from citekit.formats.bibtex.tidy import tidy

    assert benchmark.pedantic(tidy, (BibFile.read(text),), rounds=1).blocks


def main(size: int) -> None:
    import resource

    text = library(size)
    start = time.process_time()
    count = read_all(text)
    spent = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} entries: {spent:.2f} s CPU, {memory:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
