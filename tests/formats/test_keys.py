"""Keys: patterns in the manner of Better BibTeX, and how they are assigned."""

from __future__ import annotations

import pytest

from citekit.formats.key_patterns import compile_pattern
from citekit.formats.keys import assign_keys
from citekit.model import Date, ItemType, Name, Reference, UsageError

KENNAN = Name(family="Kennan", given="George F.")
TOLSTOY = Name(family="Толстой", given="Лев")
STATE = Name(literal="U.S. Department of State")
BOOK = Reference(
    type=ItemType.BOOK,
    author=(
        Name(family="Müller", given="Jan"),
        Name(family="O’Neill", given="Ann"),
        Name(literal="Barnes & Noble"),
    ),
    editor=(Name(family="Łukasz", given="B."),),
    title="The <i>Roosevelt-Litvinov</i> Agreements: A 2nd View",
    issued=Date.of(1965, 5, 7),
    container_title="Journal of X",
    page="117-23",
    volume="7",
)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("auth.lower + shorttitle(3,3) + year", "mullerRooseveltLitvinovAgreements1965"),
        ("auth + year", "Muller1965"),
        ("auth(3).upper+shortyear", "MUL65"),
        ("auth(0, 2).lower", "oneill"),
        ("authors", "MullerONeillBarnesNoble"),
        ("authors(2)", "MullerONeillEtAl"),
        ("authors(2, '+')", "MullerONeill+"),
        ("authEtal", "MullerEtAl"),
        ("authorIni", "MOB"),
        ("edtr.lower", "lukasz"),
        ("title", "TheRooseveltLitvinovAgreementsA2ndView"),
        ("shorttitle", "RooseveltLitvinovAgreements"),
        ("veryshorttitle.lower", "roosevelt"),
        ("shorttitle(2, 1)", "RooseveltLitvinov"),
        ("title.abbr", "TRLAA2nV"),
        ("month + day", "0507"),
        ("journal.lower", "journalofx"),
        ("type.capitalize", "Book"),
        ("firstpage + '-' + lastpage", "117-23"),
        ("auth.lower.substring(2, 3)", "ull"),
        ("auth.replace('ll', 'L').prefix('x:').postfix('_')", "x:MuLer_"),
        ("keyword(1).prefix('k') | 'none'", "none"),
        ("auth.len('>', 20) + year | auth.len('=', 6) | 'never'", "Muller"),
        ("\"lit\" + '-' + year", "lit-1965"),
        (" auth . lower ( ) + year ", "muller1965"),
    ],
)
def test_patterns(pattern: str, key: str) -> None:
    assert compile_pattern(pattern)(BOOK) == key


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("auth.lowr + year", 'column 6: there is no filter "lowr"; close to it: lower'),
        ("shorttitel(3)", 'column 1: there is no function "shorttitel"; close to it: shorttitle'),
        ("auth year", 'column 6: "+" or "|" expected before "year"'),
        ("auth +", "column 7: a function expected"),
        ("auth(", "column 6: a number"),
        ("auth('three')", 'column 1: "auth" takes other kinds of arguments'),
        ("year(1)", 'column 1: "year" does not take 1 arguments'),
        ("auth % year", 'column 6: "%" has no meaning here'),
        ("auth + 'open", 'column 8: "\'" has no meaning here'),
    ],
)
def test_a_wrong_pattern_says_where_and_what_is_near(pattern: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        compile_pattern(pattern)
    assert message in str(caught.value)


def keys(*references: Reference, **options: object) -> list[str]:
    return [reference.id for _, reference in assign_keys(references, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (Reference(author=(KENNAN,), title="Russia and the West", issued=Date.of(1961)), "kennan1961russia"),
        (Reference(author=(Name(family="Gogh", non_dropping_particle="van"),), title="The Letters"), "goghletters"),
        (Reference(editor=(Name(family="Čapek", given="K."),), title="L’été à Praha", issued=Date.of(1920)), "capek1920ete"),
        (Reference(title="The History of the Decline", issued=Date.of(1776)), "historydecline1776"),
        (Reference(author=(TOLSTOY,), title="Война и мир", issued=Date.of(1869)), "tolstoi1869voina"),
        (Reference(title="1984", issued=Date.of(1949)), "ref19841949"),
        (Reference(author=(STATE,), issued=Date(literal="c. 1950")), "usdepartmentofstate1950"),
    ],
)
def test_the_default_key(reference: Reference, key: str) -> None:
    assert keys(reference) == [key]


def test_a_script_without_letters_of_ours_still_gives_a_safe_key() -> None:
    (key,) = keys(Reference(title="中文", issued=Date()))
    assert key.isascii()
    assert key.startswith("ref")
    assert keys(Reference(title="中文", issued=Date())) == [key]


def test_equal_keys_get_letters_by_content_not_by_order() -> None:
    smith = (Name(family="Smith"),)
    one, two = (Reference(author=smith, title=title, issued=Date.of(2001)) for title in ("Birds of Asia", "Birds of Africa"))
    assert keys(one, two) == ["smith2001birdsa", "smith2001birds"]
    assert keys(two, one) == ["smith2001birds", "smith2001birdsa"]


def test_case_alone_does_not_tell_keys_apart() -> None:
    upper, lower = (Reference(author=(Name(family=name),), title="X", issued=Date.of(2001)) for name in ("Smith", "smith"))
    assert len({key.lower() for key in keys(upper, lower, pattern="auth + year")}) == 2


def test_an_existing_key_is_kept_and_avoided() -> None:
    old = Reference(id="Kennan1961Russia", title="Something else")
    new = Reference(author=(Name(family="Kennan"),), title="Russia", issued=Date.of(1961))
    assert [(before, after.id) for before, after in assign_keys([old, new])] == [
        ("Kennan1961Russia", "Kennan1961Russia"),
        ("", "kennan1961russiaa"),
    ]


def test_new_keys_for_all_when_asked() -> None:
    (pair,) = assign_keys([Reference(id="old", author=(Name(family="Doe"),), title="X")], "auth", keep=False)
    assert (pair[0], pair[1].id) == ("old", "Doe")


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Stalin’s Famine", "stalins"),
        ("L’Étranger", "etranger"),
        ("Don’t Look Back", "dont"),
        ("Qu’est-ce que la littérature?", "est"),
    ],
)
def test_an_article_before_an_apostrophe_goes_a_possessive_stays(title: str, word: str) -> None:
    (_, keyed), *_ = assign_keys([Reference(author=(Name(family="Roe"),), issued=Date.of(1942), title=title)])
    assert keyed.id == f"roe1942{word}"
