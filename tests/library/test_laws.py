"""The laws of a library, held by random changes: what comes in comes out, and nothing else moves."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citekit import formats
from citekit.formats.bibtex.syntax import BibFile
from citekit.library import Library
from citekit.model import Bibliography, CitekitError, Record, Reference
from tests import strategies

LAWS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
# A file as people keep them: comments between, macros, odd white space, a damaged entry, no end of line.
KEPT = (
    "\ufeff% my books\r\n@string{zf = \"Zeitschrift\"}\r\n",
    "@Book{one,\r\n\ttitle = \"One \" # {Herd},year=1999 ,\r\n}",
    "\r\n% about two\r\n",
    "@article(two, journal = zf, title={Two {H}erds}, author={Li, Ann})",
    "\r\n\r\nloose words\r\n",
    "@misc{three, note={x} title={damaged}}",
    "\r\n",
    "@inbook{four, crossref={one}, title={Fourth}, related={two,five}}",
    "@book{five, title={Fifth}, ids={cinq}}",
    "\r\n@comment{jabref-meta: x}",
)  # fmt: skip
ENTRIES = {
    name: next(part for part in KEPT if f"{{{name}," in part or f"({name}," in part)
    for name in ("one", "two", "three", "four", "five")
}
LINKING = {"four"}


def library(folder: str, **files: bytes) -> Library:
    for name, data in files.items():
        Path(folder, f"{name}.bib").write_bytes(data)
    return Library(folder)


def bibliography(*references: Reference, path: str = "new.json") -> Bibliography:
    return Bibliography(
        tuple(Record(reference, path, number) for number, reference in enumerate(references, 1)), (), path, "csljson"
    )


CHANGES = st.one_of(
    st.tuples(
        st.just("set"),
        st.sampled_from(list(ENTRIES)),
        st.sampled_from(["title", "note", "month", "pages"]),
        st.text("ab{}\\é ", min_size=1, max_size=6),
    ),
    st.tuples(st.just("unset"), st.sampled_from(list(ENTRIES)), st.sampled_from(["title", "note", "year", "journal"])),
    st.tuples(st.just("rename"), st.sampled_from(list(ENTRIES)), st.sampled_from(["six", "Seven", "one", "a b"])),
    st.tuples(st.just("remove"), st.sampled_from(list(ENTRIES))),
    st.tuples(st.just("merge"), st.sampled_from(list(ENTRIES)), st.sampled_from(list(ENTRIES))),
    st.tuples(st.just("add"), strategies.references()),
)


def change(one: Library, kind: str, key: str | Reference, *rest: str) -> set[str]:
    """Make a change; the names of the entries that it may touch."""
    if isinstance(key, Reference):
        one.add([bibliography(key)])
        return set()
    try:
        match kind:
            case "set":
                one.edit(key, fields={rest[0]: rest[1]})
            case "unset":
                one.edit(key, unset=[rest[0]])
            case "rename":
                one.edit(key, rename=rest[0])
            case "remove":
                one.remove([key])
            case "merge":
                one.merge([key, rest[0]])
    except CitekitError:
        return set()
    return {key, *rest} | (LINKING if kind in ("rename", "merge") else set())


@LAWS
@given(changes=st.lists(CHANGES, max_size=5))
def test_what_nobody_edited_stays_byte_for_byte(changes: list[tuple[object, ...]]) -> None:
    data = "".join(KEPT).encode()
    other = b"@book{elsewhere, title=  {Untouched}}"
    with tempfile.TemporaryDirectory() as folder:
        one = library(folder, kept=data, other=other)
        touched: set[str] = set()
        for changed in changes:
            touched |= change(one, *changed)  # type: ignore[arg-type]
        after = Path(folder, "kept.bib").read_bytes()
        position = 0
        for part in KEPT:
            if any(ENTRIES.get(name) == part for name in touched):
                continue
            # In their order, comments and loose words too; the blank line behind an entry may go with it.
            found = after.find(part.strip("\r\n").encode(), position)
            assert found >= 0, part
            position = found + len(part.strip("\r\n").encode())
        assert Path(folder, "other.bib").read_bytes() == other
        assert b"\r\n" in after
        assert b"\n" not in after.replace(b"\r\n", b"")


@LAWS
@given(reference=strategies.references())
def test_what_is_added_is_shown(reference: Reference) -> None:
    """As the BibTeX writer and reader have it: a library adds nothing and loses nothing on top of them."""
    written = formats.write([reference], "bibtex").text
    with tempfile.TemporaryDirectory() as folder:
        one = library(folder)
        (key,) = one.add([bibliography(reference)]).keys
        (hits,) = one.show([key]).values()
        expected = formats.read(written.encode(), "bibtex").references[0]
        kind = one.read().shelves[0].kind
        if kind == "bibtex":
            assert dataclasses.replace(hits[0].reference, id="") == dataclasses.replace(expected, id="")
        assert one.texts([key])[0].decode() == written.strip()


@LAWS
@given(
    references=st.lists(strategies.references(fields=("author", "issued", "publisher")), min_size=1, max_size=6), data=st.data()
)
def test_permuting_the_inputs_changes_no_key(references: list[Reference], data: st.DataObject) -> None:
    keyed = [dataclasses.replace(one, id=data.draw(st.sampled_from(["", "k", "K", "ka", one.id]))) for one in references]
    inputs = [bibliography(one, path=f"{number}.json") for number, one in enumerate(keyed)]
    shuffled = data.draw(st.permutations(inputs))
    with tempfile.TemporaryDirectory() as folder:
        one = library(folder, there=b"@book{k, title={There}, author={Old, One}}")
        first = one.add(inputs, dry_run=True).keys
        assert sorted(first) == sorted(one.add(shuffled, dry_run=True).keys)
        assert len({key.casefold() for key in first}) == len(first)


@LAWS
@given(references=st.lists(strategies.references(), min_size=1, max_size=4))
def test_adding_twice_adds_nothing(references: list[Reference]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = library(folder)
        one.add([bibliography(*references)])
        after = Path(folder, "library.bib").read_bytes()
        assert one.add([bibliography(*references)]).keys == []
        assert Path(folder, "library.bib").read_bytes() == after


@LAWS
@given(first=strategies.references(), second=strategies.references())
def test_merging_is_done_after_once(first: Reference, second: Reference) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = library(folder)
        keys = one.add(
            [bibliography(dataclasses.replace(first, id="one"), dataclasses.replace(second, id="two"))], duplicates="add"
        ).keys
        before = {entry.key: entry.own.fields for entry in one.read().entries}
        one.merge(keys)
        after = Path(folder, "library.bib").read_bytes()
        (kept,) = one.read().entries
        assert set(before["one"]) <= kept.own.fields.keys()
        assert one.merge(keys).diff == ""
        assert Path(folder, "library.bib").read_bytes() == after


def test_real_libraries_stay_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    """Each real file gets an entry changed and one added; all others are where they were, as they were."""
    for path in sorted((shared / "bib" / "corpus").glob("*.bib"))[::7]:
        folder = tmp_path / path.stem
        folder.mkdir()
        data = path.read_bytes()
        one = library(str(folder), kept=data)
        entries = [entry for entry in one.read().entries if entry.key and len(one.read().named(entry.key)) == 1]
        if not entries or BibFile.read(data).decoded.binary:
            continue
        changed = entries[len(entries) // 2]
        one.edit(changed.key, fields={"citekit-note": "changed"})
        before, after = BibFile.read(data), BibFile.read((folder / "kept.bib").read_bytes())
        assert len(after.blocks) == len(before.blocks)
        for old, new in zip(before.blocks, after.blocks, strict=True):
            if old.start != changed.block.start:
                assert old.span.of(before.text) == new.span.of(after.text)
        if "\ufffd" in before.text or before.decoded.encoding != "utf-8":
            continue
        one.add([bibliography(Reference(title="A Title that Nobody has Given to a Book", id="quite-new-key"))], file="kept.bib")
        assert BibFile.read((folder / "kept.bib").read_bytes()).text.startswith(after.text)
