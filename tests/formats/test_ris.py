"""RIS in and out, against records as EndNote and Zotero write them."""

from __future__ import annotations

from typing import Any

import pytest

from citekit import formats
from citekit.model import Date, InputError, ItemType, Name, Reference

RECORDS = """1.
TY  - JOUR
A1  - Doe, Jane
AU  - Gogh, Vincent, Jr.
T1  - A Title
JO  - Journal of Things
VL  - 7
IS  - 2
SP  - 117
EP  - 23
PY  - 1966/05/07/
SN  - 1234-5678
KW  - war
KW  - peace
N1  - A note
  that goes on
UR  - https://example.org/a
UR  - https://example.org/b
C1  - kept
ER  -\x20

TY - CHAP
ID  - roe
AU  - UNESCO
TI  - Chapter
T2  - The Book
A2  - Roe, R.
T3  - A Series
SN  - 978-0-13-110362-7
DA  - 1966/22//
Y2  - 2001/02/03/
ER  - \x20
"""


def test_reading() -> None:
    bibliography = formats.read(RECORDS.encode(), "ris", "x.ris")
    first, second = bibliography.references
    assert first.type is ItemType.ARTICLE_JOURNAL
    assert first.author == (Name(family="Gogh", given="Vincent", suffix="Jr."), Name(family="Doe", given="Jane"))
    assert (first.title, first.container_title, first.volume, first.issue) == ("A Title", "Journal of Things", "7", "2")
    assert (first.page, first.issued, first.issn, first.keywords) == (
        "117-23",
        Date.of(1966, 5, 7),
        "1234-5678",
        ("war", "peace"),
    )
    assert (first.note, first.url) == ("A note that goes on", "https://example.org/a")
    assert first.extra == {"UR": "https://example.org/b", "C1": "kept"}
    assert second == Reference(
        id="roe",
        type=ItemType.CHAPTER,
        author=(Name(literal="UNESCO"),),
        editor=(Name(family="Roe", given="R."),),
        title="Chapter",
        container_title="The Book",
        collection_title="A Series",
        isbn="978-0-13-110362-7",
        issued=Date.of(1966, 22),
        accessed=Date.of(2001, 2, 3),
    )
    assert [(record.line, record.entry_type) for record in bibliography.records] == [(2, "JOUR"), (22, "CHAP")]
    assert bibliography.findings == ()


def test_writing() -> None:
    reference = Reference(
        id="doe",
        type=ItemType.MOTION_PICTURE,
        director=(Name(family="Doe", given="Jane"),),
        title="A\nFilm",
        issued=Date(((1966,), (1967,))),
        annotation="Good.",
        publisher="MGM",
    )
    assert formats.write([reference], "ris").text.splitlines() == [
        "TY  - MPCT",
        "ID  - doe",
        "AU  - Doe, Jane",
        "TI  - A Film",
        "PY  - 1966",
        "DA  - 1966///1966/1967",
        "PB  - MGM",
        "RN  - Good.",
        "ER  - ",
    ]


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"scale": "1:500"}, "scale", "RIS has no field for scale"),
        ({"type": ItemType.EVENT}, "type", "RIS has no event; written as GEN"),
        ({"author": (Name(family="Gogh", given="V.", non_dropping_particle="van"),)}, "author", "van Gogh, V."),
        ({"author": (Name(literal="Doe, Inc."),)}, "author", "Doe, Inc."),
        ({"type": ItemType.MOTION_PICTURE, "author": (Name(literal="Doe"),)}, "author", "RIS has no field for author"),
        ({"extra": {"shelf": "3"}}, "shelf", "RIS has no field for shelf"),
    ],
)
def test_what_ris_cannot_hold_is_told(values: dict[str, Any], field: str, words: str) -> None:
    (finding,) = formats.write([Reference(**{"id": "k", "type": ItemType.BOOK, "title": "T", **values})], "ris").findings
    assert (finding.field, finding.entry) == (field, "k")
    assert words in finding.message


def test_damage_is_told_and_the_rest_is_read() -> None:
    text = b"TY  - BOOK\nTI  - One\n\nTY  - BOOK\nTI  - Two\nER  - \n"
    bibliography = formats.read(text, "ris", "x.ris")
    assert [reference.title for reference in bibliography.references] == ["One", "Two"]
    assert [(finding.line, finding.name) for finding in bibliography.findings] == [(1, "damaged-entry")]
    with pytest.raises(InputError, match="no RIS record"):
        formats.read(b"some words", "ris")
    assert formats.read(b"", "ris").records == ()


def test_a_value_cannot_end_its_record() -> None:
    reference = Reference(id="k", type=ItemType.BOOK, title="A\nER  - \nTY  - MAP\u2028TI  - B")
    back = formats.read(formats.write([reference], "ris").text.encode(), "ris").references
    assert [ours.title for ours in back] == ["A ER - TY - MAP TI - B"]
