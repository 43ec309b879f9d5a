"""The main job on the real page: ten books out of a broken article, right in every field and every style."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

Citekit = Any  # the runner of conftest.py

PAGE = "sources/recognition-of-the-bolshevik-regime.txt"


def gold(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "gold" / "recognition.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_field_and_annotation(citekit: Citekit, shared: Path) -> None:
    records = [json.loads(line) for line in citekit("extract", shared / PAGE, "--to", "jsonl").out.splitlines()]
    wanted = gold(shared)
    assert [record["raw"] for record in records] == [book["raw"] for book in wanted]
    for record, book in zip(records, wanted, strict=True):
        item, fields = record["item"], book["fields"]
        assert item["type"] == book["type"]
        assert item["author"] == fields["author"]
        assert item["issued"] == {"date-parts": [[int(fields["issued"])]]}
        assert {name: item[name] for name in ("title", "publisher", "publisher-place")} == {
            name: fields[name] for name in ("title", "publisher", "publisher-place")
        }
        assert record["annotation"] == book["annotation"]
        assert record["doubts"] == []


def test_the_document_comes_along(citekit: Citekit, shared: Path) -> None:
    record = json.loads(citekit("extract", shared / PAGE, "--to", "jsonl").out.splitlines()[0])
    document = record["document"]
    assert document["title"] == "United States Recognizes Russia’s Bolshevik Regime"
    assert document["date"] == "November 10, 2022"
    assert document["categories"] == ["History"]
    assert document["persons"] == ["Roosevelt, Franklin D.", "Stalin, Joseph"]
    assert record["section"] == "Further Reading"


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography", "chicago-author-date", "modern-language-association"])
def test_styled_as_the_reference_processor_does(citekit: Citekit, shared: Path, style: str) -> None:
    expected = json.loads((shared / "gold" / "recognition-entries.json").read_text(encoding="utf-8"))[style]
    form = json.loads(citekit("format", shared / PAGE, "--style", style, "--to", "json").out)
    assert [entry["html"] for entry in form["bibliography"]] == expected


def test_the_short_names_are_those_styles(citekit: Citekit, shared: Path) -> None:
    for short, official in (("chicago", "chicago-notes-bibliography"), ("mla", "modern-language-association")):
        assert (
            citekit("format", shared / PAGE, "--style", short).out == citekit("format", shared / PAGE, "--style", official).out
        )


# What the article itself says and BibTeX's own styles have no place for.
EARNED = {
    "Warning--there's a number but no volume in briggs1961cholera",
    "Warning--can't use both author and editor fields in chadwick1965report",
}


@pytest.mark.parametrize("root_style", ["plain", "alpha"])
def test_real_bibtex_takes_the_file_without_an_unearned_warning(
    citekit: Citekit, root: Path, tmp_path: Path, root_style: str
) -> None:
    if not shutil.which("bibtex"):
        pytest.skip("bibtex is not installed (Debian: texlive-binaries)")
    assert citekit("extract", root / "references", "-o", "list.bib").code == 0
    keys = [
        line.split("{")[1].rstrip(",") for line in (tmp_path / "list.bib").read_text("utf-8").splitlines() if line[:1] == "@"
    ]
    assert len(keys) == 14
    aux = "".join(f"\\citation{{{key}}}\n" for key in keys) + f"\\bibdata{{list}}\n\\bibstyle{{{root_style}}}\n"
    (tmp_path / "list.aux").write_text(aux, encoding="utf-8")
    bst = subprocess.run(["kpsewhich", f"{root_style}.bst"], capture_output=True, check=False)
    if bst.returncode:
        pytest.skip(f"{root_style}.bst is not installed")
    done = subprocess.run(["bibtex", "list"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert {line for line in done.stdout.splitlines() if line.startswith("Warning")} <= EARNED
