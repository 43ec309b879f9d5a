"""Real .bib files: what is found in them, and that nothing is lost. ``python test_corpus.py FOLDER`` prints the figures."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from citekit.formats.bibtex.balance import written_key
from citekit.formats.bibtex.entries import entries
from citekit.formats.bibtex.syntax import BibFile
from citekit.formats.bibtex.tidy import TidyOptions, meaning, tidy
from citekit.formats.bibtex.writer import write_entries


@dataclass
class Figures:
    """Counts over a corpus, and the files that fail each law."""

    files: int = 0
    expected: int = 0
    found: int = 0
    short: dict[str, str] = field(default_factory=dict)
    failing: dict[str, list[str]] = field(default_factory=lambda: {law: [] for law in LAWS})


def byte_identical(data: bytes, bib: BibFile) -> bool:
    return bib.write() == data


def tidy_keeps_the_meaning(data: bytes, bib: BibFile) -> bool:
    return all(meaning(tidy(bib, options)) == meaning(bib) for options in (TidyOptions(), TidyOptions(sort=True)))


def tidy_is_idempotent(data: bytes, bib: BibFile) -> bool:
    tidied = [(options, tidy(bib, options)) for options in (TidyOptions(), TidyOptions(sort=True))]
    return all(tidy(once, options).text == once.text for options, once in tidied)


def write_then_read(data: bytes, bib: BibFile) -> bool:
    before = entries(bib)
    after = entries(BibFile.read(write_entries((entry.type, entry.key, entry.fields) for entry in before)))
    return [(entry.type, written_key(entry.key), entry.fields) for entry in before] == [
        (entry.type, entry.key, entry.fields) for entry in after
    ]


LAWS = {law.__name__: law for law in (byte_identical, tidy_keeps_the_meaning, tidy_is_idempotent, write_then_read)}


def measure(folder: Path, listing: Path) -> Figures:
    figures = Figures()
    for line in listing.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        data = (folder / row["file"]).read_bytes()
        bib = BibFile.read(data)
        assert bib.findings is not None
        found = len(bib.entry_blocks)
        figures.files += 1
        figures.expected += row["entries"]
        figures.found += min(found, row["entries"])
        if found < row["entries"]:
            figures.short[row["file"]] = bib.decoded.encoding
        for name, law in LAWS.items():
            if not law(data, bib):
                figures.failing[name].append(row["file"])
    return figures


@pytest.fixture(scope="module")
def figures(shared: Path) -> Figures:
    return measure(shared / "bib" / "corpus", shared / "bib" / "corpus.jsonl")


@pytest.mark.parametrize("law", LAWS)
def test_no_file_breaks_a_law(figures: Figures, law: str) -> None:
    assert figures.failing[law] == []


def test_every_entry_is_found(figures: Figures) -> None:
    # The count of UTF-16 files was taken byte by byte: it takes @STRING and @Comment for entries.
    assert all(encoding.startswith("utf-16") for encoding in figures.short.values()), figures.short
    assert figures.found / figures.expected > 0.999


if __name__ == "__main__":
    corpus = Path(sys.argv[1])
    print(measure(corpus, corpus.with_suffix(".jsonl")))
