"""Each step, by example."""

from __future__ import annotations

import pytest

from citekit.model import Name, Reference
from citekit.normalization import normalize


@pytest.mark.parametrize(
    ("printed", "page"),
    [
        ("117-23", "117–23"),
        ("117--123", "117–123"),
        ("117 — 123", "117–123"),
        ("xii-xv", "xii–xv"),
        ("12-15, 20-22", "12–15, 20–22"),
        ("A-12", "A-12"),
        ("B7", "B7"),
    ],
)
def test_ranges_get_an_en_dash(printed: str, page: str) -> None:
    assert normalize(Reference(page=printed)).page == page


def test_characters_are_composed_and_space_is_folded() -> None:
    loose = Reference(title="Tristes \n Tropiques", author=(Name(family="Le\u0301vi-Strauss", given="Claude  M."),))
    tidy = Reference(title="Tristes Tropiques", author=(Name(family="Lévi-Strauss", given="Claude M."),))
    assert normalize(loose) == tidy
