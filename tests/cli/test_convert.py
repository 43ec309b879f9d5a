"""``citekit convert`` as people call it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Citekit = Any  # the runner of conftest.py

BIB = """@book{doe,
  author = {Doe, Jane}, title = {The {NASA} Story: A Life}, publisher = {MGM}, year = 1966, annote = {Good.}
}
@book{doe, title = {Another} year = 1967}
@misc{pic, title = {A Map}, medium = {Paper}}
"""


def test_bibtex_to_csl_json(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(BIB, encoding="utf-8")
    done = citekit("convert", "x.bib", "--to", "csljson", "--sentence-case")
    items = json.loads(done.out)
    assert [item["id"] for item in items] == ["doe", "doe-2", "pic"]
    assert items[0]["title"] == "The NASA story: A life"
    assert items[0]["title-short"] == "The NASA story"
    assert done.code == 1
    assert 'x.bib:4:1: CK872 the key "doe" is taken by an earlier entry; this one is called "doe-2" (doe)' in done.err


def test_titles_keep_their_case_unless_asked(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(BIB, encoding="utf-8")
    assert json.loads(citekit("convert", "x.bib", "--to", "csljson").out)[0]["title"] == "The NASA Story: A Life"


def test_what_the_target_lacks_is_told(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text("@misc{pic, title = {A Map}, medium = {Paper}}", encoding="utf-8")
    done = citekit("convert", "x.bib", "--to", "biblatex")
    assert "biblatex has no field for medium; left out: 'Paper' (pic)" in done.err
    assert done.out.startswith("@misc{pic,")
    assert done.code == 0


def test_several_inputs_and_the_suffix_of_the_output(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title = {A}}", encoding="utf-8")
    (tmp_path / "b.json").write_text('[{"id": "a", "type": "map", "title": "B"}]', encoding="utf-8")
    done = citekit("convert", "a.bib", "b.json", "-o", "out.ris")
    assert (done.out, done.code) == ("", 1)
    assert "CK872" in done.err
    text = (tmp_path / "out.ris").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith(("TY", "ID"))] == [
        "TY  - BOOK",
        "ID  - a",
        "TY  - MAP",
        "ID  - a-2",
    ]


def test_new_keys_are_told(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text("@book{old, author = {Doe, Jane}, title = {T}, year = 1966}", encoding="utf-8")
    done = citekit("convert", "x.bib", "--to", "bibtex", "--keys", "auth.lower + year")
    assert done.out.startswith("@book{doe1966,")
    assert "old -> doe1966" in done.err
    assert done.code == 0


def test_wrong_usage(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text("@book{a, title = {A}}", encoding="utf-8")
    wrong_pattern = citekit("convert", "x.bib", "--to", "bibtex", "--keys", "auht")
    assert wrong_pattern.code == 2
    assert 'there is no function "auht"; close to it: auth' in wrong_pattern.err
    assert citekit("convert", "nothing.bib", "--to", "ris").code == 2
    assert citekit("convert", "x.bib", "--to", "endnote").code == 2
    (tmp_path / "x.bin").write_bytes(b"\x00\x01\x02")
    assert citekit("convert", "x.bin", "--from", "ris", "--to", "bibtex").code == 2


def test_stdin(citekit: Citekit) -> None:
    done = citekit("convert", "-", "--to", "hayagriva", stdin="@book{a, title = {A}}")
    assert done.out == "a:\n  type: book\n  title: A\n"
