"""``citekit tidy`` keeps the contract: nothing changes unless asked, exit codes tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

UNTIDY = b'@Book{b,\r\n Title = "x"}\r\n@misc{a, pages={1-2}}\r\n'
TIDY = b"@book{b,\r\n  title        = {x},\r\n}\r\n\r\n@misc{a,\r\n  pages        = {1--2},\r\n}\r\n"

Citekit = Callable[..., Any]


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    path = tmp_path / "untidy.bib"
    path.write_bytes(UNTIDY)
    return path


def test_the_tidy_form_goes_to_stdout(citekit: Citekit, untidy: Path) -> None:
    done = citekit("tidy", untidy)
    assert (done.code, done.raw, done.err) == (0, TIDY, "")
    assert untidy.read_bytes() == UNTIDY
    assert citekit("tidy", "-", stdin=UNTIDY).raw == TIDY


def test_check_names_the_file_and_changes_nothing(citekit: Citekit, untidy: Path) -> None:
    done = citekit("tidy", "--check", untidy)
    assert (done.code, done.out) == (1, "")
    assert "untidy.bib: is not tidy" in done.err
    assert untidy.read_bytes() == UNTIDY


def test_diff_shows_the_change(citekit: Citekit, untidy: Path) -> None:
    done = citekit("tidy", "--diff", untidy)
    assert done.code == 1
    assert "+  title        = {x}," in done.out.splitlines()
    assert untidy.read_bytes() == UNTIDY


def test_in_place_and_then_nothing_is_left_to_do(citekit: Citekit, untidy: Path) -> None:
    assert citekit("tidy", "--in-place", untidy).code == 0
    assert untidy.read_bytes() == TIDY
    assert citekit("tidy", "--check", untidy).code == 0
    assert [path.name for path in untidy.parent.iterdir()] == ["untidy.bib"]


def test_sorted(citekit: Citekit, untidy: Path) -> None:
    out = citekit("tidy", "--sort", untidy).out
    assert out.index("@misc{a,") < out.index("@book{b,")


def test_findings_are_told_and_the_damaged_entry_stays(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "damaged.bib").write_text("@misc{a, title = {x} year = 1}\n")
    done = citekit("tidy", "damaged.bib")
    assert (done.code, done.out) == (1, "@misc{a, title = {x} year = 1}\n")
    assert done.err == "damaged.bib:1:22: CK802 a comma is missing before year (a)\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.bib"], 2),
        (["prose.txt"], 2),
        (["--check", "--diff", "untidy.bib"], 2),
        (["--in-place", "-"], 2),
        (["untidy.bib", "nowhere.bib"], 1),
        (["untidy.bib", "-o", "out.bib"], 0),
        (["."], 0),
    ],
)
def test_exit_codes(citekit: Citekit, untidy: Path, arguments: list[str], code: int) -> None:
    prose = untidy.parent / "prose.txt"
    prose.write_text("No  entry  here. \n")
    assert citekit("tidy", *arguments).code == code
    assert prose.read_text() == "No  entry  here. \n"
