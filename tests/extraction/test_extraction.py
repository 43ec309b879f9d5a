"""Positions, marks, structured values, encodings, metadata, streaming, folders, and what must never break."""

# ruff: noqa: E501 (documents as they are found)

from __future__ import annotations

import codecs
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from citekit.extraction import CODES, extract, extract_file, fragments, iter_fragments, read_document, recognize, walk
from citekit.model import Finding, Fragment, InputError, Span, UsageError

XML = (
    "<ref-list><title>Further Reading</title>\n<ref><citation citation-type='booksimple'>Eco, Umberto. "
    "<italic>Baudolino &amp; Co</italic>. New York: <b>Harcourt</b>, 2002.</citation></ref></ref-list>"
)


def source_of(fragment: Fragment, words: str) -> str:
    """The source characters that ``words`` of a fragment's raw text were made from."""
    start = fragment.raw.index(words)
    return fragment.alignment.to_source(Span(start, start + len(words))).of(fragment.document.text)


def only(text: str, path: str = "page.txt") -> Fragment:
    (fragment,) = extract(text.encode(), path).fragments
    return fragment


# positions and marks


def test_every_character_of_a_leaked_citation_knows_its_place() -> None:
    page = 'Further Reading\r\n  • citation-type="b"\r\n\r\n   xlink:type="simple">Eco, U. Baudolino &amp;\r\n   Co. Milan: Bompiani, 2000.\r\n'
    found = only(page)
    assert found.raw == "Eco, U. Baudolino &\nCo. Milan: Bompiani, 2000."
    assert found.span.of(page) == "Eco, U. Baudolino &amp;\r\n   Co. Milan: Bompiani, 2000."
    assert found.line == 4
    assert [source_of(found, part) for part in ("Baudolino", "&", "&\nCo", "2000.")] == [
        "Baudolino",
        "&amp;",
        "&amp;\r\n   Co",
        "2000.",
    ]


def test_positions_and_marks_in_xml() -> None:
    found = only(XML, "page.xml")
    assert found.raw == "Eco, Umberto. Baudolino & Co. New York: Harcourt, 2002."
    assert (found.line, found.section, found.citation_type) == (2, "Further Reading", "booksimple")
    assert found.span.of(XML).startswith("Eco, Umberto. <italic>") and found.span.of(XML).endswith("</b>, 2002.")
    assert source_of(found, "& Co") == "&amp; Co"
    assert source_of(found, "Harcourt, 2002") == "Harcourt</b>, 2002"
    assert [(span.of(found.raw), mark) for span, mark in found.marks] == [("Baudolino & Co", "italic"), ("Harcourt", "bold")]


def test_marks_in_html_markdown_and_leaked_text() -> None:
    texts = {
        "page.html": "<h2>References</h2><p>Eco, Umberto. <i>Baudo<b>li</b>no</i>. New York: Harcourt, 2002.</p>",
        "page.md": "## References\n\nEco, Umberto. *Baudo**li**no*. New York: Harcourt, 2002.",
        "page.txt": 'References\ncitation-type="b">Eco, Umberto. &amp;lt;italic&amp;gt;Baudo&lt;bold&gt;li&lt;/bold&gt;no</italic>. New York: Harcourt, 2002.',
    }
    for path, text in texts.items():
        found = only(text, path)
        assert found.raw == "Eco, Umberto. Baudolino. New York: Harcourt, 2002.", path
        assert sorted((span.of(found.raw), mark) for span, mark in found.marks) == [("Baudolino", "italic"), ("li", "bold")], (
            path
        )


def test_tagged_titles_of_a_printed_citation_are_marked_by_name() -> None:
    found = only("<ref><mixed-citation>Eco. <source>Baudolino</source>. <year>2000</year>.</mixed-citation></ref>", "a.xml")
    assert [(span.of(found.raw), mark) for span, mark in found.marks] == [("Baudolino", "source")]
    assert found.structured == {}


# structured citations


