"""The lossless layer: every character in a block, every kind of damage told and survived."""

from __future__ import annotations

import pytest

from citekit.formats.bibtex.diagnostics import TABLE
from citekit.formats.bibtex.entries import entries
from citekit.formats.bibtex.syntax import (
    BibFile,
    CommentBlock,
    DamagedBlock,
    EntryBlock,
    PreambleBlock,
    StringBlock,
    TextBlock,
)

SAMPLE = """\ufeffA note before.
@String( acm = "ACM" )
@preamble{"\\newcommand{\\x}{y}"}
@comment{jabref-meta: databaseType:bibtex;}

@Book
  { knuth1986 ,
    Title = {The {\\TeX}book} ,
    publisher = acm # " Press" ,
    year = 1986,
  }
"""


def test_blocks_come_in_order_and_cover_the_text() -> None:
    bib = BibFile.read(SAMPLE.encode())
    assert bib.decoded.bom
    assert [type(block) for block in bib.blocks if not (isinstance(block, TextBlock) and not block.text.strip())] == [
        TextBlock, StringBlock, PreambleBlock, CommentBlock, EntryBlock,
    ]  # fmt: skip
    assert "".join(block.span.of(bib.text) for block in bib.blocks) == bib.text
    assert bib.write() == SAMPLE.encode()


def test_positions_are_those_of_the_text() -> None:
    bib = BibFile.read(SAMPLE)
    (book,) = bib.entry_blocks
    assert (book.type, book.key, book.delimiter) == ("Book", "knuth1986", "{")
    assert book.type_span.of(bib.text) == "Book"
    assert book.key_span.of(bib.text) == "knuth1986"
    assert [item.name_span.of(bib.text) for item in book.fields] == ["Title", "publisher", "year"]
    assert [item.value_span.of(bib.text) for item in book.fields] == ["{The {\\TeX}book}", 'acm # " Press"', "1986"]
    assert [[piece.kind for piece in item.pieces] for item in book.fields] == [["braced"], ["macro", "quoted"], ["number"]]
    assert bib.lines.position(book.fields[1].start) == (9, 5)


def read(text: str) -> tuple[list[tuple[str, int, int]], list[tuple[str, str, dict[str, str]]]]:
    bib = BibFile.read(text)
    assert bib.write().decode() == text
    findings = [(finding.code, finding.line, finding.column) for finding in bib.findings]
    return findings, [(entry.type, entry.key, dict(entry.fields)) for entry in entries(bib)]


