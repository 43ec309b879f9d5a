"""Dates print what they were read from, and no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Date


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("1970", {"date-parts": [[1970]]}),
        ("1966-22", {"date-parts": [[1966]], "season": 2}),
        ("1953-04-25", {"date-parts": [[1953, 4, 25]]}),
        ("1966/1969", {"date-parts": [[1966], [1969]]}),
        ("1995-01/1995-02", {"date-parts": [[1995, 1], [1995, 2]]}),
        ("1999/..", {"date-parts": [[1999], []]}),
        ("1850~", {"date-parts": [[1850]], "circa": True}),
        ("-0043", {"date-parts": [[-44]]}),  # EDTF has a year 0, so this is 44 BC; CSL has none
        ("0000", {"date-parts": [[-1]]}),
    ],
)
def test_edtf_and_csl_say_the_same(edtf: str, csl: dict[str, object]) -> None:
    assert Date.from_edtf(edtf).to_csl() == csl
    assert Date.from_csl(csl).to_edtf() == edtf


@pytest.mark.parametrize("text", ["n.d.", "forthcoming", "Summer 1966", "1966/1967/1968", "19xx"])
def test_what_is_no_date_stays_word_for_word(text: str) -> None:
    assert Date.from_edtf(text) == Date(literal=text)


@pytest.mark.parametrize(
    "broken",
    [
        {"date-parts": [["1999", "03"]]},
        {"date-parts": [[1999, 3, None]]},
        {"date-parts": [[1999, 3, ""]]},
    ],
)
def test_odd_date_parts_are_read(broken: dict[str, object]) -> None:
    assert Date.from_csl(broken) == Date.of(1999, 3)


@pytest.mark.parametrize("nothing", [{}, {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [["x"]]}, {"date-parts": 7}])
def test_empty_dates_are_false(nothing: dict[str, object]) -> None:
    assert not Date.from_csl(nothing)


points = (
    st.integers(-9998, 9999)
    .filter(bool)
    .flatmap(
        lambda year: st.one_of(
            st.just((year,)),
            st.tuples(st.just(year), st.integers(1, 12) | st.integers(21, 24)),
            st.tuples(st.just(year), st.integers(1, 12), st.integers(1, 28)),
        )
    )
)


@given(st.lists(points, min_size=1, max_size=2))
def test_what_is_printed_is_read_back(parts: list[tuple[int, ...]]) -> None:
    date = Date(tuple(parts))
    assert Date.from_edtf(date.to_edtf()) == date


@given(st.text())
def test_what_cannot_be_read_is_kept(text: str) -> None:
    date = Date.from_edtf(text)
    assert date.parts or date.literal == text.strip()
