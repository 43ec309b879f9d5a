"""Text case: expected values are what citeproc-js 1.4.61 makes of the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.csl.textcase import change_case

TITLE = [
    ("the origin of species", "The Origin of Species"),
    ("what this is about", "What This Is About"),
    ("memory: a study", "Memory: A Study"),
    ("who? the answer", "Who? The Answer"),
    ("vitamin c and the iPhone", "Vitamin c and the iPhone"),
    ("war – the reasons", "War – the Reasons"),
    ("co-operation in well-known places", "Co-Operation in Well-Known Places"),
    ("on <i>the waves</i>", "On <i>the Waves</i>"),
    ('of <span class="nocase">de novo</span> things', 'Of <span class="nocase">de novo</span> Things'),
    ("“the end” of it", "“The End” of It"),
    ("l’homme machine", "L’homme Machine"),
    ("John d'Doe! a life", "John d'Doe! A Life"),
    ("α particles", "α Particles"),
    ("a look in", "A Look In"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), TITLE)
def test_title(text: str, want: str) -> None:
    assert change_case(text, "title") == want


@pytest.mark.parametrize(
    ("text", "case", "want"),
    [
        ("Über ALLES", "lowercase", "über alles"),
        ("this <sc>Is</sc> it", "uppercase", "THIS <sc>Is</sc> IT"),
        ("the Quick brown FOX", "sentence", "The quick brown fox"),
        ("edited by", "capitalize-first", "Edited by"),
        ("iPhone users", "capitalize-first", "iPhone users"),
        ("a small thing", "capitalize-all", "A Small Thing"),
        ("kept as it is", "normal", "kept as it is"),
        ("", "title", ""),
        ("   ", "title", "   "),
    ],
)
def test_other_cases(text: str, case: str, want: str) -> None:
    assert change_case(text, case) == want


@given(
    st.text("aB \"'“”‘’:-?<i/>.\n", max_size=40),
    st.sampled_from(["lowercase", "uppercase", "title", "sentence", "capitalize-all"]),
)
def test_case_changes_letters_alone(text: str, case: str) -> None:
    assert change_case(text, case).lower() == text.lower()
