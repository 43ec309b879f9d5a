"""How much of a given name is needed."""

from __future__ import annotations

import pytest

from citekit.csl.register import FULL, INITIALS, SHORT, NameRegister
from citekit.csl.source import Name

DOES = [Name({"family": "Doe", "given": given}) for given in ("John", "Jane", "John")]
ROES = [Name({"family": "Roe", "given": given}) for given in ("Jane", "Richard")]


def register(rule: str, *, adds: bool = True) -> NameRegister:
    made = NameRegister(rule, adds=adds)
    for place, name in enumerate((*DOES, *ROES, Name({"family": "Poe", "given": "Edgar"}))):
        made.add(str(place), name, 0)
    return made


@pytest.mark.parametrize(
    ("rule", "name", "form", "initialize_with", "want"),
    [
        ("all-names", DOES[0], "short", ".", FULL),  # John and Jane share the initial
        ("all-names", ROES[0], "short", ".", INITIALS),
        ("all-names", ROES[0], "short", None, FULL),  # no initials in this style
        ("all-names", Name({"family": "Poe", "given": "Edgar"}), "short", ".", SHORT),
        ("all-names", Name({"family": "Unseen", "given": "Una"}), "short", ".", SHORT),
        ("all-names-with-initials", ROES[0], "short", ".", INITIALS),
        ("all-names-with-initials", DOES[0], "short", ".", SHORT),  # initials would not help
        ("primary-name", DOES[0], "long", ".", FULL),
        ("by-cite", DOES[0], "short", ".", SHORT),  # only as much as a cite has asked for
    ],
)
def test_level(rule: str, name: Name, form: str, initialize_with: str | None, want: int) -> None:
    assert register(rule).level("0", name, 0, 0, form, initialize_with) == want


def test_other_names_than_the_first_do_not_count_for_primary_name() -> None:
    made = NameRegister("primary-name", adds=True)
    for place, name in enumerate(ROES):
        made.add(str(place), name, 1)
    assert made.level("0", ROES[0], 0, 0, "short", ".") == SHORT


def test_a_style_that_adds_no_given_names() -> None:
    assert register("all-names", adds=False).level("0", DOES[0], 0, 0, "short", ".") == SHORT


def test_by_cite_gives_what_was_asked_for() -> None:
    assert register("by-cite").level("0", DOES[0], 0, FULL, "short", ".") == FULL
