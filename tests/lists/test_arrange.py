"""Sorting and grouping, apart from any style."""

from __future__ import annotations

import pytest

from citekit.csl.richtext import RichText
from citekit.lists import ListEntry
from citekit.lists.arrange import Arrangement, arrange
from citekit.model import Date, ItemType, Name, Reference, UsageError

REFERENCES = {
    "ortiz": Reference(id="ortiz", type=ItemType.BOOK, author=(Name(family="Ortiz"),), issued=Date.of(1940), title="Azúcar",
                       keywords=("Cuba", "Sugar"), language="es"),
    "ecole": Reference(id="ecole", type=ItemType.BOOK, author=(Name(family="École"),), issued=Date.of(1999), title="Zut"),
    "moreno": Reference(id="moreno", type=ItemType.ARTICLE_JOURNAL, author=(Name(family="Moreno"),), title="The Sugarmill",
                        keywords=("Sugar",)),
    "caesar": Reference(id="caesar", type=ItemType.BOOK, author=(Name(family="Caesar"),), issued=Date.of(-50), title="“A War”"),
}  # fmt: skip
ENTRIES = [ListEntry(key, RichText((key,))) for key in ("ecole", "ortiz", "caesar", "moreno")]


def arranged(group_by: str = "", sort: str = "") -> list[tuple[str, list[str]]]:
    groups = arrange(ENTRIES, REFERENCES, Arrangement.of(group_by, sort))
    return [(heading, [entry.id for entry in entries]) for heading, entries in groups]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", ["ecole", "ortiz", "caesar", "moreno"]),
        ("given", ["ortiz", "ecole", "moreno", "caesar"]),
        ("author", ["caesar", "ecole", "moreno", "ortiz"]),
        ("title", ["caesar", "ortiz", "moreno", "ecole"]),
        ("year", ["caesar", "ortiz", "ecole", "moreno"]),
        ("-year", ["moreno", "ecole", "ortiz", "caesar"]),
    ],
)
def test_sorted(sort: str, order: list[str]) -> None:
    assert arranged(sort=sort) == [("", order)]


def test_grouped_by_type_in_the_order_of_a_reading_list() -> None:
    assert arranged("type") == [("Books", ["ecole", "ortiz", "caesar"]), ("Journal Articles", ["moreno"])]


def test_grouped_by_year_with_the_undated_last() -> None:
    assert arranged("year") == [("50 BC", ["caesar"]), ("1940", ["ortiz"]), ("1999", ["ecole"]), ("No Date", ["moreno"])]


def test_an_entry_stands_under_each_of_its_keywords_and_none_is_lost() -> None:
    assert arranged("keyword", "author") == [
        ("Cuba", ["ortiz"]),
        ("Other Works", ["caesar", "ecole"]),
        ("Sugar", ["moreno", "ortiz"]),
    ]


def test_accents_do_not_make_a_letter() -> None:
    assert [heading for heading, _ in arranged("letter")] == ["C", "E", "M", "O"]


@pytest.mark.parametrize(("group_by", "sort"), [("colour", ""), ("", "colour")])
def test_unknown_names_are_told(group_by: str, sort: str) -> None:
    with pytest.raises(UsageError, match="colour"):
        Arrangement.of(group_by, sort)


def test_years_as_headings_follow_the_order_that_is_asked_for() -> None:
    assert [heading for heading, _ in arranged("year", "year")] == ["50 BC", "1940", "1999", "No Date"]
    assert [heading for heading, _ in arranged("year", "-year")] == ["1999", "1940", "50 BC", "No Date"]
