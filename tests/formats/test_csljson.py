"""CSL-JSON in and out: nothing is lost, odd shapes come back as they were."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citekit import formats
from citekit.formats import csljson
from citekit.model import Date, InputError, ItemType, Name, Reference

ODD: list[dict[str, Any]] = [
    {"id": "a", "type": "book", "volume": 7, "title": "T"},
    {"id": 12, "type": "book"},
    {"id": "a", "type": "no-such-type", "title": "T"},
    {"id": "a", "type": "book", "issued": {"raw": "May 1966"}},
    {"id": "a", "type": "book", "issued": {"date-parts": [["1966", "5"]]}},
    {"id": "a", "type": "book", "issued": {"date-parts": [[1966]], "season": "2"}},
    {"id": "a", "type": "book", "author": [{"family": "Doe", "given": "Jane", "parse-names": True}]},
    {"id": "a", "type": "book", "author": "Jane Doe"},
    {"id": "a", "type": "book", "author": [{"literal": "UNESCO", "isInstitution": 1}]},
    {"id": "a", "type": "book", "shortTitle": "T", "journalAbbreviation": "J.", "event": "Conference"},
    {"id": "a", "type": "book", "shortTitle": "T", "title-short": "U"},
    {"id": "a", "type": "book", "keyword": "a; b, c"},
    {"id": "a", "type": "book", "categories": ["x"], "custom": {"n": [1, None, {"m": "2"}]}, "unknown": "3", "other": 3},
    {"id": "a", "type": "book", "title": "", "author": [], "page": None},
    {"id": "a", "type": "book", "note": "N"},
    {"id": "a", "type": "book", "annote": "A"},
    {"id": "a", "type": "book", "note": "N", "annote": "A"},
    {"id": "a", "type": "book", "note": "N", "annote": ""},
]


@pytest.mark.parametrize("item", ODD, ids=",".join)
def test_an_item_comes_back_as_it_was(item: dict[str, Any]) -> None:
    assert csljson.to_item(csljson.from_item(item)) == item


def test_real_items_come_back_as_they_were(shared: Path) -> None:
    files = sorted((shared / "csl" / "items").glob("*.json"))
    items = [item for file in files for item in json.loads(file.read_text(encoding="utf-8"))]
    assert len(items) > 100
    assert [csljson.to_item(csljson.from_item(item)) for item in items] == items


def test_a_value_that_was_changed_is_written_as_it_is_now() -> None:
    from dataclasses import replace

    read = csljson.from_item({"id": "a", "type": "odd", "volume": 7, "issued": {"raw": "1966"}})
    changed = replace(read, volume="8", type=ItemType.MAP, issued=Date.of(1967))
    assert csljson.to_item(changed) == {"id": "a", "type": "map", "volume": "8", "issued": {"date-parts": [[1967]]}}


@pytest.mark.parametrize(
    ("item", "annotation", "note"),
    [
        ({"note": "N"}, "N", ""),
        ({"annote": "A"}, "A", ""),
        ({"note": "A", "annote": "A"}, "A", ""),
        ({"note": "N", "annote": "A"}, "A", "N"),
        ({"note": "N", "annote": ""}, "", "N"),
    ],
)
def test_note_and_annote(item: dict[str, Any], annotation: str, note: str) -> None:
    reference = csljson.from_item({"id": "a", "type": "book", **item})
    assert (reference.annotation, reference.note) == (annotation, note)


def test_annotated_styles_find_the_annotation_in_note() -> None:
    assert csljson.to_item(Reference(id="a", annotation="Candid."))["note"] == "Candid."
    both = csljson.to_item(Reference(id="a", annotation="Candid.", note="Facsimile."))
    assert (both["note"], both["annote"]) == ("Facsimile.", "Candid.")


def test_names_dates_and_types_are_read() -> None:
    text = json.dumps(
        [
            {
                "id": "a",
                "type": "article-journal",
                "author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}, {"literal": "UNESCO"}],
                "issued": {"date-parts": [[1966, 5], [1967]], "circa": True},
                "DOI": "10.1/x",
                "archive_location": "Box 3",
            }
        ]
    )
    (reference,) = formats.read(text.encode(), "csljson").references
    assert reference == Reference(
        id="a",
        type=ItemType.ARTICLE_JOURNAL,
        author=(Name(family="Gogh", given="Vincent", non_dropping_particle="van"), Name(literal="UNESCO")),
        issued=Date(((1966, 5), (1967,)), circa=True),
        doi="10.1/x",
        archive_location="Box 3",
    )


def test_positions_and_keys() -> None:
    bibliography = formats.read(b'[\n  {"id": "a", "type": "book"},\n  {"id": "a", "type": "map"}\n]', "csljson", "x.json")
    assert [(record.line, record.column, record.reference.id) for record in bibliography.records] == [
        (2, 3, "a"),
        (3, 3, "a-2"),
    ]
    assert [finding.concise() for finding in bibliography.findings] == [
        'x.json:3:3: CK872 the key "a" is taken by an earlier entry; this one is called "a-2" (a)'
    ]


def test_one_bad_item_does_not_take_the_others_with_it() -> None:
    bibliography = formats.read(b'[{"id": "a"},\n {"id": b},\n 5,\n {"id": "c"}]', "csljson", "x.json")
    assert [reference.id for reference in bibliography.references] == ["a", "c"]
    assert [(finding.line, finding.column) for finding in bibliography.findings] == [(2, 9)]


def test_after_damage_reading_goes_on_at_an_item_not_inside_one() -> None:
    text = '[\n  {"id": "a", "title": "T" "author": [{"family": "X"}, {"family": "Y"}]},\n  {"id": "b"}\n]'
    bibliography = formats.read(text.encode(), "csljson")
    assert [reference.id for reference in bibliography.references] == ["b"]


def test_a_file_of_nothing_but_damage_is_no_input() -> None:
    for text in ("{", "[{]", '"text"', "[" * 100_000, '{"a":' * 100_000):
        with pytest.raises(InputError):
            formats.read(text.encode(), "csljson")


def test_other_wrappings_and_lone_surrogates() -> None:
    assert [r.id for r in formats.read(b'{"items": [{"id": "a"}, {"id": "b"}]}', "csljson").references] == ["a", "b"]
    (reference,) = formats.read(b'{"id": "a", "title": "x\\ud800y"}', "csljson").references
    assert reference.title == "x\ufffdy"
    assert formats.write([reference], "csljson").text.encode("utf-8")


def test_an_unknown_type_is_told_and_comes_back() -> None:
    read = formats.read(b'[{"id": "a", "type": "book"},\n {"id": "b", "type": "scroll"}]', "csljson", "x.json")
    assert [finding.concise() for finding in read.findings] == [
        'x.json:2:2: CK871 CSL has no type "scroll"; read as document (b)'
    ]
    assert '"type": "scroll"' in formats.write(read.references, "csljson").text
