"""Sentence case of English titles: expected values are what pandoc 2.17 makes of the same titles, but where noted."""

from __future__ import annotations

import pytest

from citekit.formats.sentence_case import as_styles_want, sentence_case
from citekit.model import ItemType, Name, Reference


def kept(text: str) -> str:
    return f'<span class="nocase">{text}</span>'


@pytest.mark.parametrize(
    ("title", "cased"),
    [
        ("The Life of Mr. Smith. A Story? Yes! Indeed; The End", "The life of mr. Smith. A story? Yes! Indeed; the end"),
        ("And More, “Quoted Words” and (In Parens) Here", "And more, “quoted words” and (in parens) here"),
        ("NASA McDonald iPod X Y-Z A-b High-Resolution Things", "NASA McDonald iPod x y-z a-b high-resolution things"),
        ("What: (The End) of – The End and: -The Rest", "What: (The end) of – the end and: -The rest"),
        ("the lower: A Story...And then", "The lower: A story...and then"),
        ("H<sub>2</sub>O 3D 2nd 1St É Étude: 1984 The Year", "H<sub>2</sub>o 3D 2nd 1St é étude: 1984 the year"),
        ("<i>The Italic Title</i> of It", "<i>The italic title</i> of it"),
        (f"{kept('TeX')}: {kept('T')}he Program", "TeX: The program"),
        (f"Notes on {kept('lower Case')} and {kept('NASA-Work')}", f"Notes on {kept('lower Case')} and NASA-Work"),
        (f"A Quote, <i>{kept('Alea')} {kept('iacta est')}</i>", f"A quote, <i>Alea {kept('iacta est')}</i>"),
        ("Work in <sc>Small Caps</sc> Here", "Work in <sc>Small Caps</sc> here"),
        # Not as pandoc has it: initials stay.
        ("Policy of the U.S. Congress", "Policy of the U.S. congress"),
        ("", ""),
    ],
)
def test_english(title: str, cased: str) -> None:
    assert sentence_case(title, "en-US") == cased
    assert sentence_case(title) == cased


@pytest.mark.parametrize("language", ["de-DE", "fr", "la", "zh-CN"])
def test_other_languages_keep_their_case(language: str) -> None:
    assert sentence_case("Kritik der Praktischen Vernunft", language) == "Kritik der Praktischen Vernunft"


def test_styles_want_titles_but_no_journal_in_sentence_case() -> None:
    article = Reference(type=ItemType.ARTICLE_JOURNAL, title="The Big Thing", container_title="The Journal of Things")
    assert as_styles_want(article).container_title == "The Journal of Things"
    chapter = Reference(type=ItemType.CHAPTER, title="The Big Thing", container_title="The Book of Things")
    assert as_styles_want(chapter).container_title == "The book of things"


@pytest.mark.parametrize(
    ("title", "given", "short"),
    [
        ("The Title: And More", "", "The title"),
        ("The Title", "", ""),
        ("The Title: And More", "Own Short", "Own short"),
        ("<i>The Title: And</i> More", "", ""),
    ],
)
def test_short_titles(title: str, given: str, short: str) -> None:
    assert as_styles_want(Reference(title=title, title_short=given)).title_short == short


@pytest.mark.parametrize(
    ("series", "words"), [("3", "3rd series"), ("12", "12th series"), ("21", "21st series"), ("new", "New")]
)
def test_numbered_series_of_journals(series: str, words: str) -> None:
    reference = Reference(type=ItemType.ARTICLE_JOURNAL, collection_title=series)
    assert as_styles_want(reference).collection_title == words


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (Name(family="Doe", given="J.G."), Name(family="Doe", given="J. G.")),
        (Name(family="Doe", given="J.-P. and St.John"), Name(family="Doe", given="J.-P. and St.John")),
        (Name(family="al-Hasan", given="Ali"), Name(family="Hasan", given="Ali", non_dropping_particle="al-")),
        (Name(family="de la Cruz", given="J."), Name(family="Cruz", given="J.", non_dropping_particle="de la")),
        (Name(family="Gogh", dropping_particle="van"), Name(family="Gogh", dropping_particle="van")),
        (Name(family="Oliveira", given="Maria de"), Name(family="Oliveira", given="Maria", dropping_particle="de")),
        (Name(family="O’Neill"), Name(family="O’Neill")),
        (Name(literal="de Gruyter"), Name(literal="de Gruyter")),
    ],
)
def test_names_in_their_parts(name: Name, wanted: Name) -> None:
    assert as_styles_want(Reference(author=(name,))).author == (wanted,)