def test_an_article_comes_with_its_values() -> None:
    found = only(
        "<ref><element-citation publication-type='journal'><person-group person-group-type='author'><name><surname>Watson</surname>"
        "<given-names>J. D.</given-names></name><name><surname>Crick</surname><given-names>F. H. C.</given-names></name></person-group>"
        "<article-title>Molecular Structure of Nucleic Acids</article-title><source>Nature</source><day>25</day><month>4</month>"
        "<year>1953</year><volume>171</volume><issue>4356</issue><fpage>737</fpage><lpage>738</lpage>"
        "<pub-id pub-id-type='doi'>10.1038/171737a0</pub-id><pub-id pub-id-type='pmid'>13054692</pub-id></element-citation></ref>",
        "a.xml",
    )
    assert found.structured == {
        "type": "article-journal",
        "author": [{"family": "Watson", "given": "J. D."}, {"family": "Crick", "given": "F. H. C."}],
        "title": "Molecular Structure of Nucleic Acids",
        "container-title": "Nature",
        "volume": "171",
        "issue": "4356",
        "page": "737-738",
        "issued": {"date-parts": [[1953, 4, 25]]},
        "DOI": "10.1038/171737a0",
        "PMID": "13054692",
    }
    assert source_of(found, "Crick") == "Crick"
    assert [(span.of(found.raw), mark) for span, mark in found.marks] == [("Nature", "italic")]


def test_a_chapter_and_a_body_as_author() -> None:
    chapter = only(
        "<element-citation publication-type='book'><name><surname>Simon</surname><given-names>Herbert</given-names></name>"
        "<chapter-title>Theories</chapter-title><person-group person-group-type='editor'><name><surname>McGuire</surname>"
        "<given-names>C. B.</given-names><suffix>Jr.</suffix></name></person-group><source>Decision</source><edition>2nd</edition>"
        "<publisher-loc>Amsterdam</publisher-loc><publisher-name>North-Holland</publisher-name><year>1972a</year></element-citation>",
        "a.xml",
    )
    assert chapter.structured["type"] == "chapter"
    assert chapter.structured["editor"] == [{"family": "McGuire", "given": "C. B.", "suffix": "Jr."}]
    assert (chapter.structured["publisher-place"], chapter.structured["edition"]) == ("Amsterdam", "2nd")
    assert chapter.structured["issued"] == {"date-parts": [[1972]]}
    assert "1972a" in chapter.raw
    web = only(
        "<element-citation publication-type='web'><collab>World Health Organization</collab><source>Data</source>"
        "<year>n.d.</year><date-in-citation content-type='access-date'>May 5, 2020</date-in-citation>"
        "<uri>https://example.org/gho</uri></element-citation>",
        "a.xml",
    )
    assert web.structured == {
        "type": "webpage",
        "author": [{"literal": "World Health Organization"}],
        "title": "Data",
        "URL": "https://example.org/gho",
        "issued": {"literal": "n.d."},
        "accessed": {"literal": "May 5, 2020"},
    }


def test_both_forms_of_a_citation_make_one_fragment() -> None:
    found = only(
        "<citation-alternatives><element-citation publication-type='book'><source>Baudolino</source><year>2000</year></element-citation>"
        "<mixed-citation>Eco, Umberto. Baudolino. Milan, 2000.</mixed-citation></citation-alternatives>",
        "a.xml",
    )
    assert found.raw == "Eco, Umberto. Baudolino. Milan, 2000."
    assert found.structured == {"type": "book", "title": "Baudolino", "issued": {"date-parts": [[2000]]}}


# kinds and encodings


