"""``citekit cite`` and ``citekit styles``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

Citekit = Any  # the runner of conftest.py

BIB = """@book{hull1948, author = {Hull, Cordell}, title = {The Memoirs}, year = 1948, publisher = {Macmillan}}
@book{kennan1967, author = {Kennan, George F.}, title = {Memoirs}, year = 1967, publisher = {Little, Brown}}
"""


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "memoirs.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("style", "want"),
    [
        ("apa", "(see Hull, 1948, p. 12; Kennan, 1967)\n(Hull, 1948)\n"),
        ("mla", "(see Hull 12; Kennan)\n(Hull)\n"),
        (
            "chicago",
            "see Cordell Hull, The Memoirs (Macmillan, 1948), 12; George F. Kennan, Memoirs (Little, Brown, 1967).\n"
            "Hull, The Memoirs.\n",
        ),
    ],
)
def test_cite(citekit: Citekit, bib: Path, style: str, want: str) -> None:
    done = citekit("cite", bib, "see hull1948, p. 12; kennan1967", "hull1948", "--style", style)
    assert (done.code, done.out, done.err) == (0, want, "")


def test_an_unknown_key_is_told_and_the_others_are_cited(citekit: Citekit, bib: Path) -> None:
    done = citekit("cite", bib, "hull1949", "kennan1967", "--to", "json")
    assert done.code == 1
    assert "did you mean hull1948" in done.err
    assert json.loads(done.out)["citations"] == [{"id": "kennan1967", "text": "(Kennan, 1967)", "html": "(Kennan, 1967)"}]


def test_nothing_to_cite(citekit: Citekit, bib: Path) -> None:
    assert citekit("cite", bib, "nobody").code == 2
    assert citekit("cite", "missing.bib", "nobody").code == 2
    assert citekit("cite", bib, "hull1948", "--style", "appa").code == 2


def test_suppress_author(citekit: Citekit, bib: Path) -> None:
    assert citekit("cite", bib, "hull1948", "--suppress-author").out == "(1948)\n"


def test_styles(citekit: Citekit) -> None:
    names = [line.split()[0] for line in citekit("styles").out.splitlines() if line]
    assert {"apa", "chicago", "mla", "salem-press"} <= set(names)
    assert "modern-language-association" in citekit("styles", "mla").out
    assert "apa-annotated-bibliography" in citekit("styles", "annotated-bib").out
    said = json.loads(citekit("styles", "chicago", "--json").out)["styles"][0]
    assert (said["parent"], said["citation_format"]) == ("chicago-notes-bibliography", "note")
    assert citekit("styles", "no-such-style").code == 2
