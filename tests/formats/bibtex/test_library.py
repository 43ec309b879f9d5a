"""What callers get are bibtexparser's objects."""

from __future__ import annotations

from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ExplicitComment, ImplicitComment

from citekit.formats.bibtex.syntax import BibFile


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
