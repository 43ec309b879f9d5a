"""The laws of the extraction: positions are true, nothing is lost or invented, no input breaks it."""

from __future__ import annotations

import html

import hypothesis.strategies as st
from hypothesis import given, settings

from citekit.extraction import CODES, extract
from citekit.extraction.aligned import Clean, join
from citekit.extraction.characters import plain, unescape
from citekit.model import Span

# Pieces that documents of all kinds are made of; put together at random they make every sort of broken one.
PIECES = st.sampled_from(
    [
        *("Further Reading", "References:", "## Bibliography", "See also", "Categories: x", "Books"),
        *(
            "Eco, Umberto. ",
            "Baudolino. ",
            "Milan: Bompiani, 2000.",
            "“Ur-Fascism.”",
            " and ",
            "———. ",
            "Gut & böse",
            "𝔘",
            "\u00a0",
        ),
        *(
            'citation-type="booksimple"',
            "xlink:type='simple'",
            "citation-type=&quot;b&quot;",
            ">",
            "&gt;",
            "&amp;gt;",
            'xmlns:xlink="x"',
        ),
        *(
            "<citation citation-type='b'>",
            "</citation>",
            "<citation",
            "&lt;citation citation-type='b'&gt;",
            "&lt;/citation&gt;",
        ),
        *(
            "<ref>",
            "</ref>",
            "<ref-list>",
            "</ref-list>",
            "<title>",
            "</title>",
            "<sec sec-type='rs_citation'>",
            "</sec>",
            "<label>1</label>",
        ),
        *(
            "Week 2 (May 3): Milan",
            "Eco 7",
            "Eco 8",
            "\n\n- 12 -\n\n",
            "Reads like a novel.",
            "Last modified: May 3, 1999.",
            "\n- Eco, Umberto. Baudolino. Milan: Bompiani, 2000.",
            "\nEco, Umberto. Il nome della rosa. Milan: Bompiani, 1980.\n",
            "\n\nNovels\n\n",
            "_Baudolino_",
            "\u00ad",
            "\u200b",
            " • ",
        ),
        *(
            "<blockquote>",
            "</blockquote>",
            "</ul>",
            "<p class=annotation style='margin-left:2em'>",
            " 9. ",
            "10. ",
            "(1982): 3-4.",
        ),
        *("<element-citation>", "</element-citation>", "<name><surname>Eco</surname><given-names>U.</given-names></name>"),
        *(
            "<source>Baudolino</source>",
            "<year>2000</year>",
            "<person-group>",
            "</person-group>",
            "<etal/>",
            "<citation-alternatives>",
        ),
        *(
            "<i>",
            "</i>",
            "<italic>",
            "</italic>",
            "&lt;italic&gt;",
            "<b>",
            "<br>",
            "<p>",
            "</p>",
            "<ul><li>",
            "</li>",
            "<dl><dt>",
            "<dd>",
        ),
        *(
            "<table><tr><td>",
            "</td>",
            "<h2>",
            "</h2>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x",
            "?>",
            "<!DOCTYPE a [",
        ),
        *(
            "*",
            "**",
            "_",
            "[",
            "](x)",
            "`",
            "```",
            "\\",
            "#",
            "> ",
            "---",
            "===",
            "\t",
            "    ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
        ),
        *(
            "• ",
            "* ",
            "- ",
            "1. ",
            "[2] ",
            "&",
            "&amp;",
            "&#233;",
            "&#x1b;",
            "<",
            "\x00",
            "\x1b[0m",
            "\ufeff",
            "[kw]a (1990)[b]",
            "[p]Eco;x",
        ),
    ]
)
DOCUMENTS = st.lists(st.one_of(PIECES, PIECES, st.text(max_size=8)), max_size=40).map("".join)
KINDS = st.sampled_from(["text", "html", "xml", "markdown", None])


def letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum()]


def is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@given(DOCUMENTS, KINDS)
@settings(max_examples=400, deadline=None)
def test_every_position_is_true(document: str, kind: str | None) -> None:
    found = extract(document.encode("utf-8", "surrogatepass"), "page", kind)
    text = found.document.text
    assert all(finding.code in CODES for finding in found.findings)
    for fragment in found.fragments:
        assert fragment.raw == fragment.raw.strip() != ""
        assert 0 <= fragment.span.start < fragment.span.end <= len(text)
        for start, end, low, high in fragment.alignment.segments:
            assert fragment.span.start <= low <= high <= fragment.span.end
            if end - start == high - low and end - start > 1:
                assert fragment.raw[start:end] == text[low:high]
        for span, _ in fragment.marks:
            assert 0 <= span.start < span.end <= len(fragment.raw)


@given(DOCUMENTS, st.sampled_from(["text", "html", "markdown"]))
@settings(max_examples=300, deadline=None)
def test_nothing_is_invented(document: str, kind: str) -> None:
    """The letters of a fragment stand in its source in the same order, as they are or as an entity."""
    found = extract(document.encode("utf-8", "surrogatepass"), "page", kind)
    for fragment in found.fragments:
        source = fragment.span.of(found.document.text)
        for _ in range(3):
            source = html.unescape(source)
        assert is_subsequence(letters(fragment.raw), letters(source)) or "&" in fragment.span.of(found.document.text)


@given(DOCUMENTS)
@settings(max_examples=300, deadline=None)
def test_plain_text_has_nothing_left_to_do(document: str) -> None:
    once = plain(Clean.of_source(document, 0))
    assert plain(once).text == once.text


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5), st.text(max_size=3)), max_size=6), st.data()
)
@settings(max_examples=300, deadline=None)
def test_edits_keep_the_way_back(text: str, wishes: list[tuple[int, int, str]], data: st.DataObject) -> None:
    """What was not edited maps to itself; cutting and joining changes nothing."""
    edits: list[tuple[int, int, str]] = []
    for start, length, new in sorted(wishes):
        if start + length <= len(text) and (not edits or start >= edits[-1][1]) and length:
            edits.append((start, start + length, new))
    clean = Clean.of_source(text, 0).edit(edits)
    expected, position = "", 0
    for start, end, new in edits:
        expected += text[position:start] + new
        position = end
    assert clean.text == expected + text[position:]
    middle = data.draw(st.integers(0, len(clean.text)))
    again = join([clean.cut(0, middle), clean.cut(middle)])
    assert again.text == clean.text
    kept = {index for index in range(len(text)) if not any(start <= index < end for start, end, _ in edits)}
    for segment_start, segment_end, low, high in clean.segments:
        if segment_end - segment_start == high - low and set(range(low, high)) <= kept:
            assert clean.text[segment_start:segment_end] == Span(low, high).of(text)


@given(st.text(max_size=30), st.integers(1, 6))
@settings(max_examples=200, deadline=None)
def test_escaping_is_undone_however_often_it_was_done(text: str, times: int) -> None:
    if "&" in text:
        text = text.replace("&", "+")
    escaped = text
    for _ in range(times):
        escaped = html.escape(escaped)
    assert unescape(Clean.of_source(escaped, 0)).text == text


@given(st.binary(max_size=300), KINDS)
@settings(max_examples=300, deadline=None)
def test_bytes_of_any_sort_are_survived(data: bytes, kind: str | None) -> None:
    extract(data, None, kind)
