"""The real bibtex as a judge: what it prints of a file is the same before and after tidying."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from citekit.formats.bibtex.entries import entries
from citekit.formats.bibtex.syntax import BibFile
from citekit.formats.bibtex.tidy import TidyOptions, tidy
from citekit.formats.bibtex.writer import write_entries

pytestmark = pytest.mark.skipif(not shutil.which("bibtex"), reason="bibtex is not installed")
EVERY = 20  # of the corpus' files; all of them take minutes

_COMPLAINT = re.compile(r"Warning--|---line|error message")


def bibtex(folder: Path, data: bytes) -> tuple[str, int]:
    """The .bbl, white space aside, and how many complaints there were."""
    (folder / "x.bbl").unlink(missing_ok=True)
    (folder / "x.bib").write_bytes(data)
    (folder / "x.aux").write_text("\\citation{*}\n\\bibdata{x}\n\\bibstyle{plain}\n", encoding="utf-8")
    done = subprocess.run(["bibtex", "x"], cwd=folder, capture_output=True, check=False)
    bbl = folder / "x.bbl"
    printed = bbl.read_text("latin-1") if bbl.exists() else ""
    return re.sub(r"\s+", " ", printed), len(_COMPLAINT.findall(done.stdout.decode("latin-1")))


def sound_files(shared: Path) -> list[BibFile]:
    paths = sorted((shared / "bib" / "corpus").glob("*.bib"))[::EVERY]
    files = [BibFile.read(path.read_bytes(), path.name) for path in paths]
    return [bib for bib in files if not bib.findings and bib.entry_blocks]


def test_bibtex_prints_a_tidied_file_alike(shared: Path, tmp_path: Path) -> None:
    files = sound_files(shared)
    form = TidyOptions(months=False, pages=False)
    differing = [bib.path for bib in files if bibtex(tmp_path, bib.write()) != bibtex(tmp_path, tidy(bib, form).write())]
    assert len(files) > 30
    assert differing == []


def test_bibtex_has_no_complaint_that_the_input_did_not_earn(shared: Path, tmp_path: Path) -> None:
    for bib in sound_files(shared):
        own = [
            (entry.type, entry.key, {name: value for name, value in entry.fields.items() if name not in entry.inherited})
            for entry in entries(bib)
        ]
        assert bibtex(tmp_path, write_entries(own).encode())[1] <= bibtex(tmp_path, bib.write())[1], bib.path
