"""Laws of .bib files: nothing is lost, nothing breaks out, doing it twice changes nothing."""

from __future__ import annotations

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from citekit.formats.bibtex.balance import balanced, written_key
from citekit.formats.bibtex.editing import InsertEntry, RemoveField, RenameKey, SetField
from citekit.formats.bibtex.entries import entries
from citekit.formats.bibtex.latex import plain, to_tex, to_unicode
from citekit.formats.bibtex.names import read_names, write_names
from citekit.formats.bibtex.syntax import BibFile, EntryBlock
from citekit.formats.bibtex.tidy import TidyOptions, meaning, tidy
from citekit.formats.bibtex.writer import write_entries
from citekit.model import Name

# Text in the alphabet that hurts.
MARKS = [
    *list("@{}(),=#\"%\\'`~$^_&<>-  \n\r\t"), "and", "AND", "é", "\u00a0", "1", "jan", "\\emph{", "<i>", "</i>", "--", "``",
]  # fmt: skip
NASTY = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)
VALUE = st.one_of(st.text(max_size=40), NASTY)
PIECES = [
    "@misc{a, ", "@book(b, ", "title = {x}", "year = 1999", ", ", "}", ")", '"', "{", " # ", "jan", "@string{s = {v}}", "\n",
    "s", "% c\n", "@comment{", "@preamble{{p}}", "month = {1}", "pages = {1-2}", "crossref = {a}", "text", "\r\n",
    "@", "=", " ", "\n\n",
]  # fmt: skip
FILE = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), NASTY, st.text(max_size=60))


@given(st.one_of(st.binary(max_size=80), FILE.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_bytes_come_back(data: bytes) -> None:
    assert BibFile.read(data).write() == data


@given(FILE)
def test_blocks_cover_the_text_and_everything_can_be_asked(text: str) -> None:
    bib = BibFile.read(text)
    assert "".join(block.span.of(text) for block in bib.blocks) == text
    assert all(finding.line >= 1 and finding.column >= 1 for finding in bib.findings)
    assert len(entries(bib)) == len(bib.entry_blocks)
    assert len(bib.library.blocks) <= len(bib.blocks)


@given(st.lists(st.tuples(VALUE, VALUE, st.dictionaries(VALUE, VALUE, max_size=3)), max_size=3))
def test_nothing_breaks_out_of_its_place(items: list[tuple[str, str, dict[str, str]]]) -> None:
    bib = BibFile.read(write_entries(items))
    assert [type(block) for block in bib.blocks if block.span.of(bib.text).strip()] == [EntryBlock] * len(items)
    assert [entry.key for entry in entries(bib)] == [written_key(key) for _, key, _ in items]
    assert [len(entry.fields) for entry in entries(bib)] == [len(fields) for _, _, fields in items]


@given(st.dictionaries(st.sampled_from(["title", "note", "url"]), VALUE, min_size=1))
def test_values_read_back_as_they_were_written(fields: dict[str, str]) -> None:
    first = entries(BibFile.read(write_entries([("misc", "k", fields)])))
    again = entries(BibFile.read(write_entries([("misc", "k", first[0].fields)])))
    assert again[0].fields == first[0].fields
    for name, value in fields.items():
        if balanced(value) == value and value == " ".join(value.split(" ")).strip() and not set("\n\r\t\f\v") & set(value):
            assert first[0].fields[name] == " ".join(part for part in value.split(" ") if part)


@given(VALUE, VALUE)
def test_an_edit_leaves_the_other_entries_alone(value: str, key: str) -> None:
    sound = "@misc{first, note = {1}}\n" + write_entries([("book", "second", {"title": "t", "note": "n"})])
    bib = BibFile.read(sound)
    second = bib.entry_blocks[1]
    edited = bib.edited(
        [SetField(second, "title", value), RemoveField(second, "note"), RenameKey(second, key), InsertEntry("@misc{x,\n}")]
    )
    assert edited.text.startswith("@misc{first, note = {1}}\n@book{")
    assert [block.key for block in edited.entry_blocks] == ["first", written_key(key), "x"]
    assert [[item.name for item in block.fields] for block in edited.entry_blocks] == [["note"], ["title"], []]


@given(FILE, st.booleans())
def test_tidy_changes_form_alone_and_once(text: str, sort: bool) -> None:
    bib, options = BibFile.read(text), TidyOptions(sort=sort)
    once = tidy(bib, options)
    assert meaning(once) == meaning(bib)
    assert tidy(once, options).text == once.text


@given(VALUE)
def test_any_tex_is_read(tex: str) -> None:
    assert isinstance(to_unicode(tex), str)
    assert isinstance(plain(tex), str)
    assert isinstance(read_names(tex), tuple)


@given(VALUE, st.booleans())
def test_rich_text_survives_tex(rich: str, unicode: bool) -> None:
    rich = unicodedata.normalize("NFC", rich).replace("<i></i>", "")  # italics around nothing say nothing
    assume("<i></i>" not in rich)
    tex = to_tex(rich, unicode=unicode)
    assert balanced(tex) == tex or not rich.isprintable()
    assert unicodedata.normalize("NFC", to_unicode(tex)) == rich


WORD = st.text(st.characters(categories=("Lu", "Ll", "Lo"), include_characters="-.,' "), min_size=1, max_size=12).map(
    lambda text: " ".join(unicodedata.normalize("NFC", text).split())
)


@given(st.lists(st.tuples(WORD, WORD), min_size=1, max_size=4), st.booleans())
def test_names_read_back_as_they_were_written(parts: list[tuple[str, str]], unicode: bool) -> None:
    names = tuple(Name(family=family, given=given) for family, given in parts if family and given)
    assert read_names(write_names(names, unicode)) == names
