"""The table itself."""

from __future__ import annotations

import pytest

from citekit.formats import mapping
from citekit.formats.localization import LOCALES, locale_of, name_of_locale, resolve
from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, ItemType, Reference, csl_variable


@pytest.mark.parametrize("row", mapping.FIELDS, ids=lambda row: f"{row.ours}-{row.biblatex}")
def test_rows_name_real_fields(row: mapping.Row) -> None:
    assert row.ours in (*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS, "keywords")
    assert row.csl == csl_variable(row.ours)
    assert (row.form is mapping.Form.NAMES) == (row.ours in NAME_FIELDS)
    assert (row.form is mapping.Form.DATE) == (row.ours in DATE_FIELDS)


def test_the_annotation_law() -> None:
    (annotation,) = [row for row in mapping.FIELDS if row.ours == "annotation"]
    (note,) = [row for row in mapping.FIELDS if row.ours == "note"]
    assert (annotation.csl, annotation.bibtex, annotation.biblatex) == ("note", "annote", "annotation")
    assert (note.bibtex, note.biblatex) == ("note", "note")


@pytest.mark.parametrize("kind", ["bibtex", "biblatex"])
@pytest.mark.parametrize("item_type", list(ItemType))
def test_every_type_comes_back(item_type: ItemType, kind: str) -> None:
    entry, subtype = mapping.entry_type(Reference(type=item_type), kind)
    assert mapping.item_type(entry, subtype) is item_type


def test_csl_names_do_not_shadow_bib_fields() -> None:
    bib_names = {name for row in mapping.FIELDS for name in (row.bibtex, row.biblatex, *row.also)}
    assert not bib_names & mapping.CSL_NAMED.keys()
    assert {"medium", "archive_location", "illustrator", "available-date"} <= mapping.CSL_NAMED.keys()


def test_languages_come_back() -> None:
    assert [locale for locale in LOCALES.values() if locale_of(name_of_locale(locale)) != locale] == []
    assert (locale_of("ngerman"), locale_of("zh-CN"), name_of_locale("zh-CN")) == ("de-DE", "zh-CN", "zh-CN")


@pytest.mark.parametrize(
    ("key", "words"), [("patreqfr", "French patent request"), ("PhdThesis", "PhD thesis"), ("Own words", "Own words")]
)
def test_localization_keys(key: str, words: str) -> None:
    assert resolve(key) == words
