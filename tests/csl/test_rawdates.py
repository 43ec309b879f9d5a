"""Raw dates: values as citeproc-js 1.4.61 reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.csl.rawdates import parse_date


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("May 5, 1999", {"year": 1999, "month": 5, "day": 5}),
        ("2004-05-03T10:00", {"year": 2004, "month": 5, "day": 3}),
        ("1999/2000", {"year": 1999, "year_end": 2000}),
        ("25-3-2004", {"year": 2004, "month": 3, "day": 25}),
        ("44 BC", {"year": -44}),
        ("44", {"year": 44}),
        ("-44", {"year": -44}),
        ("circa 1500", {"year": 1500, "circa": True}),
        ("spring 1999", {"year": 1999, "month": 13}),
        ("May-June 1999", {"year": 1999, "month": 5, "year_end": 1999, "month_end": 6}),
        ("平成12年3月5日", {"year": 2000, "month": 3, "day": 5}),
        ("in press", {"literal": "in press"}),
        ('"1999"', {"literal": "1999"}),
        ("", {"literal": ""}),
    ],
)
def test_dates(text: str, want: dict[str, object]) -> None:
    assert parse_date(text) == want


@given(st.text("0123456789-/_?~, TbcMay年月日平成", max_size=24))
def test_any_text_is_a_date_or_a_literal(text: str) -> None:
    date = parse_date(text)
    assert date.get("year") or "literal" in date
