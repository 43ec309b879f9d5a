"""Hayagriva's tree in and out."""

from __future__ import annotations

from typing import Any

import pytest

from citekit import formats
from citekit.model import Date, InputError, ItemType, Name, Reference

FILE = r"""
harry: # a comment
    type: Chapter
    title:
        value: "The {NASA Story} of \\{it\\}"
        short: Story
    author: ["Doe, Jane", {name: Gogh, given-name: Vincent, prefix: van}, UNESCO]
    date: 1966-05
    page-range: 3-9
    serial-number: {doi: "10.1/x", isbn: 978-0-13-110362-7}
    url: {value: "https://example.org", date: 2001-02-03}
    affiliated:
        - role: translator
          names: "Roe, R."
    time-range: 1-2
    parent:
        type: anthology
        title: The Book
        editor: Roe, R.
        publisher: {name: MGM, location: London}
        volume: 2
        parent: {type: anthology, title: A Series, volume: 7}
web:
    type: web
    title: Page
    date: ~2001
    note: yes
"""


def test_reading() -> None:
    bibliography = formats.read(FILE.encode(), "hayagriva", "x.yml")
    chapter, page = bibliography.references
    assert chapter == Reference(
        id="harry",
        type=ItemType.CHAPTER,
        title='The <span class="nocase">NASA Story</span> of {it}',
        title_short="Story",
        author=(
            Name(family="Doe", given="Jane"),
            Name(family="Gogh", given="Vincent", non_dropping_particle="van"),
            Name(literal="UNESCO"),
        ),
        translator=(Name(family="Roe", given="R."),),
        editor=(Name(family="Roe", given="R."),),
        issued=Date.of(1966, 5),
        accessed=Date.of(2001, 2, 3),
        url="https://example.org",
        page="3-9",
        doi="10.1/x",
        isbn="978-0-13-110362-7",
        container_title="The Book",
        volume="2",
        publisher="MGM",
        publisher_place="London",
        collection_title="A Series",
        collection_number="7",
        extra={"time-range": "1-2"},
    )
    assert page == Reference(id="web", type=ItemType.WEBPAGE, title="Page", issued=Date(((2001,),), circa=True), note="yes")
    assert [(record.line, record.column, record.entry_type) for record in bibliography.records] == [
        (2, 1, "Chapter"),
        (23, 1, "web"),
    ]


def test_writing() -> None:
    reference = Reference(
        id="doe",
        type=ItemType.ARTICLE_JOURNAL,
        author=(Name(family="Doe", given="Jane"),),
        title="On {it}: yes",
        container_title="Journal",
        volume="7",
        issued=Date.of(1966, 5),
        annotation="Good: very.",
    )
    assert formats.write([reference], "hayagriva").text == (
        "doe:\n"
        "  type: article\n"
        "  title: 'On \\{it\\}: yes'\n"
        "  author: Doe, Jane\n"
        "  date: 1966-05\n"
        "  annote: 'Good: very.'\n"
        "  parent:\n"
        "    type: periodical\n"
        "    volume: '7'\n"
        "    title: Journal\n"
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"scale": "1:500"}, "scale"),
        ({"original_date": Date.of(1900)}, "original-date"),
        ({"type": ItemType.MAP}, "type"),
        ({"issued": Date(((1966,), (1967,)))}, "issued"),
        ({"author": (Name(family="Geer", given="I.", dropping_particle="de"),)}, "author"),
        ({"extra": {"shelf": "3"}}, "shelf"),
    ],
)
def test_what_hayagriva_cannot_hold_is_told(values: dict[str, Any], field: str) -> None:
    reference = Reference(**{"id": "k", "type": ItemType.BOOK, "title": "T", **values})
    (finding,) = formats.write([reference], "hayagriva").findings
    assert (finding.field, finding.entry) == (field, "k")


def test_one_broken_entry_does_not_take_the_others_with_it() -> None:
    text = b"a:\n  type: book\n  title: A\nb:\n  type: [book\nc:\n  type: book\n  title: C\nd: 5\n"
    bibliography = formats.read(text, "hayagriva", "x.yml")
    assert [reference.id for reference in bibliography.references] == ["a", "c"]
    assert sorted((finding.line, finding.entry) for finding in bibliography.findings) == [(4, "b"), (9, "d")]


def test_hostile_yaml_is_harmless() -> None:
    entry = "k{0}: &k{0} {{type: book, title: T, x: [*k{1}, *k{1}, *k{1}, *k{1}, *k{1}, *k{1}, *k{1}]}}\n"
    bomb = "k0: &k0 {type: book, title: T}\n" + "".join(entry.format(number, number - 1) for number in range(1, 30))
    assert len(formats.read(bomb.encode(), "hayagriva").records) == 30
    assert formats.read(b"a: !!python/object/apply:os.system [ls]\nb: {type: book}\n", "hayagriva").references[-1].id == "b"
    for text in ("[" * 100_000, "- a\n- b\n", "just words"):
        with pytest.raises(InputError):
            formats.read(text.encode(), "hayagriva")


def test_nothing_in_a_value_changes_the_structure() -> None:
    hostile = "x\"\n'}]: # - &a *a !!b %c @d `e"
    reference = Reference(id="k: [", type=ItemType.BOOK, title=hostile, publisher=hostile, author=(Name(literal=hostile),))
    back = formats.read(formats.write([reference], "hayagriva").text.encode(), "hayagriva").references
    assert back == (reference,)