@pytest.mark.parametrize(
    ("text", "path", "kind"),
    [
        ("", None, "text"),
        ("Plain text, a < b.", None, "text"),
        ("<?xml version='1.0'?><book/>", "a.txt", "xml"),
        ("<!DOCTYPE html><p>x", "a.txt", "html"),
        ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'><html>", "a.xhtml", "html"),
        ("<ref-list><ref>", None, "xml"),
        ("<article><h1>News</h1>", "a.html", "html"),
        ("<article article-type='x'><back><ref-list>", None, "xml"),
        ("<citation citation-type=“b”>x", "a.txt", "text"),
        ("# Title\n\ntext", None, "markdown"),
        ("# a comment\nkey = 1", "a.txt", "text"),
        ("plain", "a.md", "markdown"),
        ("plain", "a.HTM", "html"),
        ("plain", "a.nxml", "xml"),
    ],
)
def test_kinds(text: str, path: str | None, kind: str) -> None:
    assert recognize(text, path) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, newline: str) -> None:
    page = newline.join(["Références", "", "Böll, Heinrich. Irisches Tagebuch. Köln: Kiepenheuer, 1957.", ""])
    found = extract(page.encode(encoding), "page.txt")
    assert [fragment.raw for fragment in found.fragments] == ["Böll, Heinrich. Irisches Tagebuch. Köln: Kiepenheuer, 1957."]
    assert found.fragments[0].line == 3
    guessed = encoding in ("utf-16-le", "utf-16-be", "cp1252")
    assert [finding.code for finding in found.findings] == (["CK841"] if guessed else [])


def test_a_declared_encoding() -> None:
    page = (
        "<?xml version='1.0' encoding='koi8-r'?><ref><citation>Булгаков, Михаил. Мастер. Москва: Наука, 1967.</citation></ref>"
    )
    (found,) = extract(page.encode("koi8-r"), "a.xml").fragments
    assert found.raw.startswith("Булгаков, Михаил.")
    html = (
        "<html><head><meta charset=windows-1251></head><h2>References</h2><p>Булгаков, Михаил. Мастер. Москва: Наука, 1967.</p>"
    )
    (found,) = extract(html.encode("cp1251"), "a.html").fragments
    assert found.raw.startswith("Булгаков, Михаил.")


@pytest.mark.parametrize("name", ["rot13", "utf-16", "no-such", "hex", "unicode_escape", "idna"])
def test_a_lying_declaration_is_not_believed(name: str) -> None:
    page = (
        f"<?xml version='1.0' encoding='{name}'?><ref><citation>Böll, Heinrich. Tagebuch. Köln: Verlag, 1957.</citation></ref>"
    )
    (found,) = extract(page.encode(), "a.xml").fragments
    assert found.raw == "Böll, Heinrich. Tagebuch. Köln: Verlag, 1957."


def test_binary_data_is_told_and_read_as_nothing() -> None:
    document, findings = read_document(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xfe" * 50, "picture.png")
    assert document.text == ""
    assert [finding.code for finding in findings] == ["CK842"]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="'pdf' is no kind"):
        extract(b"", kind="pdf")


def test_the_kind_can_be_forced() -> None:
    text = b'<p>citation-type="b"&gt;Eco, U. Baudolino.</p>'
    assert [f.raw for f in extract(text, kind="html").fragments] == ["Eco, U. Baudolino."]
    assert extract(text, kind="text").document.kind == "text"


# metadata


def test_a_document_knows_its_metadata_and_fragments_know_their_document() -> None:
    page = (
        "Baudolino Appears Summary\n\nLast updated on May 3, 2021\n\n[kw]Baudolino Appears (2000) [g]Italy;2000: Baudolino[00100] "
        "[p]Eco, Umberto;novels\n\nFurther Reading\n\nEco, Umberto. Baudolino. Milan: Bompiani, 2000.\n\nCategories: Literature, Italy\n"
    )
    found = extract(page.encode(), "page.txt")
    document = found.document
    assert (document.title, document.date, document.categories) == ("Baudolino Appears", "May 3, 2021", ("Literature", "Italy"))
    assert [(term.kind, term.heading, term.subheading, term.sort_key) for term in document.terms] == [
        ("keyword", "Baudolino Appears (2000)", "", ""),
        ("geography", "Italy", "2000: Baudolino", "00100"),
        ("person", "Eco, Umberto", "novels", ""),
    ]
    assert found.fragments[0].document is document
    assert next(fragments(document)).raw == "Eco, Umberto. Baudolino. Milan: Bompiani, 2000."


