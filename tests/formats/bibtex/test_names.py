"""Names, as the real bibtex splits them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citekit.formats.bibtex.names import parse_name, read_names, split_names, write_names
from citekit.model import Name

# Where we differ from bibtex, on purpose: it knows the case of A-Z and a-z alone and reads UTF-8 byte by byte. (A tie in
# the expected parts was made a blank when the data were written down, also where it is the accent of \~n.)
EIGHT_BIT = {"Thomas à Kempis": ("Thomas", "à", "Kempis", ""), "Élika Ortega": ("Élika", "", "Ortega", "")}


def test_real_names_split_as_bibtex_splits_them(shared: Path) -> None:
    lines = (shared / "bib" / "names.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    different = {
        row["name"]: tuple(parse_name(row["name"]))
        for row in rows
        if tuple(part.replace("\\~", "\\ ") for part in parse_name(row["name"]))
        != tuple(row[part] for part in ("first", "von", "last", "jr"))
    }
    assert len(rows) > 700
    assert different == EIGHT_BIT


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("van Beethoven, Ludwig", ("Ludwig", "van", "Beethoven", "")),
        ("Ford, Jr., Henry", ("Henry", "", "Ford", "Jr.")),
        ("{Barnes and Noble}", ("", "", "{Barnes and Noble}", "")),
        ("jean de la fontaine", ("", "jean de la", "fontaine", "")),
        ("AA {bb} CC", ("AA {bb}", "", "CC", "")),
        ("{\\'E}mile Zola", ("{\\'E}mile", "", "Zola", "")),
        ("{\\oe}dipe Rex", ("", "{\\oe}dipe", "Rex", "")),
        ("Jean-Pierre Serre", ("Jean-Pierre", "", "Serre", "")),
        ("Smith-Jones", ("", "", "Smith-Jones", "")),
        ("Juan~de~la~Cruz", ("Juan", "de la", "Cruz", "")),
        ("Otto von Bismarck ,", ("Otto", "von", "Bismarck", "")),
        (",", ("", "", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_parts(name: str, parts: tuple[str, str, str, str]) -> None:
    assert tuple(parse_name(name)) == parts


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("A and B", ["A", "B"]),
        ("A AND\n B", ["A", "B"]),
        ("{A and B} and C", ["{A and B}", "C"]),
        ("Anderson and Brandy", ["Anderson", "Brandy"]),
        ("A and and B", ["A", "B"]),
        ("and A", ["and A"]),
        ("A and", ["A and"]),
        ("", []),
        ("x} and y", ["x}", "y"]),
    ],
)
def test_lists(value: str, names: list[str]) -> None:
    assert split_names(value) == names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ('G{\\"o}del, Kurt', [Name(family="Gödel", given="Kurt")]),
        ("{Barnes \\& Noble}", [Name(literal="Barnes & Noble")]),
        ("Knuth, D. E. and others", [Name(family="Knuth", given="D. E."), Name(literal="others")]),
        ("Vincent van Gogh", [Name(family="Gogh", given="Vincent", dropping_particle="van")]),
        ("King, Jr., Martin Luther", [Name(family="King", given="Martin Luther", suffix="Jr.")]),
        ("{van Gogh}, Vincent", [Name(family="van Gogh", given="Vincent")]),
        ("Plato", [Name(family="Plato")]),
        ("{\\'E}tienne", [Name(family="Étienne")]),
        (
            "family=Fontaine, given={Jean}, prefix={de la}, useprefix=true",
            [Name(family="Fontaine", given="Jean", non_dropping_particle="de la")],
        ),
        ("given=Hans, family=Harman, given-i=H", [Name(family="Harman", given="Hans")]),
    ],
)
def test_values(value: str, names: list[Name]) -> None:
    assert read_names(value) == tuple(names)


def test_useprefix_makes_the_particle_part_of_the_family_name() -> None:
    assert read_names("van Gogh, Vincent", useprefix=True)[0].non_dropping_particle == "van"


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        (Name(family="Gödel", given="Kurt"), "Gödel, Kurt"),
        (Name(family="Gogh", given="Vincent", dropping_particle="van"), "van Gogh, Vincent"),
        (Name(family="van Gogh", given="Vincent"), "{van Gogh}, Vincent"),
        (Name(family="King", given="Martin", suffix="Jr."), "King, Jr., Martin"),
        (Name(literal="Barnes & Noble"), "{Barnes \\& Noble}"),
        (Name(literal="others"), "others"),
        (Name(family="Smith, Ltd.", given="J. and K."), "{Smith, Ltd.}, {J. and K.}"),
        (Name(family="Plato"), "Plato"),
        (Name(given="Plato"), "{Plato}"),
    ],
)
def test_writing(name: Name, tex: str) -> None:
    assert write_names([name]) == tex


def test_writing_in_ascii() -> None:
    assert write_names([Name(family="Gödel", given="Øistein")], unicode=False) == 'G{\\"o}del, {\\O}istein'
