"""Particles and suffixes: values as citeproc-js 1.4.61 splits them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.csl.particles import parse_particles


@pytest.mark.parametrize(
    ("family", "given_name", "want"),
    [
        ("van der Meij", "Jan", ("Meij", "Jan", "", "van der", "", False)),
        ("d'Alembert", "Jean", ("Alembert", "Jean", "", "d'", "", False)),
        ("d' Ormesson", "Jean", ("Ormesson", "Jean", "", "d' ", "", False)),
        ("al-Haddad", "Ali", ("Haddad", "Ali", "", "al-", "", False)),
        ("La Fontaine", "Jean de", ("La Fontaine", "Jean", "de", "", "", False)),
        ("Humboldt", "Alexander von", ("Humboldt", "Alexander", "von", "", "", False)),
        ("Smith-jones", "Ann", ("Smith-jones", "Ann", "", "", "", False)),
        ("King", "Martin Luther, Jr.", ("King", "Martin Luther", "", "", "Jr.", False)),
        ("King", "Martin Luther,! Jr.", ("King", "Martin Luther", "", "", "Jr.", True)),
        ('"van der Meij"', "Jan", ("van der Meij", "Jan", "", "", "", False)),
        ("van Gogh", "", ("van Gogh", "", "", "", "", False)),
    ],
)
def test_parts(family: str, given_name: str, want: tuple[object, ...]) -> None:
    assert parse_particles({"family": family, "given": given_name}) == want


def test_what_is_parsed_already_is_left_alone() -> None:
    name = {"family": "de Gaulle", "given": "C.", "non-dropping-particle": "x", "suffix": "Jr", "comma-suffix": True}
    assert parse_particles(name) == ("de Gaulle", "C.", "", "x", "Jr", True)
    assert parse_particles({"family": "van Gogh", "given": "V.", "parse-names": False})[0] == "van Gogh"


@given(st.text("aB'’- d", max_size=12), st.text("aB'’ d", max_size=12))
def test_no_letter_is_lost(family: str, given_name: str) -> None:
    parts = parse_particles({"family": family, "given": given_name})
    assert sorted("".join(map(str, parts[:5])).replace(" ", "")) == sorted((family + given_name).replace(" ", ""))
