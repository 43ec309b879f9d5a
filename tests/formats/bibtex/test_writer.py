"""What is written reads back the same, and the real programs take it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from citekit.formats.bibtex.entries import entries
from citekit.formats.bibtex.latex import to_tex
from citekit.formats.bibtex.names import write_names
from citekit.formats.bibtex.syntax import BibFile
from citekit.formats.bibtex.writer import safe_key, write_entries
from citekit.model import Name


def test_the_form() -> None:
    written = write_entries(
        [
            ("book", "knuth1986", {"author": "Knuth, Donald E.", "title": "The {\\TeX}book", "month": "January"}),
            ("misc", "b", {}),
        ]
    )
    assert written == (
        "@book{knuth1986,\n  author = {Knuth, Donald E.},\n  title  = {The {\\TeX}book},\n  month  = jan,\n}\n\n@misc{b,\n}\n"
    )


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("x}, note = {y", "x\\textbraceright{}, note = \\textbraceleft{}y"),
        ("x}}\n@misc{e,", "x\\textbraceright{}\\textbraceright{} @misc\\textbraceleft{}e,"),
        ("\\{", "\\textbraceleft{}"),
        ("C:\\", "C:\\"),
        ('say "x"', 'say "x"'),
        ("a # b, c = d", "a # b, c = d"),
        ("nul\x00 bell\x07 \ud800", "nul bell \ufffd"),
        ("% no comment", "% no comment"),
    ],
)
def test_hostile_values_stay_values(value: str, read: str) -> None:
    bib = BibFile.read(write_entries([("misc", "k", {"title": value, "year": "1999"})]))
    assert bib.findings == ()
    (entry,) = entries(bib)
    assert entry.fields == {"title": read, "year": "1999"}


@pytest.mark.parametrize(
    ("kind", "key", "name", "read"),
    [
        ("misc", "a,b c}d{", "title", ("misc", "abcd", "title")),
        ("comment", "k", "ti tle=", ("misc", "k", "title")),
        ("@misc{x,", "", "1{}", ("miscx", "", "note")),
    ],
)
def test_hostile_keys_and_names_stay_names(kind: str, key: str, name: str, read: tuple[str, str, str]) -> None:
    (entry,) = entries(BibFile.read(write_entries([(kind, key, {name: "v"})])))
    assert (entry.type, entry.key, *entry.fields) == read


def test_two_names_that_become_one_are_kept_apart() -> None:
    (entry,) = entries(BibFile.read(write_entries([("misc", "k", {"a b": "1", "ab": "2", "AB": "3"})])))
    assert entry.fields == {"ab": "1", "ab-2": "2", "ab-3": "3"}


def test_safe_keys() -> None:
    assert safe_key("O'Brien & Söhne, {1999}\\~a:b-c_d/e") == "O'Brien&Söhne1999a:b-c_d/e".replace("'", "").replace("&", "")


TITLE = '100 % of {x} & $y_1$ \\ # ^ ~ “quoted” – é <i>homo</i> <span class="nocase">NASA</span>'


def sample(unicode: bool) -> str:
    names = [
        Name(family="Gödel", given="Kurt"),
        Name(literal="Barnes & Noble"),
        Name(family="Gogh", given="V.", dropping_particle="van"),
    ]
    return write_entries(
        [
            ("article", "goedel1931", {
                "author": write_names(names, unicode), "title": to_tex(TITLE, unicode=unicode), "journal": "Monatshefte",
                "year": "1931", "volume": "38", "pages": "173--198", "month": "January", "doi": "10.1007/BF01700692",
            }),
            ("book", "plato:rep", {
                "author": "Plato", "title": "Republic", "publisher": to_tex("A & B", unicode=unicode), "year": "1992",
                "address": "Indianapolis", "annote": to_tex("Says {everything}, 100 %.", unicode=unicode),
            }),
        ]
    )  # fmt: skip


@pytest.mark.skipif(not shutil.which("bibtex"), reason="bibtex is not installed")
@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("style", ["plain", "alpha"])
def test_bibtex_takes_it_without_a_warning(tmp_path: Path, unicode: bool, style: str) -> None:
    if not (found := subprocess.run(["kpsewhich", f"{style}.bst"], capture_output=True, text=True, check=False).stdout.strip()):
        pytest.skip(f"{style}.bst is not installed")
    (tmp_path / "x.bib").write_text(sample(unicode), encoding="utf-8")
    (tmp_path / "x.aux").write_text(f"\\citation{{*}}\n\\bibdata{{x}}\n\\bibstyle{{{Path(found).stem}}}\n", encoding="utf-8")
    done = subprocess.run(["bibtex", "x"], cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False)
    assert (done.returncode, "arning" in done.stdout) == (0, False), done.stdout
    assert "goedel1931" in (tmp_path / "x.bbl").read_text(encoding="utf-8", errors="replace")


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")
@pytest.mark.parametrize("unicode", [True, False])
def test_biber_takes_it_without_a_warning(tmp_path: Path, unicode: bool) -> None:
    (tmp_path / "x.bib").write_text(sample(unicode), encoding="utf-8")
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "x.bib"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "WARN" in done.stdout) == (0, False), done.stdout
