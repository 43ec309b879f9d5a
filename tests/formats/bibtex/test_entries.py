"""What entries mean: macros, ``#``, months, duplicates, inheritance."""

from __future__ import annotations

from citekit.formats.bibtex.entries import BibEntry, entries
from citekit.formats.bibtex.months import month_macro, month_number
from citekit.formats.bibtex.syntax import BibFile
from citekit.model import Span


def read(text: str) -> dict[str, BibEntry]:
    return {entry.key: entry for entry in entries(BibFile.read(text))}


def test_macros_of_macros_and_concatenation() -> None:
    found = read('@string{a = "A"} @string(b = a # " & " # {B})\n@misc{x, note = b # "!" # 7, month = "1~" # jan}')
    assert found["x"].fields == {"note": "A & B!7", "month": "1~January"}


def test_a_macro_is_known_after_its_definition_alone() -> None:
    assert read('@misc{x, n = a} @string{a = "A"} @misc{y, n = A}')["x"].fields == {"n": "a"}


def test_white_space_is_one_blank() -> None:
    assert read("@misc{x, title = { A\n\t  long\u00a0title }}")["x"].fields == {"title": "A long\u00a0title"}


def test_the_first_of_two_fields_counts() -> None:
    found = read("@misc{x, Note = {1}, note = {2}}")["x"]
    assert found.fields == {"note": "1"}
    assert found.duplicates == ("note",)


def test_places() -> None:
    bib = BibFile.read("\n  @misc{key, note = {n}}")
    (entry,) = entries(bib)
    assert (entry.line, entry.column) == (2, 3)
    assert entry.span == Span(3, 25)
    assert {name: span.of(bib.text) for name, span in entry.spans.items()} == {"": "key", "note": "{n}"}


def test_months_in_one_form() -> None:
    written = ["jan", "{January}", "{Jan.}", '"1"', "01", "{jan}"]
    found = read("".join(f"@misc{{m{place}, month = {month}}}" for place, month in enumerate(written)))
    assert {entry.fields["month"] for entry in found.values()} == {"January"}
    assert (month_macro("Sept."), month_number("12"), month_number("Winter")) == ("sep", 12, None)


def test_crossref_with_renaming() -> None:
    found = read(
        "@InCollection{c, title = {Chapter}, crossref = {B}}"
        "@collection{b, title = {Book}, subtitle = {Sub}, editor = {E}, year = 1990, shorttitle = {S}, label = {L}}"
    )
    assert found["c"].fields == {
        "title": "Chapter", "crossref": "B", "booktitle": "Book", "booksubtitle": "Sub", "editor": "E", "year": "1990",
    }  # fmt: skip
    assert found["c"].inherited == {"booktitle", "booksubtitle", "editor", "year"}


def test_a_volume_and_a_journal_give_their_titles() -> None:
    found = read(
        "@book{v, title = {Volume}, crossref = {m}} @mvbook{m, title = {Main}}"
        "@article{a, title = {A}, crossref = {p}} @periodical{p, title = {Journal}}"
        "@inbook{i, title = {Part}, crossref = {v}}"
        "@book{by, title = {Own}, author = {Me}} @inbook{j, crossref = {by}}"
    )
    assert found["v"].fields["maintitle"] == "Main"
    assert found["a"].fields["journaltitle"] == "Journal"
    assert {name: found["i"].fields[name] for name in ("title", "booktitle", "maintitle")} == {
        "title": "Part", "booktitle": "Volume", "maintitle": "Main",
    }  # fmt: skip
    assert {name: found["j"].fields[name] for name in ("author", "bookauthor")} == {"author": "Me", "bookauthor": "Me"}


def test_xdata_gives_what_is_missing_and_never_wins() -> None:
    found = read(
        "@xdata{x, publisher = {P}, location = {L}, note = {x}} @xdata{y, publisher = {Q}, series = {S}, xdata = {x}}"
        "@book{b, note = {own}, xdata = {x, y}}"
    )
    assert {name: found["b"].fields.get(name) for name in ("publisher", "location", "note", "series")} == {
        "publisher": "P", "location": "L", "note": "own", "series": "S",
    }  # fmt: skip


def test_dates_are_inherited_whole_or_not_at_all() -> None:
    found = read("@inbook{a, date = {2001}, crossref = {b}} @book{b, year = 1999, month = may, title = {T}}")
    assert "year" not in found["a"].fields
    assert "month" not in found["a"].fields


def test_cycles_end() -> None:
    found = read("@misc{a, crossref = {b}, x = {1}} @misc{b, crossref = {c}, y = {2}} @misc{c, crossref = {a}, z = {3}}")
    assert found["a"].fields == {"crossref": "b", "x": "1", "y": "2", "z": "3"}


def test_a_chain_of_any_length() -> None:
    chain = "".join(f"@misc{{k{n}, crossref = {{k{n + 1}}}}}" for n in range(5000)) + "@misc{k5000, note = {deep}}"
    assert read(chain)["k0"].fields["note"] == "deep"


def test_a_missing_parent_changes_nothing() -> None:
    assert read("@misc{a, crossref = {nobody}}")["a"].inherited == frozenset()
