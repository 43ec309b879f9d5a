"""Page ranges: the table of CSL 1.0.2's appendix V, and what citeproc-js 1.4.61 does with odd values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.csl.pages import format_pages, page_range

APPENDIX = [
    ("expanded", "42-5", "42–45"),
    ("expanded", "321-8", "321–328"),
    ("minimal", "42-45", "42–5"),
    ("minimal", "321-328", "321–8"),
    ("minimal", "2787-2816", "2787–816"),
    ("minimal-two", "42-45", "42–45"),
    ("minimal-two", "321-328", "321–28"),
    ("minimal-two", "2787-2816", "2787–816"),
    ("chicago", "3-10", "3–10"),
    ("chicago", "100-104", "100–104"),
    ("chicago", "107-108", "107–8"),
    ("chicago", "505-517", "505–17"),
    ("chicago", "1496-1504", "1496–1504"),
    ("chicago-15", "11564-11578", "11564–78"),
    ("chicago-15", "13792-13803", "13792–803"),
    ("chicago-16", "1496-1504", "1496–504"),
    ("chicago-16", "2787-2816", "2787–816"),
    ("chicago-16", "12991-13001", "12991–3001"),
]
ODD = [
    ("", "110-5", "110–5"),
    ("expanded", "iii-x", "iii–x"),
    ("expanded", "N110-5", "N110-5"),
    ("expanded", "N110-N115", "N110–N115"),
    ("minimal", "110-113, 115 & 120", "110–3, 115 & 120"),
    ("chicago", "12-3, 505-517; 77", "12–13, 505–17; 77"),
    ("minimal", "12a-c", "12a-c"),
    ("minimal", "forthcoming-soon", "forthcoming-soon"),
    ("minimal", "pp. 101-108", "101–8"),
    ("minimal", r"1\-2", "1-2"),
    ("minimal", "", ""),
]


@pytest.mark.parametrize(("style", "pages", "want"), APPENDIX + ODD)
def test_format_pages(style: str, pages: str, want: str) -> None:
    assert format_pages(pages, style, "–") == want


def test_the_delimiter_is_the_locales() -> None:
    assert format_pages("101-108", "minimal", "-") == "101-8"


def test_page_range_leaves_other_text_alone() -> None:
    assert page_range("xii", "xv", "minimal") == "xv"
    assert page_range("110", "105", "minimal") == "105"


@given(st.integers(1, 99_999), st.integers(1, 99_999), st.sampled_from(["minimal", "minimal-two", "chicago-16"]))
def test_a_shortened_end_is_an_end_of_the_whole_one(first: int, last: int, style: str) -> None:
    low, high = sorted((first, last))
    assert str(high).endswith(page_range(str(low), str(high), style))