# streaming


@pytest.fixture
def big(tmp_path: Path) -> Iterator[Path]:
    """A structured file of some megabytes, with marks, entities and characters of several bytes."""
    path = tmp_path / "big.xml"
    with path.open("w", encoding="utf-8") as file:
        file.write("<?xml version='1.0'?><book><sec><title>Further Reading</title><ref-list>\n")
        for number in range(4_000):
            file.write(
                f"<ref><citation citation-type='booksimple'>Böll, H. <italic>Nr. {number} &amp; mehr</italic>. Köln: Verlag, 1957. "
                f"{'Gut. ' * 20}</citation></ref>\n"
            )
        file.write("</ref-list></sec></book>")
    yield path


def test_streaming_gives_what_reading_gives(big: Path) -> None:
    whole = extract_file(big)
    text = whole.document.text
    count = 0
    for one, other in zip(iter_fragments(big), whole.fragments, strict=True):
        assert (one.raw, one.span, one.line, one.section, one.marks) == (
            other.raw,
            other.span,
            other.line,
            other.section,
            other.marks,
        )
        assert one.span.of(text).startswith("Böll, H. <italic>")
        count += 1
    assert count == 4_000


def test_streaming_does_not_hold_the_file(big: Path) -> None:
    script = (
        "import sys, resource; from citekit.extraction import iter_fragments\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024\n"
        "next(iter_fragments(sys.argv[1])); before = peak(); print(sum(1 for _ in iter_fragments(sys.argv[1])), peak() - before)"
    )
    out = subprocess.run([sys.executable, "-c", script, str(big)], capture_output=True, text=True, check=True).stdout.split()
    assert int(out[0]) == 4_000
    assert int(out[1]) < 8, "the peak grew with the file"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_streaming_text(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    entry = '  * citation-type="booksimple"\r\n\r\n    xlink:type="simple">Böll, Heinrich. Irisches\r\n    Tagebuch. Köln: Verlag, 1957.\r\n'
    path.write_bytes(("Further Reading\r\n" + entry * 9_000).encode(encoding))
    whole = extract_file(path)
    assert len(whole.fragments) == 9_000
    for one, other in zip(iter_fragments(path), whole.fragments, strict=True):
        assert (one.raw, one.span, one.line, one.section) == (other.raw, other.span, other.line, other.section)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        extract_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="cannot be read"):
        next(iter_fragments(tmp_path / "none.txt"))


# folders


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.pdf", "sub/d.XML", "sub/README", ".hidden/e.txt", ".f.txt", "z.md", "data"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\0\1" if name == "data" else b"text")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    told: list[Finding] = []
    found = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path], told.append)]
    assert found == ["a.html", "b.txt", "z.md", "sub/README", "sub/d.XML"]
    assert sorted(Path(finding.path or "").name for finding in told) == [".f.txt", ".hidden"]
    assert list(walk([tmp_path / "c.pdf"])) == [tmp_path / "c.pdf"]
    list(walk([tmp_path / "none"], told.append))
    assert told[-1].code == "CK849"


# never a traceback, and no cost that grows faster than the input

