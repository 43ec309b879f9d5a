"""Tidy changes form and nothing else."""

from __future__ import annotations

import pytest

from citekit.formats.bibtex.syntax import BibFile
from citekit.formats.bibtex.tidy import TidyOptions, meaning, tidy

SOURCE = """% A list
@String{ acm   = "ACM" }


@BOOK(zeta, Title="The
   Zeta", PAGES={1 - 2, 7}, Month = {March},
  publisher=acm#" Press",unknown-field = 12)
@comment{ keep   me }
% about alpha
@misc{alpha, note = {x}, note = {y}, pages = {S1-S3}, month = mar # "~3"}
@misc{gamma, crossref = {Beta}}
@misc{Beta, title = {{B}}}
@misc{broken, title = {x} year = 1999}
"""

TIDY = """% A list
@string{acm = {ACM}}

@book{zeta,
  title        = {The
   Zeta},
  pages        = {1--2, 7},
  month        = mar,
  publisher    = acm # { Press},
  unknown-field = {12},
}
@comment{ keep   me }
% about alpha
@misc{alpha,
  note         = {x},
  note         = {y},
  pages        = {S1-S3},
  month        = mar # {~3},
}

@misc{gamma,
  crossref     = {Beta},
}

@misc{Beta,
  title        = {{B}},
}

@misc{broken, title = {x} year = 1999}
"""


def test_the_form() -> None:
    assert tidy(BibFile.read(SOURCE)).text == TIDY


def test_sorted_runs_keep_comments_and_put_parents_last() -> None:
    text = tidy(BibFile.read(SOURCE), TidyOptions(sort=True)).text
    keys = [block.key for block in BibFile.read(text).entry_blocks]
    assert keys == ["zeta", "alpha", "broken", "gamma", "Beta"]
    assert "% about alpha\n@misc{alpha," in text


def test_no_sorting_past_a_value_that_is_not_closed() -> None:
    source = "@misc{b, title = {x,\n}\n\n@misc{a, n = 1}\n"
    keys = [block.key for block in tidy(BibFile.read(source), TidyOptions(sort=True)).entry_blocks]
    assert keys == ["b", "a"]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_and_the_byte_order_mark_stay(newline: str) -> None:
    data = b"\xef\xbb\xbf" + SOURCE.replace("\n", newline).encode()
    assert tidy(BibFile.read(data)).write() == b"\xef\xbb\xbf" + TIDY.replace("\n", newline).encode()


def test_options() -> None:
    text = tidy(
        BibFile.read("@misc{a, month = 1, pages = {1-2}}"),
        TidyOptions(align=False, indent="\t", months=False, pages=False, trailing_comma=False),
    ).text
    assert text == "@misc{a,\n\tmonth = {1},\n\tpages = {1-2}\n}\n"


def test_a_month_that_the_file_defines_itself_stays() -> None:
    source = "@string{jan = {Januar}}\n@misc{a, month = {1}}\n"
    assert "month        = {1}" in tidy(BibFile.read(source)).text


def test_what_a_comment_holds_stays_as_it_is() -> None:
    source = "@comment{ @misc{b,n=1}\n\n\n @misc{a,n=2} }\n"
    assert tidy(BibFile.read(source), TidyOptions(sort=True)).text == source


def test_the_meaning_sees_what_matters() -> None:
    bib = BibFile.read(SOURCE)
    for changed in (
        ("= {x}", "= {z}"),
        ("keep", "lose"),
        ("zeta,", "zeta2,"),
        ('"ACM"', '"IEEE"'),
        ("1 - 2", "1 - 3"),
        ("March", "May"),
    ):
        assert meaning(BibFile.read(SOURCE.replace(*changed))) != meaning(bib), changed
