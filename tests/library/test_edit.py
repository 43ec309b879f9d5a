"""Changing and removing one entry: nothing else changes, and what names it follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citekit.library import Library
from citekit.model import CitekitError, UsageError
from tests.library.conftest import SMALL

Make = Callable[..., Library]


def text(library: Library) -> str:
    return (library.folder / "library.bib").read_bytes().decode()


def test_set_and_unset(make: Make) -> None:
    library = make()
    done = library.edit("hardin1968", fields={"Volume": "163", "month": "dec", "note": "{\\'E}tude"}, unset=["DOI"])
    assert done.paths == (library.folder / "library.bib",)
    assert text(library) == SMALL.replace("162,", "163,", 1).replace(
        "{1968},\n  doi     = {10.1126/science.162.3859.1243},", "{1968},\n  month   = dec,\n  note    = {{\\'E}tude},"
    )


def test_type_and_key_and_what_names_it(make: Make) -> None:
    library = make()
    library.edit("proc2019", rename="pasture", kind="mvproceedings")
    assert text(library) == SMALL.replace("{proc2019}", "{pasture}").replace("@proceedings{proc2019", "@mvproceedings{pasture")


@pytest.mark.parametrize("field", ["crossref", "xref", "xdata", "related", "entryset"])
def test_every_field_that_names_a_key_follows_in_every_file(make: Make, field: str) -> None:
    library = make(a="@misc{old, title={T}}", b=f"@misc{{x, {field} = {{one, OLD ,two}}, note={{old}}}}")
    library.edit("old", rename="new")
    assert (library.folder / "b.bib").read_text() == f"@misc{{x, {field} = {{one,new,two}}, note={{old}}}}"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"rename": "Hardin1968"}, 'the key "Hardin1968" is taken'),
        ({"rename": "a b"}, "cannot be a key"),
        ({"rename": "a,b"}, "cannot be a key"),
        ({"rename": "x}"}, "cannot be a key"),
        ({"kind": "string"}, "cannot be the type"),
        ({"kind": "a b"}, "cannot be the type"),
        ({"fields": {"a b": "x"}}, "cannot be the name of a field"),
        ({"fields": {"note": "x}, evil = {y"}}, "a brace of the value has no partner"),
        ({"fields": {"note": ""}}, "--unset note"),
        ({"unset": ["publishr"]}, 'has no field "publishr"; there is publisher'),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(make: Make, changes: dict[str, object], message: str) -> None:
    library = make()
    with pytest.raises(UsageError, match=message):
        library.edit("ostrom1990", **changes)  # type: ignore[arg-type]
    assert text(library) == SMALL


def test_an_unknown_key_is_told_with_those_like_it(make: Make) -> None:
    with pytest.raises(UsageError, match='no entry "hardin1986"; did you mean hardin1968'):
        make().edit("hardin1986", kind="book")


def test_the_key_may_change_its_case(make: Make) -> None:
    library = make()
    library.edit("hardin1968", rename="Hardin1968")
    assert "@article{Hardin1968," in text(library)


def test_a_dry_run_shows_and_keeps(make: Make) -> None:
    library = make()
    done = library.edit("hardin1968", fields={"volume": "1"}, dry_run=True)
    assert "-  volume  = 162," in done.diff
    assert "+  volume  = 1," in done.diff
    assert (done.paths, text(library)) == ((), SMALL)


def test_text_from_an_editor(make: Make) -> None:
    library = make()
    library.replace_text("proc2019", "@proceedings{p19,\n  title = {New},\n}\n\n")
    assert text(library) == SMALL.replace("crossref = {proc2019}", "crossref = {p19}").replace(
        "@proceedings{proc2019,\n  title = {Proceedings of the Pasture},\n  year  = 2019,\n}",
        "@proceedings{p19,\n  title = {New},\n}",
    )


def test_text_from_an_editor_takes_the_line_ends_of_the_file(make: Make) -> None:
    library = make(library="@book{a,\r\n title={T}\r\n}\r\n% end")
    library.replace_text("a", "@book{a,\n title={U}\n}\n")
    assert text(library) == "@book{a,\r\n title={U}\r\n}\r\n% end"


@pytest.mark.parametrize(
    ("new", "place", "message"),
    [
        ("", "1:1", "no entry"),
        ("words", "1:1", "no entry"),
        ("@book{a,\n title={T} year=1}", "2:12", "comma is missing"),
        ("@book{a,\n title={T}", "1:1", "not closed"),
        ("@book{a, title={T}}\n@book{b, title={U}}", "2:1", "one entry is expected"),
        ("@book{a, title={T}}\n\n  words", "3:3", "one entry is expected"),
        ("@book{, title={T}}", "1:7", "has no key"),
        ("@book{ostrom1990, title={T}}", "4", "is taken"),
    ],
)
def test_what_is_no_sound_entry_is_refused_with_its_place(make: Make, new: str, place: str, message: str) -> None:
    library = make()
    with pytest.raises(CitekitError, match=message) as error:
        library.replace_text("hardin1968", new, path="entry.bib")
    assert f":{place}:" in str(error.value)
    assert text(library) == SMALL


def test_removing(make: Make) -> None:
    library = make()
    library.remove(["hardin1968", "lee2019"])
    assert [one.key for one in library.read().entries] == ["ostrom1990", "proc2019"]
    assert text(library).startswith(SMALL[: SMALL.index("@article")])


def test_what_others_need_stays_unless_forced(make: Make) -> None:
    library = make()
    with pytest.raises(UsageError, match=r"proc2019 is needed: lee2019 takes over from it \(crossref\); --force"):
        library.remove(["proc2019"])
    assert text(library) == SMALL
    (finding,) = library.remove(["proc2019"], force=True).findings
    assert finding.message.startswith("lee2019 (")
    assert [one.key for one in library.read().entries] == ["ostrom1990", "hardin1968", "lee2019"]


def test_child_and_parent_go_together(make: Make) -> None:
    library = make()
    assert library.remove(["lee2019", "proc2019"]).findings == ()


def test_removing_what_is_only_mentioned_is_told(make: Make) -> None:
    library = make(a="@misc{x, title={T}}\n@misc{y, related={x}}\n")
    (finding,) = library.remove(["x"]).findings
    assert finding.name == "still-named"


def test_the_diff_of_a_long_file_has_its_line_numbers(make: Make) -> None:
    long = "".join(f"@book{{k{number},\n  title = {{T}},\n}}\n" for number in range(1000))
    library = make(a=long)
    done = library.edit("k500", fields={"title": "U"}, dry_run=True)
    assert done.diff.splitlines()[2:] == [
        *("@@ -1499,7 +1499,7 @@", "   title = {T},", " }", " @book{k500,", "-  title = {T},", "+  title = {U},"),
        *(" }", " @book{k501,", "   title = {T},"),
    ]
    from citekit.linting.fixing import diff

    (one,) = done.files
    assert done.diff == diff(one.before, one.after.text, str(one.path))
