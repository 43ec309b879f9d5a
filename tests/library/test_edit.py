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


# ---- what changed meanwhile, and whose entry it is


def test_text_for_an_entry_that_changed_meanwhile_is_refused(make: Make) -> None:
    library = make()
    was = library.text("proc2019")
    library.edit("proc2019", fields={"year": "2020"})
    now = text(library)
    for key in ("proc2019", "Proc2019"):
        with pytest.raises(CitekitError, match="changed on disk meanwhile"):
            library.replace_text(key, "@proceedings{proc2019, title={New}}", was=was)
    library.edit("proc2019", rename="p")
    with pytest.raises(CitekitError, match="changed on disk meanwhile"):
        library.replace_text("proc2019", "@proceedings{proc2019, title={New}}", was=was)
    assert text(library) == now.replace("proc2019", "p")
    library.replace_text("p", "@proceedings{p, title={New}}", was=library.text("p"))
    assert "title={New}" in text(library)


def test_a_place_that_is_another_entry_by_now(make: Make) -> None:
    library = make(a="@book{x, title={X}}\n@book{y, title={Y}}\n")
    was = library.text("a.bib:2")
    (library.folder / "a.bib").write_text("@book{y, title={Y}}\n@book{x, title={X}}\n")
    with pytest.raises(CitekitError, match="changed on disk meanwhile"):
        library.replace_text("a.bib:2", "@book{y, title={Z}}", was=was)


def test_only_line_ends_are_line_ends(make: Make) -> None:
    library = make(library="@book{a,\r\n title={T}\r\n}\r\n")
    strange = "x\u2028y\x85z\x0cw\x0bv\x1eu"
    library.replace_text("a", f"@book{{a,\n title={{{strange}}},\r\n note={{1\r2}}\n}}")
    assert text(library) == f"@book{{a,\r\n title={{{strange}}},\r\n note={{1\r\n2}}\r\n}}\r\n"


def test_a_diff_has_the_lines_that_patch_knows(make: Make) -> None:
    library = make(library="@book{a,\r title={T\u2028U},\n note={x}\n}\n")
    diff = library.edit("a", fields={"note": "y"}, dry_run=True).diff
    assert diff.split("\n")[2:] == ["@@ -1,3 +1,3 @@", " @book{a,\r title={T\u2028U},", "- note={x}", "+ note={y}", " }", ""]


def test_a_byte_that_is_no_text_does_not_turn_the_file_into_another_encoding(make: Make) -> None:
    library = make(library="@book{a, title={Ü}}\n")
    with pytest.raises(CitekitError, match="no character"):
        library.replace_text("a", "@book{a, title={\udcfc}}")
    with pytest.raises(UsageError, match="cannot stand"):
        library.edit("a", fields={"note": "\udcfc"})
    assert text(library) == "@book{a, title={Ü}}\n"


def test_links_to_a_key_that_stands_twice_stay_whoever_is_renamed(make: Make) -> None:
    library = make(a="@book{k, title={A}}\n", b="@book{K, title={B}}\n@inbook{c, crossref={k}, title={C}}\n")
    library.replace_text("k", "@book{n, title={A}}")
    assert (library.folder / "a.bib").read_text() == "@book{n, title={A}}\n"
    assert "crossref={k}" in (library.folder / "b.bib").read_text()


@pytest.mark.parametrize(
    "changes", [{"fields": {"note": "x"}}, {"unset": ["author"]}, {"kind": "misc"}, {"rename": "n"}, {"fields": {"title": "x"}}]
)
@pytest.mark.parametrize("entry", ["@book{b, title={B, author={X}", "@book{b,\n title={B} author={X}\n}"])
def test_a_damaged_entry_is_not_edited(make: Make, entry: str, changes: dict[str, object]) -> None:
    library = make(library=f"@book{{a, title={{A}}}}\n\n{entry}\n")
    before = text(library)
    with pytest.raises(CitekitError, match=r"library\.bib:[34]:\d+: .*CK80\d"):
        library.edit("b", **changes)  # type: ignore[arg-type]
    assert text(library) == before


def test_a_key_that_is_damaged_is_mended_by_another(make: Make) -> None:
    library = make(library="@book{a b, title={A}}\n")
    library.edit("a b", rename="ab")
    assert text(library) == "@book{ab, title={A}}\n"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"fields": {"Note": "x"}, "unset": ["note"]}, "either --set or --unset"),
        ({"rename": ""}, "cannot be a key"),
        ({"kind": ""}, "cannot be the type"),
        ({"fields": {"crossref": "B"}}, "inherit from itself"),
        ({"fields": {"xdata": "x,b"}}, "inherit from itself"),
        ({"fields": {"crossref": "d"}}, "inherit from itself"),
        ({"fields": {"crossref": "n"}, "rename": "n"}, "inherit from itself"),
        ({"fields": {"ids": "older,d"}}, 'the key "d" is taken'),
    ],
)
def test_what_makes_no_sense_in_a_library_is_refused(make: Make, changes: dict[str, object], message: str) -> None:
    library = make(library="@book{b, title={B}, note={1}}\n@book{c, crossref={b}}\n@book{d, xdata={c}}\n@xdata{x, note={2}}\n")
    before = text(library)
    with pytest.raises(UsageError, match=message):
        library.edit("b", **changes)  # type: ignore[arg-type]
    assert text(library) == before


def test_a_parent_that_is_nowhere_is_told(make: Make) -> None:
    library = make(library="@book{b, title={B}}\n")
    (finding,) = library.edit("b", fields={"crossref": "nowhere"}).findings
    assert (finding.code, finding.line, finding.entry) == ("CK887", 1, "b")
    (finding,) = library.replace_text("b", "@book{b, title={B}, xdata={gone}}").findings
    assert '"gone"' in finding.message
    assert library.replace_text("b", "@book{b, title={C}, xdata={gone}}").findings == ()  # no news


@pytest.mark.parametrize("entry", ["@Misc{one,\n}\n", "@misc{one, }", "@misc{one,\n a={b}\n}", "@misc{one,\n a={b},\n}"])
def test_set_and_unset_again(make: Make, entry: str) -> None:
    library = make(library=entry)
    library.edit("one", fields={"note": "x"})
    library.edit("one", unset=["note"])
    assert text(library) == entry
