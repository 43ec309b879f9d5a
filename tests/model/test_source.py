"""Positions: lines and columns, and the way back from cleaned text to its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Alignment, LineIndex, Span


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("abc", 2, (1, 3)),
        ("a\nbc", 2, (2, 1)),
        ("a\r\nbc", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n", 2, (2, 1)),
        ("a\x0bb", 2, (1, 3)),
        ("a\u2028b\r\nc", 5, (2, 1)),
        ("ä\U0001f600b", 2, (1, 3)),
    ],
)
def test_line_and_column(text: str, offset: int, position: tuple[int, int]) -> None:
    assert LineIndex(text).position(offset) == position


def test_an_entity_maps_as_a_whole() -> None:
    source = "Simon &amp; Schuster"
    alignment = Alignment(((0, 6, 0, 6), (6, 7, 6, 11), (7, 16, 11, 20)))
    assert alignment.to_source(Span(6, 7)).of(source) == "&amp;"
    assert alignment.to_source(Span(0, 16)).of(source) == source
    assert alignment.to_source(Span(8, 16)).of(source) == "Schuster"


def test_alignments_compose() -> None:
    source = "<b>a &amp; b</b>"
    middle = Alignment(((0, 2, 3, 5), (2, 3, 5, 10), (3, 5, 10, 12)))  # "a & b"
    inner = Alignment(((0, 1, 0, 1), (1, 2, 2, 3)))  # "a&": the blank is gone
    composed = inner.then(middle)
    assert composed.to_source(Span(0, 1)).of(source) == "a"
    assert composed.to_source(Span(1, 2)).of(source) == "&amp;"


@given(st.text(alphabet="ab \n&<>", max_size=60), st.data())
def test_dropping_characters_keeps_the_way_back(source: str, data: st.DataObject) -> None:
    kept = [index for index in range(len(source)) if data.draw(st.booleans())]
    segments = tuple((place, place + 1, index, index + 1) for place, index in enumerate(kept))
    text = "".join(source[index] for index in kept)
    alignment = Alignment(segments)
    for place in range(len(text)) if segments else ():
        assert alignment.to_source(Span(place, place + 1)).of(source) == text[place]
