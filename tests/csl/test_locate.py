"""Finding styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.csl.locate import annotated_variant, describe, find_style, style_names
from citekit.model import StyleError, UsageError

DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE"><info>
<title>Mine</title><id>x</id><link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/></info></style>"""


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("apa", "apa"),
        ("modern-language-association", "modern-language-association"),
        ("chicago-author-date", "chicago-author-date"),
        ("nature-methods", "nature"),
    ],
)
def test_names(name: str, file: str) -> None:
    assert find_style(name).path.name == f"{file}.csl"


def test_a_dependent_style_keeps_its_locale() -> None:
    assert find_style("nature-methods").default_locale == "en-GB"


def test_a_path_and_its_parent(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csl"
    mine.write_text(DEPENDENT.format(parent="apa"), encoding="utf-8")
    for asked in (mine, str(mine)):
        located = find_style(asked)
        assert (located.path.name, located.default_locale) == ("apa.csl", "de-DE")
    assert (describe(mine).title, describe(mine).parent) == ("Mine", "apa")


def test_an_unknown_name_tells_the_closest() -> None:
    with pytest.raises(UsageError, match=r"did you mean .*chicago-author-date"):
        find_style("chicago-autor-date")
    with pytest.raises(UsageError, match="citekit styles"):
        find_style("qqqqqqqq")
    with pytest.raises(UsageError):
        find_style("")


def test_a_missing_file() -> None:
    with pytest.raises(UsageError, match="no such style file"):
        find_style("nowhere/mine.csl")


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        ("<style>\n<info>\n</style>", "not well-formed", 3),
        ("<html/>", "not a CSL style", 1),
        ("", "not well-formed", 1),
        (DEPENDENT.format(parent="no-such-style"), "no-such-style", 0),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, content: str, message: str, line: int) -> None:
    path = tmp_path / "broken.csl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(StyleError, match=message) as caught:
        find_style(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    path = tmp_path / "entity.csl"
    path.write_text(
        f'<!DOCTYPE style [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
        '<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>&x;</title></info></style>',
        encoding="utf-8",
    )
    assert "secret" not in describe(path).title


def test_variants_with_annotations() -> None:
    assert annotated_variant("apa") == "apa-annotated-bibliography"
    assert annotated_variant("chicago-notes-bibliography") == "chicago-notes-bibliography-annotated"
    assert annotated_variant("modern-language-association") == "modern-language-association-annotated-bibliography"
    assert annotated_variant("chicago-author-date") is None


def test_names_are_many_and_each_once() -> None:
    names = list(style_names())
    assert len(names) == len(set(names)) > 2800


def test_describe() -> None:
    said = describe("apa-annotated-bibliography")
    assert said.citation_format == "author-date"
    assert said.title.startswith("APA Style 7th edition")
