"""The language of ``citekit search``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.library.fieldnames import all_names, meanings
from citekit.library.query import All, Any, Has, Not, Query, Words, Years, read_query, select
from citekit.model import UsageError

AUTHOR = meanings("author")
EVER = 99_999


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", All(())),
        ("*", All(())),
        ("Kennan", Words(("kennan",))),
        ("Gödel's", Words(("godels",))),
        ("cold war", All((Words(("cold",)), Words(("war",))))),
        ("cold AND war", All((Words(("cold",)), Words(("war",))))),
        ('"Iron Curtain"', Words(("iron", "curtain"))),
        ('"iron cur"*', Words(("iron", "cur"), True)),
        ("kenn*", Words(("kenn",), True)),
        ("C++ -- x", All((Words(("c",)), Words(("x",))))),
        ("co-operation", Words(("co", "operation"))),
        ("日本", Words(("日", "本"))),
        ("Author:Kennan", Words(("kennan",), False, AUTHOR)),
        ('author:"George Kennan"', Words(("george", "kennan"), False, AUTHOR)),
        ("-war", Not(Words(("war",)))),
        ("not war", Not(Words(("war",)))),
        ("-author:kennan", Not(Words(("kennan",), False, AUTHOR))),
        ("a or b c", Any((Words(("a",)), All((Words(("b",)), Words(("c",))))))),
        ("(a or b) c", All((Any((Words(("a",)), Words(("b",)))), Words(("c",))))),
        ("-(a b)", Not(All((Words(("a",)), Words(("b",)))))),
        ("(a)or(b)", Any((Words(("a",)), Words(("b",))))),
        ('"or"', Words(("or",))),
        ("doi:*", Has(frozenset({"doi"}))),
        ("year:1950", Years(1950, 1950)),
        ("year:1940..1950", Years(1940, 1950)),
        ("year:..1900", Years(-EVER, 1900)),
        ("date:1900..", Years(1900, EVER)),
        ("year:>1950", Years(1951, EVER)),
        ("year:>=1950", Years(1950, EVER)),
        ("year:<1950", Years(-EVER, 1949)),
        ("year:-44", Years(-44, -44)),
        ("isbn:0-521-40599-8", Words(("9780521405997",), False, frozenset({"isbn"}))),
        ("The Ghost Map: a story", All(tuple(Words((word,)) for word in ["the", "ghost", "map", "a", "story"]))),
        ("https://example.org/x", Words(("https", "example", "org", "x"))),
    ],
)
def test_what_queries_mean(text: str, query: Query) -> None:
    assert read_query(text) == query


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ('war "cold', 5, "quotation mark"),
        ("(war", 1, "not closed"),
        ("a war)", 6, "closes nothing"),
        ("or war", 1, "beside `or`"),
        ("war or", 7, "beside `or`"),
        ("a or or b", 6, "beside `or`"),
        ("war not", 5, "behind `not`"),
        ("autor:x", 1, "did you mean author"),
        ("x year:soonish19", 8, "no year"),
        ("year:>", 6, "no year"),
        ("year:>..1950", 6, "behind < or >"),
        ("--- !", 1, "nothing to search for"),
        ("author:(a b)", 8, "no parenthesis"),
        ("not " * 1200 + "a", 201, "too many `not`"),
        ("-(not " * 40 + "a" + ")" * 40, 151, "too many"),
        ("date:1950-13", 6, "no year"),
        ("(" * 60 + ")" * 60, 51, "too many"),
    ],
)
def test_a_broken_query_says_where(text: str, column: int, message: str) -> None:
    with pytest.raises(UsageError, match=message) as error:
        read_query(text)
    assert error.value.column == column


def test_names_of_fields_are_those_of_every_language() -> None:
    assert meanings("container-title") >= {"journal", "journaltitle", "booktitle"}
    assert meanings("publisher-place") == {"address", "location", "publisher-place"}
    assert meanings("annotation") == meanings("annote") == {"annote", "annotation"}
    assert meanings("Keyword") == {"keywords", "keyword"}
    assert meanings("note") == {"note", "addendum"}
    assert meanings("crossref") == {"crossref"}
    assert meanings("nowhere") == frozenset()
    assert all(meanings(name) for name in all_names())


def test_a_field_that_only_the_library_knows() -> None:
    assert read_query("mendeley-groups:x", frozenset({"mendeley-groups"})) == Words(
        ("x",), False, frozenset({"mendeley-groups"})
    )
    with pytest.raises(UsageError, match="there is no field"):
        read_query("mendeley-groups:x")


@given(st.lists(st.sampled_from([*'()"-:*<>. ', "or", "not", "and", "war", "author:", "year:", "1950", "..", "é"])))
def test_any_text_is_a_query_or_says_where_it_is_none(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        query = read_query(text)
    except UsageError as error:
        assert 1 <= error.column <= len(text) + 1
    else:
        assert select(query, lambda leaf: {1, 2}, lambda: {1, 2, 3}) <= {1, 2, 3}
