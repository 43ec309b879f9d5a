"""Bad items, bad styles: a message with its place, a fallback, safe output, and nothing else changed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citekit.csl import load_style
from citekit.csl.style import Style
from citekit.model import StyleError, UsageError

GOOD = {"id": "good", "type": "book", "title": "A Good Book", "author": [{"family": "Doe", "given": "Jane"}]}
STYLES = ("apa", "chicago", "chicago-author-date", "mla")
BAD: list[Any] = [
    {},
    {"id": 5},
    {"type": "no such type", "title": 7},
    {"id": "d", "issued": {"date-parts": [["x"]]}},
    {"id": "e", "issued": {"date-parts": [[2000, 99, 99], [2001]]}},
    {"id": "f", "issued": ["x", None]},
    {"id": "g", "author": "Zed"},
    {"id": "h", "author": [None, 5, {"family": None}, {"literal": ""}]},
    {"id": "i", "title": {"a": 1}, "volume": {"b": 2}, "page": True},
    {"id": "j", "title": "\x00\x1b[31m<script>alert('x')</script>\u202e", "URL": "javascript:alert(1)"},
    {"id": "k", "title": "<i>" * 4000 + "x" + "</i>" * 4000},
    {"page": "- - -", "number": "&&&", "volume": "\\-", "type": "article-journal"},
    {"id": "m", "note": "{:type:book}{:issued:nonsense}\nauthor: x || y\n: :"},
    "text",
    None,
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("bad", BAD, ids=[str(i) for i in range(len(BAD))])
def test_one_bad_item_never_ends_or_changes_the_others(style: str, bad: Any) -> None:
    alone = load_style(style).session([GOOD])
    both = load_style(style).session([bad, GOOD])
    for wanted, got in ((alone.bibliography(), both.bibliography()), (alone.citations(), both.citations())):
        assert wanted.entries[0] in got.entries
        for entry in got.entries:
            assert "<script" not in entry.content.to_html(links=True)
            assert not re.search(r"[\x00-\x08\x1b]", entry.content.to_text())
            assert 'href="javascript' not in entry.content.to_html(links=True)
    assert both.bibliography().findings


def test_what_is_wrong_is_said_with_the_item() -> None:
    findings = load_style("apa").bibliography([{"title": "T"}, {"id": "d", "type": "book", "issued": {"raw": ""}}]).findings
    said = {(finding.entry, finding.message.split(";")[0]) for finding in findings}
    assert ("item-1", "the item has no type") in said
    assert ("item-1", "the item has no id") in said
    assert any(entry == "d" and message.startswith("the date in 'issued' cannot be read") for entry, message in said)


def test_ten_thousand_authors() -> None:
    item = {**GOOD, "author": [{"family": f"F{i}", "given": "A."} for i in range(10_000)]}
    (entry,) = load_style("apa").bibliography([item]).entries
    assert entry.content.to_text().startswith("F0, A., F1, A., F2, A.,")
    assert "… F9999, A." in entry.content.to_text()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["id", "type", "title", "author", "editor", "issued", "page", "volume", "note", "URL", "DOI", "container-title", "language"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.dictionaries(FIELDS, VALUES, max_size=6), max_size=4))
def test_no_item_of_whatever_shape_raises(items: list[dict[str, Any]]) -> None:
    session = load_style("chicago-author-date").session(items)
    assert len(session.citations().entries) == len(items)
    for entry in session.bibliography().entries:
        entry.content.to_html()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_text_from_data_is_never_markup(title: str) -> None:
    (entry,) = load_style("mla").bibliography([{"id": "a", "type": "book", "title": title + " x"}]).entries
    left = re.sub(r"</?(?:i|b|sup|sub|span)(?: (?:style|class)=\"[^\"]*\")?>", "", entry.content.to_html())
    assert "<" not in left and ">" not in left


def style(body: str, head: str = "") -> str:
    return f'<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">\n<info/>\n{head}\n{body}\n</style>'


CITATION = '<citation><layout><text macro="a"/></layout></citation>'


@pytest.mark.parametrize(
    ("xml", "line", "words"),
    [
        ("<style", 1, "not well-formed"),
        ("<html/>", 1, "not a CSL style"),
        (style(""), 1, "no cs:citation"),
        (style("<citation/>"), 4, "no cs:layout"),
        (style(CITATION), 4, "'a' is called but not defined"),
        (
            style(CITATION, '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'),
            3,
            "calls itself",
        ),
        (style(CITATION, '<macro name="a"><text macro="a"/></macro>'), 3, "calls itself"),
    ],
)
def test_a_broken_style_is_named_with_its_line(xml: str, line: int, words: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.csl"
    path.write_text(xml, encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        load_style(path)
    assert words in caught.value.message
    assert caught.value.line == line


def test_entities_of_a_style_do_not_grow() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    xml = f'<!DOCTYPE style [<!ENTITY e0 "x">{entities}]>' + style(
        '<citation><layout><text value="&e11;"/></layout></citation>'
    )
    with pytest.raises(StyleError):
        Style.from_xml(xml)


def test_an_unknown_locale_is_said() -> None:
    with pytest.raises(UsageError, match="xx-YY"):
        load_style("apa", "xx-YY")


def test_a_style_is_read_again_when_its_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(style('<citation><layout><text value="one"/></layout></citation>'), encoding="utf-8")
    first = load_style(path)
    assert load_style(path) is first
    path.write_text(style('<citation><layout><text value="two"/></layout></citation>'), encoding="utf-8")
    import os

    os.utime(path, ns=(1, 1))
    (entry,) = load_style(path).citations([GOOD]).entries
    assert entry.content.to_text() == "two"
