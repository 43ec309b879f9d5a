"""Writers: what each prints, and that no value changes the structure of what is written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.csl.outputs import html, latex, markdown, rtf, terminal, text
from citekit.csl.richtext import Kind, RichText, Span

SAMPLE = RichText(
    (
        "Doe & Sons. ",
        Span(Kind.ITALIC, ("On ", Span(Kind.ROMAN, ("Hamlet",)), "! <b>")),
        " ",
        Span(Kind.BOLD, ("12",)),
        Span(Kind.SUPERSCRIPT, ("th",)),
        ", ",
        Span(Kind.SMALL_CAPS, ("Roe",)),
        ". ",
        Span(Kind.LINK, ("https://doi.org/10.1/a_b",), "https://doi.org/10.1/a_b"),
    )
)


def test_text() -> None:
    assert text.write(SAMPLE) == "Doe & Sons. On Hamlet! <b> 12th, Roe. https://doi.org/10.1/a_b"


def test_html() -> None:
    assert html.write(SAMPLE) == (
        'Doe &#38; Sons. <i>On <span style="font-style:normal;">Hamlet</span>! &#60;b&#62;</i> <b>12</b><sup>th</sup>, '
        '<span style="font-variant:small-caps;">Roe</span>. https://doi.org/10.1/a_b'
    )
    assert html.write(SAMPLE, links=True).endswith('. <a href="https://doi.org/10.1/a_b">https://doi.org/10.1/a_b</a>')


def test_html_raises_what_unicode_calls_raised() -> None:
    assert html.escape("x² and Acme™, ˁAbd") == "x<sup>2</sup> and Acme<sup>TM</sup>, <sup>ʕ</sup>Abd"


def test_markdown() -> None:
    assert markdown.write(SAMPLE, links=True) == (
        'Doe & Sons. *On <span style="font-style:normal;">Hamlet</span>! \\<b>* **12**<sup>th</sup>, '
        '<span style="font-variant:small-caps;">Roe</span>. <https://doi.org/10.1/a_b>'
    )


@pytest.mark.parametrize(
    ("rich", "want"),
    [
        (RichText(("1984. A novel",)), "1984\\. A novel"),
        (RichText(("# no heading",)), "\\# no heading"),
        (RichText(("a", Span(Kind.ITALIC, ("“b”",)), "c")), "a<em>“b”</em>c"),
        (RichText((Span(Kind.ITALIC, ("a",)), Span(Kind.ITALIC, ("b",)))), "<em>a</em><em>b</em>"),
    ],
)
def test_markdown_where_its_marks_would_fail(rich: RichText, want: str) -> None:
    assert markdown.write(rich) == want


def test_latex() -> None:
    assert latex.write(SAMPLE, links=True) == (
        r"Doe \& Sons. \textit{On \textup{Hamlet}! \textless{}b\textgreater{}} \textbf{12}\textsuperscript{th}, "
        r"\textsc{Roe}. \href{https://doi.org/10.1/a\_b}{https://doi.org/10.1/a\_b}"
    )


def test_rtf() -> None:
    assert rtf.write(RichText((Span(Kind.ITALIC, ("“Ô {x}” 𝔸",)),))) == r"{\i \u8220?\u212? \{x\}\u8221? \u-10187?\u-8904?}"
    assert rtf.write(SAMPLE, links=True).endswith(
        r'{\field{\*\fldinst{HYPERLINK "https://doi.org/10.1/a_b"}}{\fldrslt{https://doi.org/10.1/a_b}}}'
    )


def test_terminal() -> None:
    rich = RichText((Span(Kind.ITALIC, ("a ", Span(Kind.ROMAN, ("b",)), " c")), " \x1b[31mred"))
    assert terminal.write(rich) == "\x1b[3ma \x1b[23mb\x1b[3m c\x1b[23m [31mred"


def test_displays() -> None:
    rich = RichText((Span(Kind.LEFT_MARGIN, ("[1]",)), Span(Kind.RIGHT_INLINE, ("Doe",)), Span(Kind.BLOCK, ("Note",))))
    assert text.write(rich) == "[1] Doe\nNote"
    assert html.write(rich) == (
        '\n    <div class="csl-left-margin">[1]</div><div class="csl-right-inline">Doe</div>\n  '
        '\n\n    <div class="csl-block">Note</div>\n'
    )


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "/etc/passwd", "file:///x", ""])
def test_only_web_addresses_become_links(target: str) -> None:
    rich = RichText((Span(Kind.LINK, ("x",), target),))
    assert [writer.write(rich, links=True) for writer in (html, markdown, latex, rtf, terminal)] == ["x"] * 5


def test_a_target_cannot_leave_its_place() -> None:
    hostile = 'https://x.org/"><script>}\\input{y}\x1b]8;;\n)'
    rich = RichText((Span(Kind.LINK, ("x",), hostile),))
    encoded = "https://x.org/%22%3E%3Cscript%3E%7D%5Cinput%7By%7D%5D8;;%0A)"
    assert html.write(rich, links=True) == f'<a href="{encoded}">x</a>'
    assert markdown.write(rich, links=True) == f"[x](<{encoded}>)"
    assert rtf.write(rich, links=True) == f'{{\\field{{\\*\\fldinst{{HYPERLINK "{encoded}"}}}}{{\\fldrslt{{x}}}}}}'
    assert terminal.write(rich, links=True) == f"\x1b]8;;{encoded}\x1b\\x\x1b]8;;\x1b\\"


HOSTILE = st.text(
    st.one_of(st.sampled_from("<>&\"'\\{}$%#_^~*`[]()!|@-=+.\x1b\x07\x9b\n\t\r\x00\u202e1ai "), st.characters()), max_size=30
)
INLINE = [kind for kind in Kind if kind not in (Kind.LINK, Kind.BLOCK, Kind.INDENT, Kind.LEFT_MARGIN, Kind.RIGHT_INLINE)]
NODES: st.SearchStrategy[str | Span] = st.recursive(
    HOSTILE,
    lambda inner: (
        st.builds(Span, st.sampled_from(INLINE), st.lists(inner, max_size=3).map(tuple))
        | st.builds(lambda inside, target: Span(Kind.LINK, (inside,), target), HOSTILE, HOSTILE.map("https://x.org/".__add__))
    ),
    max_leaves=8,
)
RICH = st.lists(NODES, max_size=4).map(tuple).map(RichText)


def words(printed: str) -> str:
    return re.sub(r"\s+", " ", printed).strip()


@given(RICH)
def test_html_holds_our_elements_alone(rich: RichText) -> None:
    from lxml import html as parser

    root = parser.fragment_fromstring(html.write(rich, links=True), create_parent="div")
    for element in root.iter():
        assert element.tag in ("div", "i", "em", "b", "span", "sup", "sub", "a")
        assert set(element.keys()) <= {"style", "href"}
        assert element.get("href", "https://x.org/").startswith("https://x.org/")


@given(HOSTILE)
def test_html_text_comes_back(value: str) -> None:
    from lxml import html as parser

    plain = re.sub("[ªº²³¹ʰ-ˤᴀ-ᶿ⁰-ⁿ℠™]", "", value)
    root = parser.fragment_fromstring(html.escape(plain), create_parent="div")
    assert words(root.text_content()) == words(text.escape(plain))


@given(RICH)
def test_text_has_no_control_characters(rich: RichText) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", text.write(rich))


@given(RICH)
def test_terminal_has_no_sequence_from_values(rich: RichText) -> None:
    printed = terminal.write(rich, links=True)
    ours = re.sub("\x1b\\[(?:1|3|4|22|23|24)m|\x1b\\]8;;(?:https://x\\.org/[!-~]*)?\x1b\\\\", "", printed)
    assert not re.search("[\x00-\x1f\x7f-\x9f]", ours)
    assert ours == text.write(rich)


@given(RICH)
def test_rtf_groups_balance_and_control_words_are_ours(rich: RichText) -> None:
    printed = rtf.write(rich, links=True)
    assert printed.isascii()
    bare = re.sub(r"\\[\\{}]", "", printed)
    assert bare.count("{") == bare.count("}")
    known = r"i0?|b0?|scaps0?|ul|ulnone|super|sub|nosupersub|line|tab|field|\*|fldinst|fldrslt|u-?\d+"
    assert re.fullmatch(rf"(?:[^\\]|\\(?:{known}))*", bare)


@given(RICH)
def test_latex_groups_balance_and_commands_are_ours(rich: RichText) -> None:
    printed = latex.write(rich, links=True)
    bare = re.sub(r"\\[{}$&#%_]", "", printed)
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"[$#^\n]|(?<!\\)[&%]", bare)
    commands = set(re.findall(r"\\([a-zA-Z]+|.)", bare))
    assert {name for name in commands if not name.startswith("text")} <= {"underline", "href", "string"}


def test_an_exclamation_before_a_link_makes_no_image() -> None:
    rich = RichText(("Oklahoma!", Span(Kind.LINK, ("doi",), "https://x.org/")))
    assert markdown.write(rich, links=True) == r"Oklahoma\![doi](<https://x.org/>)"


@given(RICH)
def test_markdown_reads_back_as_the_same_words(rich: RichText) -> None:
    from lxml import html as parser

    markdown_it = pytest.importorskip("markdown_it")
    page = markdown_it.MarkdownIt("commonmark").render(markdown.write(rich, links=True))
    root = parser.fragment_fromstring(page, create_parent="div")
    assert {element.tag for element in root.iter()} <= {"div", "p", "em", "strong", "span", "u", "sup", "sub", "a"}
    assert words(root.text_content()) == words(text.write(rich))


def test_an_annotation_is_a_value() -> None:
    assert html.write_value('Reviews <i>Hamlet</i> & "more".') == "Reviews <i>Hamlet</i> &#38; “more”."
    assert text.write_value("<script>x</script>") == "<script>x</script>"


@given(HOSTILE)
def test_values_hold_our_elements_alone(value: str) -> None:
    from lxml import html as parser

    root = parser.fragment_fromstring(html.write_value(value), create_parent="div")
    assert {element.tag for element in root.iter()} <= {"div", "i", "b", "span", "sup", "sub"}
    printed = re.sub("\x1b\\[(?:1|3|4|22|23|24)m", "", terminal.write_value(value))
    assert not re.search("[\x00-\x1f\x7f-\x9f]", printed)
    bare = re.sub(r"\\[{}$&#%_]", "", latex.write_value(value))
    assert bare.count("{") == bare.count("}")
