"""Sort keys: orders as ICU (CLDR 44) gives them at its first level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.csl.collation import sort_key

ORDERS = {
    "en-US": [
        "+75",
        "$5",
        "1",
        "9",
        "10",
        "011",
        "a2",
        "a10",
        "Čapek",
        "Castro",
        "Ötzi",
        "zebra",
        "þing",
        "αβγ",
        "Жуков",
        "あ",
        "文",
    ],
    "cs-CZ": ["cukr", "čaj", "had", "chata", "ibis", "rok", "řeka", "zima", "žena"],
    "de-DE": ["Adler", "Affe", "Ägypten", "Zoo"],
    "sv-SE": ["Adam", "Zorn", "Ådal", "Ängby", "Öberg"],
    "da-DK": ["Adam", "Zorn", "Ærø", "Østby", "Aakjær", "Åsted"],
    "es-ES": ["nube", "ñandú", "oso"],
    "pl-PL": ["cud", "ćma", "lew", "łoś", "zebra", "źle", "żaba"],
    "hu-HU": ["cukor", "csak", "oda", "öl", "zene", "zsír"],
    "tr-TR": ["Hale", "Ilgaz", "İnci", "Jale"],
    "hr-HR": ["cvijet", "čaj", "ćup", "dan", "džep", "đak", "lav", "ljeto"],
    "el-GR": ["9", "Άγρας", "Ωμέγα", "Alpha", "Жуков"],
    "ru-RU": ["Жуков", "Янка", "Alpha", "Άγρας"],
    "ja-JP": ["Zeta", "あい", "漢字", "Άγρας"],
    "ko-KR": ["가나", "漢字", "Alpha"],
    "et-EE": ["sada", "šokk", "zooloogia", "žanr", "tuba", "õde", "ära", "öö", "üks", "xenon"],
}


@pytest.mark.parametrize("locale", ORDERS)
def test_order(locale: str) -> None:
    words = ORDERS[locale]
    assert sorted(set(words), key=lambda word: sort_key(word, locale)) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resume", "Résumé"),
        ("de la Cruz", "Delacruz"),
        ("“The End”", "the end"),
        ("Ægir", "Aegir"),
        ("Straße", "strasse"),
        ("カ", "か"),
    ],
)
def test_what_counts_as_the_same(one: str, other: str) -> None:
    assert sort_key(one, "en-US") == sort_key(other, "en-US")


def test_letters_of_a_language_are_its_own_there_alone() -> None:
    assert sort_key("čaj", "en-US") == sort_key("caj", "en-US") != sort_key("čaj", "cs-CZ")


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    assert (sort_key(f"v{one}") < sort_key(f"v{other}")) == (one < other)


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert sort_key(text, "sv-SE") == sort_key(text, "sv-SE")
