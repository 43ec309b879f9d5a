"""A change touches its own characters and no others."""

from __future__ import annotations

import pytest

from citekit.formats.bibtex.editing import InsertEntry, RemoveEntry, RemoveField, RenameKey, SetField, SetType
from citekit.formats.bibtex.syntax import BibFile
from citekit.model import CitekitError

SOURCE = '% mine\r\n@misc{a,\r\n\ttitle =  "x",\r\n\tyear\t= 1999,\r\n}\r\n\r\n@Book(b, note={n})  % odd \r\n@misc{c}'


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (lambda a, b, c: SetField(a, "TITLE", "y"), '"x"', '"y"'),
        (lambda a, b, c: SetField(a, "title", 'say "y"'), '"x"', '{say "y"}'),
        (lambda a, b, c: SetField(a, "year", "2001"), "1999", "2001"),
        (lambda a, b, c: SetField(a, "year", "MCM"), "1999", "{MCM}"),
        (lambda a, b, c: SetField(a, "month", "jan", macro=True), "1999,", "1999,\r\n\tmonth\t= jan,"),
        (lambda a, b, c: SetField(b, "note", "m}, x = {y"), "{n}", "{m\\textbraceright{}, x = \\textbraceleft{}y}"),
        (lambda a, b, c: SetField(c, "title", "t"), "{c}", "{c,\r\n  title = {t}\r\n}"),
        (lambda a, b, c: RemoveField(a, "title"), '\r\n\ttitle =  "x",', ""),
        (lambda a, b, c: RemoveField(a, "year"), ",\r\n\tyear\t= 1999", ""),
        (lambda a, b, c: RenameKey(b, "b 2,"), "(b,", "(b2,"),
        (lambda a, b, c: SetType(b, "booklet"), "@Book(", "@booklet("),
        (lambda a, b, c: RemoveEntry(a), '@misc{a,\r\n\ttitle =  "x",\r\n\tyear\t= 1999,\r\n}\r\n\r\n', ""),
        (lambda a, b, c: InsertEntry("@misc{d,\n}\n"), "@misc{c}", "@misc{c}\r\n\r\n@misc{d,\r\n}\r\n"),
        (lambda a, b, c: InsertEntry("@misc{d,\n}\n", after=a), "1999,\r\n}", "1999,\r\n}\r\n\r\n@misc{d,\r\n}"),
    ],
)
def test_only_the_changed_characters_change(change, before: str, after: str) -> None:  # type: ignore[no-untyped-def]
    data = b"\xef\xbb\xbf" + SOURCE.encode()
    bib = BibFile.read(data)
    edited = bib.edited([change(*bib.entry_blocks)])
    assert data.count(before.encode()) == 1
    assert edited.write() == data.replace(before.encode(), after.encode())


def test_several_changes_at_once() -> None:
    bib = BibFile.read(SOURCE)
    a, b, c = bib.entry_blocks
    edited = bib.edited([SetField(c, "n", "1"), RemoveField(a, "title"), RemoveField(a, "year"), RenameKey(b, "bb")])
    assert [(block.key, [item.name for item in block.fields]) for block in edited.entry_blocks] == [
        ("a", []), ("bb", ["note"]), ("c", ["n"]),
    ]  # fmt: skip


def test_a_missing_key_can_be_given() -> None:
    bib = BibFile.read("@misc{title = {x}}")
    assert bib.edited([RenameKey(bib.entry_blocks[0], "k")]).text == "@misc{k, title = {x}}"


def test_no_change_gives_the_same_file() -> None:
    bib = BibFile.read(SOURCE)
    assert bib.edited([]) is bib


def test_a_character_that_the_encoding_lacks_is_an_error_with_its_place() -> None:
    bib = BibFile.read("@misc{a, author = {Ärger}}".encode("cp1252"))
    edited = bib.edited([SetField(bib.entry_blocks[0], "author", "漢")])
    with pytest.raises(CitekitError, match=r"1:20: .*cp1252"):
        edited.write()