@pytest.mark.parametrize(
    ("text", "findings", "found"),
    [
        pytest.param(
            "@misc{a, title = {x} year = 1999}",
            [("CK802", 1, 22)],
            [("misc", "a", {"title": "x", "year": "1999"})],
            id="a missing comma",
        ),
        pytest.param("@misc{a title = {x}}", [("CK802", 1, 9)], [("misc", "a", {"title": "x"})], id="no comma behind the key"),
        pytest.param(
            "@misc{a,\n  % title = {old},\n  title = {x}}",
            [("CK806", 2, 3)],
            [("misc", "a", {"title": "x"})],
            id="a comment inside",
        ),
        pytest.param(
            "@misc{a, title = {x} % one\n, year = 1 % two\n}",
            [("CK806", 1, 22), ("CK806", 2, 12)],
            [("misc", "a", {"title": "x", "year": "1"})],
            id="comments behind values",
        ),
        pytest.param("@misc{a,, title = {x},,}", [("CK805", 1, 9), ("CK805", 1, 23)], [("misc", "a", {"title": "x"})], id=",,"),
        pytest.param("@book\n{a, title = {x}}", [], [("book", "a", {"title": "x"})], id="a line end before the brace"),
        pytest.param("@ book{a, title = {x}}", [], [("book", "a", {"title": "x"})], id="a blank before the type"),
        pytest.param("@my-type{a, title = {x}}", [], [("my-type", "a", {"title": "x"})], id="a hyphen in the type"),
        pytest.param(
            "@misc{a, file = {C:\\\\}, n = 1}", [], [("misc", "a", {"file": "C:\\\\", "n": "1"})], id="backslash at }"
        ),
        pytest.param(
            "@misc{a, note = {see\n@word{x} there}}",
            [],
            [("misc", "a", {"note": "see @word{x} there"})],
            id="@word{ in a value",
        ),
        pytest.param(
            "@misc{a, title = {x}, title = {y}}", [("CK811", 1, 23)], [("misc", "a", {"title": "x"})], id="a field twice"
        ),
        pytest.param(
            "@misc{a, n = 1}\n@misc{A, n = 2}",
            [("CK812", 2, 7)],
            [("misc", "a", {"n": "1"}), ("misc", "A", {"n": "2"})],
            id="a key twice",
        ),
        pytest.param(
            "@misc{a,\n  title = {x,\n  year = 1999\n}\n\n@misc{b, n = 1}",
            [("CK803", 2, 11)],
            [("misc", "a", {"title": "x", "year": "1999"}), ("misc", "b", {"n": "1"})],
            id="a value that is not closed",
        ),
        pytest.param(
            '@misc{a,\n  title = "x,\n  year = {1999}\n}\n\n@misc{b, n = 1}',
            [("CK803", 2, 11)],
            [("misc", "a", {"title": "x", "year": "1999"}), ("misc", "b", {"n": "1"})],
            id="a quotation mark that is not closed",
        ),
        pytest.param(
            "@misc{a,\n  n = 1\n\n@misc{b, n = 2}",
            [("CK804", 1, 1)],
            [("misc", "a", {"n": "1"}), ("misc", "b", {"n": "2"})],
            id="an entry that is not closed",
        ),
        pytest.param("@misc{title = {x}}", [("CK807", 1, 7)], [("misc", "", {"title": "x"})], id="no key"),
        pytest.param("@misc{a b, n = 1}", [("CK808", 1, 8)], [("misc", "a b", {"n": "1"})], id="a blank in the key"),
        pytest.param("@misc{a, x = , n = 1}", [("CK809", 1, 10)], [("misc", "a", {"x": "", "n": "1"})], id="no value"),
        pytest.param(
            "@misc{a, pages = 12--15, n = 1}",
            [("CK810", 1, 18)],
            [("misc", "a", {"pages": "12--15", "n": "1"})],
            id="a value without braces",
        ),
        pytest.param(
            "@misc{a, x = foo, n = 1}", [("CK813", 1, 14)], [("misc", "a", {"x": "foo", "n": "1"})], id="no such macro"
        ),
        pytest.param(
            "@misc{a, n = 1}}\n, year = 1999}\n@misc{b}",
            [("CK816", 1, 15)],
            [("misc", "a", {"n": "1"}), ("misc", "b", {})],
            id="a brace too many",
        ),
        pytest.param("@misc\n@misc{b}", [("CK817", 1, 1)], [("misc", "b", {})], id="nothing opens it"),
        pytest.param(
            "@misc{a, crossref = {b}}\n@misc{b, crossref = {a}}",
            [("CK818", 2, 22)],
            [("misc", "a", {"crossref": "b"}), ("misc", "b", {"crossref": "a"})],
            id="a cycle",
        ),
        pytest.param(
            "@comment{@misc{a, n = 1}}",
            [("CK820", 1, 1)],
            [("misc", "a", {"n": "1"})],
            id="an entry in @comment, as bibtex reads",
        ),
        pytest.param(
            "@misc{a, x = {1} junk, n = 2}", [("CK801", 1, 18)], [("misc", "a", {"x": "1", "n": "2"})], id="junk behind a value"
        ),
        pytest.param("@misc{a, n = 1", [("CK804", 1, 1)], [("misc", "a", {"n": "1"})], id="the file ends in an entry"),
        pytest.param("@string{x}\n@misc{b}", [("CK801", 1, 1)], [("misc", "b", {})], id="a macro without a value"),
        pytest.param(
            '@string{x = "1"}@string{X = "2"}@misc{b, n = x}',
            [("CK819", 1, 25)],
            [("misc", "b", {"n": "2"})],
            id="a macro twice",
        ),
        pytest.param("mail me@home {x}, @ home", [], [("home", "x", {})], id="free text, as bibtex reads it"),
        pytest.param("@misc{a, url = {http://x.org/a%20b}}", [], [("misc", "a", {"url": "http://x.org/a%20b"})], id="%20"),
    ],
)
def test_damage_is_told_and_the_rest_is_read(
    text: str, findings: list[tuple[str, int, int]], found: list[tuple[str, str, dict[str, str]]]
) -> None:
    assert read(text) == (findings, found)


def test_every_code_is_explained() -> None:
    assert list(TABLE) == sorted(TABLE)
    assert all(kind.explanation.endswith(".") and kind.name for kind in TABLE.values())


def test_what_nothing_opens_is_kept_in_place() -> None:
    bib = BibFile.read("@string{oops}")
    assert isinstance(bib.blocks[0], DamagedBlock)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe@\x00m\x00",
        "@misc{a, author = {Ärger}}".encode("cp1252"),
        b"@misc{a, title = {\x00\x01}}\r",
        "@misc{a,\r\n\ttitle = {é},\r\n}\r\n".encode("utf-8-sig"),
        "@misc{a, title = {é}}".encode("utf-16"),
        b"@misc{a,\rtitle={x}\r}\r",
    ],
)
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    bib = BibFile.read(data)
    assert bib.findings is not None
    assert bib.write() == data


def test_a_guessed_encoding_is_told() -> None:
    (finding,) = BibFile.read("@misc{a,\n author = {Ärger}}".encode("cp1252")).findings
    assert (finding.code, finding.line, finding.column) == ("CK814", 2, 12)
