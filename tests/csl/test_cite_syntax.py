"""Citations as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.csl.cite_syntax import citation_items


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("hull1948", [{"id": "hull1948"}]),
        ("hull1948, 12-14", [{"id": "hull1948", "label": "page", "locator": "12-14"}]),
        ("see hull1948, p. 12", [{"id": "hull1948", "prefix": "see", "label": "page", "locator": "12"}]),
        (
            "a, chap. 3, in passing; b",
            [{"id": "a", "label": "chapter", "locator": "3", "suffix": ", in passing"}, {"id": "b"}],
        ),
        ("a, pp. 3, 5 & 7", [{"id": "a", "label": "page", "locator": "3, 5 & 7"}]),
        ("a, fol. iv", [{"id": "a", "label": "folio", "locator": "iv"}]),
        ("a, in passing", [{"id": "a", "suffix": ", in passing"}]),
        ("a, vivid as ever", [{"id": "a", "suffix": ", vivid as ever"}]),
        ("", []),
        (" ; ", []),
    ],
)
def test_cites(text: str, want: list[dict[str, str]]) -> None:
    assert citation_items(text) == want


@given(st.text(max_size=30))
def test_any_text_is_read(text: str) -> None:
    assert all(cite for cite in citation_items(text)) or "," in text
