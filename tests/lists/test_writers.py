"""Whole documents: structure from the list, and no value that changes it."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from lxml import html as lxml_html

from citekit.csl.result import Layout
from citekit.csl.richtext import Kind, RichText, Span
from citekit.lists import Group, ListEntry, ReadingList
from citekit.model import UsageError

HOSTILE = "<script>alert(1)</script> \\input{x} {\\b *bold* _x_ \x1b[31m & # $ % </div>\x00"


def listed(title: str = "My List", value: str = "A & B", annotation: str = "Good <i>indeed</i>.") -> ReadingList:
    content = RichText(("Roe, J. ", Span(Kind.ITALIC, (value,)), ". ", Span(Kind.LINK, ("doi",), "https://doi.org/10.1/x")))
    entry = ListEntry("roe", content, annotation)
    return ReadingList((Group("Books", (entry,)),), "apa", Layout(hanging_indent=True), title)


def test_text() -> None:
    assert listed().write("text") == "My List\n=======\n\nBooks\n-----\n\nRoe, J. A & B. doi\n\n    Good indeed.\n"


def test_markdown() -> None:
    assert listed().write("markdown") == (
        "# My List\n\n## Books\n\nRoe, J. *A & B*. [doi](<https://doi.org/10.1/x>)\n\n> Good *indeed*.\n"
    )


def test_html_is_a_page_with_entries_links_and_a_hanging_indent() -> None:
    page = listed().write("html")
    tree = lxml_html.fromstring(page)
    assert tree.findtext(".//h1") == "My List"
    assert [entry.text_content().split("\n")[0] for entry in tree.find_class("csl-entry")] == ["Roe, J. A & B. doi"]
    assert tree.xpath("//a/@href") == ["https://doi.org/10.1/x"]
    assert tree.xpath("//div[@class='annotation']/i/text()") == ["indeed"]
    assert "text-indent: -2em" in page


def test_hostile_values_add_no_element_to_a_page() -> None:
    tree = lxml_html.fromstring(listed(HOSTILE, HOSTILE, HOSTILE).write("html"))
    calm = lxml_html.fromstring(listed("t", "v", "a").write("html"))
    assert [element.tag for element in tree.iter()] == [element.tag for element in calm.iter()]


def test_hostile_values_give_balanced_rtf_and_latex() -> None:
    rtf = listed(HOSTILE, HOSTILE, HOSTILE).write("rtf")
    bare = re.sub(r"\\[{}\\]", "", rtf)
    assert bare.count("{") == bare.count("}")
    latex = listed(HOSTILE, HOSTILE, HOSTILE).write("latex")
    assert "\\input{" not in latex
    bare = re.sub(r"\\[{}]", "", latex)
    assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize("plain", [True, False])
def test_no_escape_sequence_of_a_value_reaches_the_terminal(plain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1") if plain else monkeypatch.delenv("NO_COLOR", raising=False)
    written = listed(HOSTILE, HOSTILE, HOSTILE).write("terminal")
    assert "\x1b[31m" not in written
    assert ("\x1b[" in written) is not plain


def test_the_terminal_wraps_with_a_hanging_indent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "30")
    lines = listed("", "A rather long title that must be broken somewhere", "").write("terminal").splitlines()[2:]
    assert lines == ["Roe, J. A rather long title", "    that must be broken", "    somewhere. doi"]


def test_docx_holds_paragraphs_and_italics() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(BytesIO(listed(value="A & B\x0b").write_bytes("docx")))
    assert [paragraph.text for paragraph in document.paragraphs] == ["My List", "Books", "Roe, J. A & B. doi", "Good indeed."]
    assert [run.text for run in document.paragraphs[2].runs if run.italic] == ["A & B"]


def test_pdf_is_a_pdf() -> None:
    try:
        written = listed(HOSTILE).write_bytes("pdf")
    except UsageError as absent:
        pytest.skip(str(absent))
    assert written.startswith(b"%PDF-")


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(UsageError, match="odt"):
        listed().write("odt")
