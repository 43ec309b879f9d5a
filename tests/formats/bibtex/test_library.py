"""What callers get are bibtexparser's objects."""

from __future__ import annotations

import pytest
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ExplicitComment, Field, ImplicitComment

from citekit.formats.bibtex.syntax import BibFile
from citekit.model import CitekitError


def test_every_block_has_its_counterpart() -> None:
    library = BibFile.read(
        "% free\n@comment{said}\n@string{a = {A}}\n@preamble{{p}}\n@misc{x, n = 1, t = a # {b},, q = \"z\"}\n"
        "@misc{x, n = 2}\n@misc{y, n = 1, n = 2}\n@string{oops}"
    ).library  # fmt: skip
    assert [comment.comment for comment in library.comments] == ["% free", "said"]
    assert [type(comment) for comment in library.comments] == [ImplicitComment, ExplicitComment]
    assert [(string.key, string.value, string.enclosing) for string in library.strings] == [("a", "A", "{")]
    assert [preamble.value for preamble in library.preambles] == ["{p}"]
    (entry,) = library.entries
    assert isinstance(entry, Entry)
    assert [(field.key, field.value, field.enclosing) for field in entry.fields] == [
        ("n", "1", "no-enclosing"), ("t", "a # {b}", "no-enclosing"), ("q", "z", '"'),
    ]  # fmt: skip
    assert (entry.entry_type, entry.key, entry.start_line) == ("misc", "x", 4)
    failed = [type(block) for block in library.failed_blocks]
    assert failed[:2] == [DuplicateBlockKeyBlock, DuplicateFieldKeyBlock]
    assert len(failed) == 3


SOURCE = '%  free\r\n@misc{a,\r\n\tTitle = "x" , year=1999}\r\n@misc{b , n = {1},, n = {2}}\r\n@Book(c)\r\n@misc{a, n = 3}'


def test_an_unchanged_library_changes_nothing() -> None:
    bib = BibFile.read(SOURCE)
    assert bib.updated(bib.library) is bib


def test_changes_to_the_objects_touch_their_own_characters() -> None:
    bib = BibFile.read(SOURCE)
    library = bib.library
    first, last = library.entries
    first.fields_dict["Title"].value = "y"
    first.set_field(Field("month", "jan", enclosing="no-enclosing"))
    first.pop("year")
    last.key = "d"
    library.remove(library.failed_blocks[0])
    library.add(Entry("misc", "new", [Field("note", "n}")]))
    assert bib.updated(library).text == (
        '%  free\r\n@misc{a,\r\n\tTitle = "y" , month=jan}\r\n@Book(d)\r\n@misc{a, n = 3}'
        "\r\n\r\n@misc{new,\r\n  note = {n\\textbraceright{}},\r\n}\r\n"
    )


def test_values_that_are_no_text_are_refused() -> None:
    bib = BibFile.read(SOURCE)
    library = bib.library
    library.entries[0].fields[0].value = ["x"]
    with pytest.raises(CitekitError, match="Title is no text"):
        bib.updated(library)
