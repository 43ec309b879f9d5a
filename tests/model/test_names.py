"""Names print as lists and as running text have them."""

from __future__ import annotations

import pytest

from citekit.model import Name


@pytest.mark.parametrize(
    ("name", "inverted", "natural"),
    [
        (Name(family="Bennett", given="Edward M."), "Bennett, Edward M.", "Edward M. Bennett"),
        (Name(family="Gogh", given="Vincent", non_dropping_particle="van"), "van Gogh, Vincent", "Vincent van Gogh"),
        (Name(family="La Fontaine", given="Jean", dropping_particle="de"), "La Fontaine, Jean de", "Jean de La Fontaine"),
        (Name(family="Alembert", given="Jean le Rond", non_dropping_particle="d’"), "d’Alembert, Jean le Rond",
         "Jean le Rond d’Alembert"),
        (Name(family="Gates", given="Henry Louis", suffix="Jr."), "Gates, Henry Louis, Jr.", "Henry Louis Gates Jr."),
        (Name(literal="U.S. Department of State"), "U.S. Department of State", "U.S. Department of State"),
        (Name(family="Voltaire"), "Voltaire", "Voltaire"),
    ],
)  # fmt: skip
def test_printed(name: Name, inverted: str, natural: str) -> None:
    assert name.inverted() == inverted
    assert name.natural() == natural


def test_csl_keeps_only_parts_that_are_there() -> None:
    item = {"family": "King", "given": "Martin Luther", "suffix": "Jr.", "comma-suffix": True}
    assert Name.from_csl(item).to_csl() == item
    assert not Name.from_csl({})
