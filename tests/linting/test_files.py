"""Defects of whole files, of other kinds of input, and of source documents."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from citekit import api
from citekit.formats import read
from citekit.linting import Config, lint
from citekit.model import (
    Alignment,
    Bibliography,
    Date,
    Document,
    Doubt,
    Evidence,
    Finding,
    Fragment,
    ItemType,
    Name,
    Parsed,
    Record,
    Reference,
    Severity,
    Span,
)

TODAY = date(2026, 1, 1)


def found(data: bytes | str, kind: str = "bibtex", **settings: object) -> list[tuple[str, int, int]]:
    raw = data.encode() if isinstance(data, str) else data
    report = lint([read(raw, kind, "list.bib")], Config(today=TODAY, **settings))  # type: ignore[arg-type]
    return [(finding.code, finding.line, finding.column) for finding in report.findings]


def test_damage_that_takes_the_rest_of_a_file_along() -> None:
    assert ("CK804", 1, 1) in found("@misc{a, title = {Herds}\n\n") or "CK804" in {
        c for c, _, _ in found("@misc{a, title = {Herds}\n")
    }
    assert "CK803" in {
        code for code, _, _ in found("@misc{a,\n title = {Herds,\n year = 1990\n}\n\n@misc{b,\n title = {Two}\n}\n")
    }
    assert "CK809" in {code for code, _, _ in found("@misc{a, title = , year = {1990}}\n")}
    assert "CK801" in {code for code, _, _ in found("@misc{a, title {Herds}}\n")}
    assert "CK816" in {code for code, _, _ in found("@misc{a, title = {Herds}},\n year = {1990}\n}\n")}
    assert "CK817" in {code for code, _, _ in found("@misc a, title = {Herds}}\n\n@misc{b, title = {Two}}\n")}
    assert "CK818" in {
        code for code, _, _ in found("@misc{a, title = {A}, crossref = {b}}\n@misc{b, title = {B}, crossref = {a}}\n")
    }
    assert "CK819" in {
        code for code, _, _ in found('@string{j = "One"}\n@string{j = "Two"}\n@misc{a, title = {Herds}, note = j}\n')
    }
    assert "CK820" in {code for code, _, _ in found("@comment{\n@misc{a, title = {Herds}}\n}\n")}


def test_a_file_in_latin_1_is_told() -> None:
    assert "CK814" in {code for code, _, _ in found("@misc{a, title = {Café Society}}\n".encode("latin-1"))}


def test_csl_json_is_checked_by_the_same_rules() -> None:
    items = [
        {
            "id": "a",
            "type": "article-journal",
            "title": 'The <i>Tragedy</i> of G{\\"o}del.',
            "author": [{"literal": "Hardin et al."}],
        },
        {
            "id": "b",
            "type": "book",
            "title": "Seeing Like a State",
            "ISBN": "978-0-521-40599-8",
            "issued": {"date-parts": [[1998]]},
        },
    ]
    report = lint([read(json.dumps(items).encode(), "csljson", "list.json")], Config(today=TODAY))
    codes = {(finding.entry, finding.code) for finding in report.findings}
    assert {("a", "CK516"), ("a", "CK502"), ("a", "CK103"), ("a", "CK104"), ("b", "CK101"), ("b", "CK203")} <= codes
    assert ("a", "CK501") not in codes, "<i> is how CSL writes italics"
    assert next(f.field for f in report.findings if f.code == "CK203") == "ISBN"


def test_a_clean_item_of_csl_json_is_clean() -> None:
    item = {
        "id": "hardin1968", "type": "article-journal", "title": "The Tragedy of the Commons", "container-title": "Science",
        "author": [{"family": "Hardin", "given": "Garrett"}], "volume": "162", "issue": "3859", "page": "1243-1248",
        "issued": {"date-parts": [[1968, 12, 13]]}, "DOI": "10.1126/science.162.3859.1243", "ISSN": "0036-8075",
    }  # fmt: skip
    assert lint([read(json.dumps([item]).encode(), "csljson")], Config(today=TODAY)).findings == ()


RAW = "Hardin, Garrett. Exploring New Ethics. New York: Viking, n.d."


def parsed_record(reference: Reference, *doubts: Doubt, confidence: float = 0.9) -> Record:
    """A record whose fragment begins at character 12 of a document."""
    text = f"First line.\n{RAW}\n"
    fragment = Fragment(
        RAW, Document("page.txt", text), Span(12, 12 + len(RAW)), 2, alignment=Alignment(((0, len(RAW), 12, 12 + len(RAW)),))
    )
    evidence = {"title": Evidence(Span(17, 37), "title"), "publisher": Evidence(Span(49, 55), "imprint")}
    parsed = Parsed(fragment, reference, doubts=doubts, evidence=evidence, confidence=confidence)
    return Record(reference, "page.txt", 2, 1, span=fragment.span, parsed=parsed)


def of_page(record: Record) -> tuple[Finding, ...]:
    page = Bibliography((record,), path="page.txt", kind="text", text=f"First line.\n{RAW}\n")
    return lint([page], Config(today=TODAY, select=("CK9",))).findings


BOOK = Reference(
    id="hardin", type=ItemType.BOOK, author=(Name("Hardin", "Garrett"),), title="Exploring New Ethics",
    publisher="Viking", publisher_place="New York",
)  # fmt: skip


def test_a_doubt_of_the_parser_stands_at_the_characters_it_is_about() -> None:
    doubted = parsed_record(BOOK, Doubt("CK911", "title", "the title may end after “New”"))
    (finding,) = (one for one in of_page(doubted) if one.code == "CK911")
    assert (finding.code, finding.name, finding.line, finding.column, finding.end_column) == (
        "CK911",
        "unsure-title",
        2,
        18,
        38,
    )
    assert finding.severity is Severity.WARNING and finding.field == "title"


def test_what_the_source_itself_does_not_give_is_told() -> None:
    assert [(f.code, f.line) for f in of_page(parsed_record(BOOK))] == [("CK953", 2)]


def test_a_field_that_the_source_does_not_hold_is_told_at_its_evidence() -> None:
    from dataclasses import replace

    findings = of_page(parsed_record(replace(BOOK, publisher="Penguin", title="Exploring New Etihcs")))
    assert [(f.code, f.field, f.column) for f in findings if f.code in ("CK950", "CK951")] == [
        ("CK951", "title", 18), ("CK950", "publisher", 50),
    ]  # fmt: skip


def test_a_bib_is_compared_with_the_source_that_is_linted_along_with_it() -> None:
    page = Bibliography((parsed_record(BOOK),), path="page.txt", kind="text", text=f"First line.\n{RAW}\n")
    bib = read(
        b"@book{hardin, author = {Harding, Garrett}, title = {Exploring New Ethics}, publisher = {Viking}, year = {1972}}",
        "bibtex",
    )
    findings = lint([page, bib], Config(today=TODAY, select=("CK95",))).findings
    assert [(f.code, f.field) for f in findings if f.path is None] == [("CK951", "author"), ("CK950", "year")]


def test_a_bibliography_and_its_source_are_no_duplicates_and_are_compared_whatever_the_key(root: Path) -> None:
    page = api.read(root / "references" / "john-snow-and-the-broad-street-pump.txt")
    written = api.write(page).text.replace("snow1855mode", "snow").replace("John Churchill", "John Churchil")
    assert isinstance(written, str)
    findings = lint([page, read(written.encode(), "bibtex", "list.bib")], Config(today=TODAY)).findings
    told = [(f.code, f.line, f.message) for f in findings if f.code in ("CK701", "CK950", "CK951")]
    assert told == [("CK951", 5, 'publisher is "John Churchil"; the source says "John Churchill"')]


def test_an_unsure_reading_without_a_doubt_is_told() -> None:
    dated = Reference(id="h", type=ItemType.BOOK, title="Exploring New Ethics", issued=Date(literal="n.d."))
    assert "CK952" in {finding.code for finding in of_page(parsed_record(dated, confidence=0.2))}


def test_one_key_in_two_files_for_two_works() -> None:
    one = read(b"@misc{a, title = {Herds of the Uplands}}", "bibtex", "one.bib")
    two = read(b"@misc{a, title = {Markets and States}}", "bibtex", "two.bib")
    findings = lint([one, two], Config(today=TODAY)).findings
    assert [(f.code, f.path, f.line, f.column) for f in findings] == [("CK703", "two.bib", 1, 7)]


def test_crlf_and_tabs_do_not_shift_places() -> None:
    text = "@misc{a,\r\n\ttitle = {Herds},\r\n\tdoi = {11.5/x}\r\n}\r\n"
    assert found(text) == [("CK201", 3, 9)]


def test_hostile_input_is_no_traceback() -> None:
    for text in (
        "@misc{a, author = {" + "{" * 3000 + "}" * 3000 + "}}",
        "@misc{a, pages = {" + "1-" * 5000 + "}}",
        "@misc{\x1b[31m, title={\x1b]0;x\x07}}",
    ):
        assert isinstance(found(text), list)


def test_one_endless_value_costs_no_more_than_its_length() -> None:
    """Each of these hung a rule once: repetition that a pattern divides in every way. The suite's timeout would tell."""
    for piece in (" ", "1", "A", "_", "and ", "&amp;", "\\a", "1-", ", "):
        for field in ("doi", "title", "author", "pages", "note", "url"):
            assert isinstance(found(f"@misc{{a, {field} = {{A{piece * (10_000 // len(piece))}x}}}}"), list)