HOSTILE = {
    "nothing": b"",
    "nul": b"\0" * 1000,
    "mark alone": codecs.BOM_UTF16_LE,
    "half a character": "Böll".encode()[:2],
    "odd utf-16": codecs.BOM_UTF16_LE + b"abc",
    "nested": b"<ref-list>" + b"<b>" * 100_000,
    "nested, closed": b"<ref-list>" + b"<b>" * 100_000 + b"x" + b"</b>" * 100_000,
    "nested citations": b"<citation>" * 20_000,
    "angles": b"<" * 100_000,
    "tags cut": b"<a " * 50_000,
    "quotes": b"<a " + b"\"'" * 50_000,
    "stray ends": b"</b>" * 50_000,
    "comments": b"<!--" * 50_000,
    "cdata": b"<![CDATA[" * 20_000,
    "doctype": b"<!DOCTYPE a [" * 20_000,
    "entities": b"<p>" + b"&amp;" * 50_000,
    "escapings": b"References\ncitation-type='b'>&" + b"amp;" * 50_000 + b"lt;",
    "attributes": b"References\n" + b'citation-type="b" ' * 20_000,
    "openers": b"References\n" + b'citation-type="b">' * 10_000,
    "one line": b"References\nEco, U. " + b"a b " * 100_000,
    "stars": b"# References\n- " + b"**a" * 50_000,
    "brackets": b"# References\n- " + b"[a](" * 30_000,
    "codes": b"References\n" + b"[kw]a (" * 20_000,
    "bullets on one line": b"Further Reading \xe2\x80\xa2 Eco, U. Baudolino. Milan: Bompiani, 2000." + " • a".encode() * 50_000,
    "numbers on one line": b"References 1. a 2. b " + b"3. c 4. d " * 20_000,
    "remarks": b"References\nEco, U. Baudolino. Milan: Bompiani, 2000.\n" + b"\nReads like a novel.\n" * 5_000,
    "set in": b"References\n\nEco, U. Baudolino. Milan: Bompiani, 2000.\n\n" + b"    Good\n\n" * 10_000,
    "remarks below leaks": b'citation-type="b">Eco, U. Baudolino. Milan: Bompiani, 2000.\n' + b"Reads like a novel.\n" * 5_000,
    "items without a heading": b"".join(
        b"- Eco, U. Baudolino %d. Milan: Bompiani, 2000.\n\n- Read it.\n" % n for n in range(3_000)
    ),
    "one good item and remarks": b"Eco, U. Baudolino. Milan: Bompiani, 2000.\n\n" + b"Reads like a novel.\n\n" * 5_000,
    "weak items": b"- Eco, Umberto, Baudolino, 2000\n" * 10_000,
    "names without end": b"Eco, U. Eco " * 20_000,
    "one paragraph of names": b"Eco, Umberto. Baudolino, 1999\n" * 10_000,
    "headings between": b"Eco, U. Baudolino. Milan: Bompiani, 2000.\n\n# a\n\n<h2>a</h2>" * 3_000,
    "typed italics": b"References\n\nEco, U. " + b"_a *b " * 30_000,
    "torn attributes": b'citation-type="b">Eco, U. Baudolino. Milan: Bompiani, 2000. See ' + b'a="b"\nxlink:type="s"\n' * 5_000,
    "heads": b"References\n\n" + b"".join(b"Eco %d\n\n" % n for n in range(5_000)),
    "quotes in quotes": b"<h2>References</h2>" + b"<blockquote>Good." * 5_000,
    "breaks in a title": b"<h2>References in" + b"<br>a" * 20_000,
    "escape codes": b"References\n\x1b]0;x\x07Eco, U. \x1b[31mBaudolino. Milan: Bompiani, 2000.",
}


@pytest.mark.parametrize("kind", ["text", "html", "xml", "markdown"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_survived(name: str, kind: str) -> None:
    found = extract(HOSTILE[name], "page", kind)
    assert all(finding.code in CODES for finding in found.findings)
    assert len(found.findings) < 400


def test_entities_are_never_expanded() -> None:
    bomb = "<!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY a{n} '{'&a;' * 10}'>" for n in range(20)) + "]>"
    found = only(bomb + "<ref><citation>Eco, U. Baudolino &a19; &a;. Milan, 2000.</citation></ref>", "a.xml")
    assert found.raw == "Eco, U. Baudolino &a19; &a;. Milan, 2000."


def test_codes_are_unique_and_named() -> None:
    assert len({name for name, _ in CODES.values()}) == len(CODES)


def test_lxml_waits_for_mark_up() -> None:
    script = (
        "import sys; from citekit.extraction import extract; extract(b'References', 'a.txt'); extract(b'# x', 'a.md')\n"
        "assert 'lxml' not in sys.modules; extract(b'<p>', 'a.html'); assert 'lxml' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
