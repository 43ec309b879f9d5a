"""The record form that other programs call: its keys, their types and order are a contract."""

from __future__ import annotations

import json

from citekit import formats
from citekit.formats.jsonl import record_to_json
from citekit.model import (
    Alignment,
    Document,
    Doubt,
    Evidence,
    Fragment,
    IndexTerm,
    ItemType,
    Name,
    Parsed,
    Record,
    Reference,
    Span,
)

DOCUMENT = Document(
    path="page.txt",
    text="…….. Doe, Jane. Title.",
    title="A Page",
    date="November 10, 2022",
    terms=(IndexTerm("keyword", "Soviet Union"), IndexTerm("person", "Stalin, Joseph")),
    categories=("History",),
)
REFERENCE = Reference(
    id="doe", type=ItemType.BOOK, author=(Name(family="Doe", given="Jane"),), title="Title", annotation="Good."
)
PARSED = Parsed(
    fragment=Fragment(
        raw="Doe, Jane. Title.",
        document=DOCUMENT,
        span=Span(100, 117),
        line=7,
        section="Further Reading",
        citation_type="booksimple",
        alignment=Alignment(((0, 17, 100, 117),)),
    ),
    reference=REFERENCE,
    doubts=(Doubt("CK905", "author", "the author may end elsewhere"),),
    evidence={"title": Evidence(Span(11, 16), "title")},
    confidence=0.87654,
)
EXPECTED = {
    "version": 1,
    "id": "doe",
    "source": "page.txt",
    "document": {
        "title": "A Page",
        "categories": ["History"],
        "persons": ["Stalin, Joseph"],
        "date": "November 10, 2022",
        "keywords": ["Soviet Union"],
        "geography": [],
        "index_categories": [],
    },
    "section": "Further Reading",
    "citation_type": "booksimple",
    "start": 100,
    "end": 117,
    "line": 7,
    "raw": "Doe, Jane. Title.",
    "item": {
        "id": "doe",
        "type": "book",
        "author": [{"family": "Doe", "given": "Jane"}],
        "title": "Title",
        "note": "Good.",
        "annote": "Good.",
    },
    "annotation": "Good.",
    "confidence": 0.8765,
    "doubts": [{"code": "CK905", "field": "author", "message": "the author may end elsewhere"}],
    "evidence": {"title": {"start": 111, "end": 116, "rule": "title"}},
}


def test_the_contract_in_full() -> None:
    record = Record(REFERENCE, path="page.txt", line=7, parsed=PARSED)
    assert record_to_json(record) == EXPECTED
    assert list(record_to_json(record)) == list(EXPECTED)


def test_offsets_of_parsed_text_count_in_raw() -> None:
    parsed = Parsed(Fragment("Doe, Jane. Title."), REFERENCE, evidence={"title": Evidence(Span(11, 16), "title")})
    written = record_to_json(Record(REFERENCE, parsed=parsed))
    assert (written["source"], written["start"], written["end"]) == (None, 0, 17)
    assert written["raw"][slice(written["evidence"]["title"]["start"], written["evidence"]["title"]["end"])] == "Title"


def test_a_record_of_a_bibliography_has_no_doubts() -> None:
    (record,) = formats.read(b"@book{doe, title = {Title}}", "bibtex", "x.bib").records
    written = record_to_json(record)
    assert (written["source"], written["start"], written["end"], written["line"]) == ("x.bib", 0, 27, 1)
    assert (written["raw"], written["confidence"], written["doubts"], written["evidence"]) == ("", 1.0, [], {})
    assert (written["section"], written["citation_type"], written["annotation"]) == (None, None, None)


def test_what_is_written_is_read_back_and_written_the_same() -> None:
    text = formats.write([REFERENCE], "jsonl", records=[Record(REFERENCE, parsed=PARSED)]).text
    assert json.loads(text) == EXPECTED
    bibliography = formats.read(text.encode(), "jsonl", "records.jsonl")
    assert bibliography.references == (REFERENCE,)
    assert formats.write(bibliography.references, "jsonl", records=bibliography.records).text == text


def test_line_separators_inside_values_do_not_end_the_line() -> None:
    reference = Reference(id="a", title="one\u2028two\x85three")
    text = formats.write([reference], "jsonl").text
    assert text.count("\n") == 1
    assert formats.read(text.encode(), "jsonl").references == (reference,)


def test_bad_lines_are_told_and_left_out() -> None:
    lines = b'{"item": {"id": "a", "type": "book"}}\n\nnonsense\n[1]\n{"id": "x"}\n{"id": "b", "item": {"type": "map"}}\n'
    bibliography = formats.read(lines, "jsonl", "r.jsonl")
    assert [reference.id for reference in bibliography.references] == ["a", "b"]
    assert [finding.line for finding in bibliography.findings] == [3, 4, 5]