def test_values_of_csl_json_are_found_in_their_file() -> None:
    items = """[{"id": "a", "type": "article-journal", "title": "Herds &amp; fields",
  "author": [{"family": "PLATT", "given": "JOHN"}], "container-title": "Science",
  "issued": {"date-parts": [[2019, 5]]}, "volume": "3",
  "page": "353-347", "DOI": "11.1/x"},
 {"id": "b", "type": "webpage", "title": "Two", "URL": "https://example.org/a",
  "issued": {"date-parts": [[2019, 5, 1]]},
  "accessed": {"date-parts": [[2018, 5, 1]]}}]"""
    assert found(items, "csljson", select=("CK201", "CK210", "CK307", "CK405", "CK501")) == [
        ("CK501", 1, 57),
        ("CK405", 2, 26),
        ("CK210", 4, 12),
        ("CK201", 4, 30),
        ("CK307", 7, 32),
    ]


def test_values_of_ris_are_found_in_their_file() -> None:
    lines = "TY  - BOOK\nAU  - Lee, Ann; Orr, Mary\nTI  - Herds\nPB  - Verso\nPY  - 1990\nSN  - 978-0-226-45808-4\nER  - \n"
    assert found(lines, "ris", select=("CK203", "CK402")) == [("CK402", 2, 15), ("CK203", 6, 7)]
