"""Adding says what it changes and leaves out, and where that stands in the input."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import permutations

import pytest

import citekit
from citekit.library import Library
from citekit.model import Bibliography

Make = Callable[..., Library]


def read(text: str, **options: str) -> Bibliography:
    return citekit.read(text.encode(), **options)


def csl(*items: object) -> Bibliography:
    return read("[\n" + ",\n".join(json.dumps(item) for item in items) + "\n]", kind="csljson", path="new.json")


def item(title: str, key: str = "x") -> dict[str, object]:
    return {"id": key, "type": "book", "title": title, "author": [{"family": "Kim"}], "issued": {"date-parts": [[2001]]}}


def record(title: str) -> str:
    return f"TY  - BOOK\nID  - x\nTI  - {title}\nAU  - Kim, Bo\nPY  - 2001\nER  - \n"


TITLES = ("A Book of Herds", "On Wolves", "Fences")


@pytest.mark.parametrize("kind", ["csljson", "ris", "bib"])
def test_equal_keys_of_one_input_get_suffixes_by_what_the_works_say(make: Make, kind: str) -> None:
    def keys(titles: tuple[str, ...]) -> dict[str, str]:
        inputs = {
            "csljson": lambda: csl(*map(item, titles)),
            "ris": lambda: read("\n".join(map(record, titles)), kind="ris", path="new.ris"),
            "bib": lambda: read("".join(f"@book{{x, title={{{one}}}, year=2001}}\n" for one in titles), path="new.bib"),
        }
        return dict(zip(titles, library.add([inputs[kind]()], dry_run=True).keys, strict=True))

    library = make(a="")
    expected = keys(TITLES)
    assert sorted(expected.values()) == ["x", "xa", "xb"]
    for titles in permutations(TITLES):
        assert keys(titles) == expected


def test_a_key_that_bibtex_cannot_take_is_told(make: Make) -> None:
    added = make().add([csl(item("Herds", "b b"), item("Wolves", "{,}"))])
    assert added.keys == ["bb", "kim2001wolves"]
    assert [finding.concise() for finding in added.findings] == [
        'new.json:2:1: CK872 the key "b b" cannot be a key of BibTeX; this one is called "bb" (bb)',
        'new.json:3:1: CK872 the key "{,}" cannot be a key of BibTeX; this one is called "kim2001wolves" (kim2001wolves)',
    ]


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("title", {"a": 1}, '{"a": 1}'),
        ("publisher", ["P1", "P2"], '["P1", "P2"]'),
        ("note", ["n"], '["n"]'),
        ("editor", 3, "3"),
        ("editor", [{"family": "A"}, 7], "7"),
        ("issued", ["2001"], '["2001"]'),
        ("keyword", {"k": 1}, '{"k": 1}'),
        ("shortTitle", [1], "[1]"),
    ],
)
def test_a_value_of_a_wrong_shape_is_told(name: str, value: object, shown: str) -> None:
    found = csl({**item("T"), "title": "T", name: value}).findings
    assert [finding.concise() for finding in found] == [
        f"new.json:2:1: CK871 this is no value of {name}, and only CSL-JSON keeps it: {shown} (x)"
    ]


def test_values_of_any_right_shape_are_not_told() -> None:
    values = {
        "volume": 3,
        "issued": "2001",
        "note": "",
        "editor": [{"literal": "A"}, "B"],
        "translator": None,
        "keyword": ["a"],
        "issue": 0,
    }
    assert csl({**item("T"), **values, "custom": {"a": 1}}).findings == ()


def test_findings_say_where_the_entry_of_the_input_stands(make: Make) -> None:
    text = '@string{cup = "Columbia"}\n@book{a, title={A}, publisher=cup}\n@inbook{b, title={B}, crossref={nowhere}}\n'
    library = make(library='@string{cup = "Cambridge"}\n')
    added = library.add(
        [
            read(text, kind="bibtex", path="new.bib"),
            csl(item("T"), {**item("Fences", "y"), "URL": "https://example.org/{"}),
        ]
    )
    places = [finding.concise().split(" ")[:2] for finding in added.findings]
    assert ["new.bib:2:1:", "CK885"] in places
    assert ["new.bib:3:1:", "CK887"] in places
    assert ["new.json:3:1:", "CK871"] in places
    assert not [place for place in places if place[0].startswith("-")]


def test_a_preamble_that_stays_behind_is_told(make: Make) -> None:
    text = '@preamble{"\\newcommand{\\noop}[1]{}"}\n@book{a, title={A}}\n'
    new = read(text, kind="bibtex", path="new.bib")
    library = make(library="@book{z, title={Z}}\n")
    (finding,) = library.add([new], dry_run=True).findings
    assert finding.concise().startswith("new.bib:1:1: CK881 not added: this @preamble")
    library.add([new])
    assert {one.code for one in library.add([new]).findings} == {"CK880"}
    assert not make(library=text.replace("{a,", "{b,").replace("{A}", "{B}")).add([new]).findings
