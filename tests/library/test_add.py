"""Adding: what is new comes in as it was, what is there is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import citekit
from citekit.library import Library
from citekit.model import Bibliography, CitekitError, UsageError

Make = Callable[..., Library]


def bib(text: str, path: str = "new.bib") -> Bibliography:
    return citekit.read(text.encode(), path=path)


def ris(title: str, author: str = "Kim, Bo", year: int = 2001, key: str = "") -> Bibliography:
    text = f"TY  - BOOK\nAU  - {author}\nTI  - {title}\nPY  - {year}\n" + (f"ID  - {key}\n" if key else "") + "ER  - \n"
    return citekit.read(text.encode(), path="new.ris")


def file(library: Library, name: str = "library.bib") -> str:
    return (library.folder / name).read_bytes().decode()


def test_a_reference_goes_to_the_end_in_the_tidy_form(make: Make) -> None:
    library = make()
    before = file(library)
    assert library.add([ris("A Book of Herds")]).keys == ["kim2001book"]
    assert file(library).startswith(before)
    assert file(library)[len(before) :] == (
        "\n@book{kim2001book,\n  author = {Kim, Bo},\n  title  = {A Book of Herds},\n  year   = {2001},\n}\n"
    )


def test_an_entry_of_a_bib_keeps_its_text(make: Make) -> None:
    entry = '@ARTICLE(odd,\n   Title = "Odd " # {Things},\n year=1999 , note = {}\n)'
    library = make()
    assert library.add([bib(f"% a comment\n{entry}\n")]).keys == ["odd"]
    assert file(library).endswith(f"}}\n\n{entry}\n")


def test_line_ends_and_encoding_of_the_file_hold(make: Make) -> None:
    library = make(library="% é\r\n@book{a, title={T}}\r\n".encode("cp1252"))
    library.add([bib("@book{b,\n  title = {Étude},\n  author = {Kim, Bo},\n}")])
    assert (library.folder / "library.bib").read_bytes() == (
        "% é\r\n@book{a, title={T}}\r\n\r\n@book{b,\r\n  title = {Étude},\r\n  author = {Kim, Bo},\r\n}\r\n".encode("cp1252")
    )


def test_a_character_that_the_file_cannot_hold_stops_everything(make: Make) -> None:
    data = "% é\n@book{a, title={T}}\n".encode("cp1252")
    library = make(library=data)
    with pytest.raises(CitekitError, match="cp1252 has no"):
        library.add([bib("@book{b, title = {日本}, author = {Kim, Bo}}")])
    assert (library.folder / "library.bib").read_bytes() == data


def test_what_is_there_is_told_with_key_place_and_evidence(make: Make) -> None:
    library = make()
    before = file(library)
    added = library.add([ris("Governing the commons", "Ostrom, Elinor", 1990)])
    assert (added.keys, added.known) == ([], [("", "ostrom1990")])
    assert f"as ostrom1990 ({library.folder / 'library.bib'}:4): the same title" in added.findings[0].message
    assert file(library) == before


@pytest.mark.parametrize(
    ("there", "new", "evidence"),
    [
        ("@article{a, title={A tale of two herds}, doi={10.1000/1}}", "doi={https://doi.org/10.1000/1}", "the same DOI"),
        ("@book{a, title={A tale of two herds}, isbn={0-521-40599-8}}", "isbn={9780521405997}", "the same ISBN"),
        (
            "@misc{a, title={A tale of two herds}, eprint={1706.03762}, eprinttype=arxiv}",
            "url={arxiv.org/abs/1706.03762v2}",
            "arX",
        ),
        ("@misc{a, title={A tale of two herds}, pmid={123}}", "pmid={123}", "PMID 123"),
    ],
)
def test_identifiers_tell_a_work(make: Make, there: str, new: str, evidence: str) -> None:
    library = make(a=there)
    kind = there[1 : there.index("{")]
    added = library.add([bib(f"@{kind}{{b, title={{A Tale of Two Herds: New Evidence}}, {new}}}")])
    assert added.keys == []
    assert evidence in added.findings[0].message


def test_volumes_editions_and_parts_are_other_works(make: Make) -> None:
    library = make(a="@book{a, author={Kim, Bo}, title={History of Herds}, volume=1, isbn={9780521405997}, year=2000}")
    new = [
        "@book{b, author={Kim, Bo}, title={History of Herds}, volume=2, isbn={9780521405997}, year=2000}",
        "@book{c, author={Kim, Bo}, title={History of Herds}, volume=1, edition=2, year=2010}",
        "@book{d, author={Kim, Bo}, title={History of Herds, Part 3}, isbn={9780521405997}, year=2000}",
    ]
    assert library.add([bib("\n".join(new))]).keys == ["b", "c", "d"]


def test_adding_twice_adds_nothing(make: Make) -> None:
    library = make()
    new = [
        bib("@misc{bare, howpublished={by hand}}\n@misc{, note={no key}}\n@book{t, title={Word}}"),
        ris("Data", ""),
        ris("History of Herds"),
    ]
    assert len(library.add(new).keys) == 5
    after = file(library)
    assert library.add(new).keys == []
    assert file(library) == after


def test_a_key_that_another_work_has_gets_a_suffix(make: Make) -> None:
    library = make()
    added = library.add(
        [bib("@book{Hardin1968, title={Quite Another Book}, author={Hardin, G.}}\n@inbook{c, crossref={HARDIN1968}}")]
    )
    assert added.keys == ["Hardin1968a", "c"]
    assert 'the key "Hardin1968" is taken by another work; this one is called "Hardin1968a"' in added.findings[0].message
    assert file(library).endswith(
        "@book{Hardin1968a, title={Quite Another Book}, author={Hardin, G.}}\n\n@inbook{c, crossref={Hardin1968a}}\n"
    )


def test_an_older_key_is_taken_too(make: Make) -> None:
    library = make(a="@book{now, ids={then}, title={T}}")
    assert library.add([bib("@book{then, title={Another}, author={Kim, Bo}}")]).keys == ["thena"]


def test_macros_come_along_and_never_change_what_they_mean(make: Make) -> None:
    library = make()
    new = '@string{jel = "Another Journal"}\n@string{zf = "Zeitschrift " # "f."}\n@string{unused = "x"}\n'
    entries = "@article{a, title={One herd}, journal = jel # { A}, month = jan}\n@article{b, title={Two herds}, journal = zf}"
    added = library.add([bib(new + entries)])
    assert [finding.message for finding in added.findings] == [
        "the macro jel means something else in the library's file; its text is written out"
    ]
    assert file(library).endswith(
        "@article{a, title={One herd}, journal = {Another Journal A}, month = jan}\n\n"
        "@string{zf = {Zeitschrift f.}}\n\n@article{b, title={Two herds}, journal = zf}\n"
    )
    meant = {one.key: one.own.fields["journal"] for one in library.read().entries if "journal" in one.own.fields}
    assert meant == {"hardin1968": "Science", "a": "Another Journal A", "b": "Zeitschrift f."}


def test_parents_and_data_come_along(make: Make) -> None:
    library = make()
    text = "@xdata{pub, publisher={P}, xdata={town}}\n@xdata{town, location={L}}\n@xdata{other, note={n}}\n"
    text += "@inbook{c, title={Chapter}, crossref={p}}\n@book{p, title={Parent Book}, xdata={pub}, author={Kim, Bo}}\n"
    assert library.add([bib(text)]).keys == ["pub", "town", "c", "p"]
    (child,) = [one for one in library.read().entries if one.key == "c"]
    assert child.entry.fields["publisher"] == "P"
    assert child.entry.fields["location"] == "L"


def test_a_parent_that_is_there_is_named_by_its_key(make: Make) -> None:
    library = make()
    child = "@inproceedings{c, title={Child of the Pasture}, crossref={mine}}\n"
    parent = "@proceedings{mine, title={Proceedings of the Pasture}, year=2019}"
    assert library.add([bib(child + parent)]).keys == ["c"]
    assert file(library).endswith("@inproceedings{c, title={Child of the Pasture}, crossref={proc2019}}\n")


def test_a_parent_that_is_nowhere_is_told(make: Make) -> None:
    (finding,) = make().add([bib("@inbook{c, title={Child of nobody}, crossref={gone}}")]).findings
    assert finding.message == 'there is no entry "gone" to inherit from'


def test_damaged_entries_and_those_that_say_nothing_stay_out(make: Make) -> None:
    library = make()
    added = library.add([bib("@book{a, title={A} year=1}\n@book{b, title={Sound book}, author={Kim, Bo}}\n"), ris("", "")])
    assert added.keys == ["b"]
    assert [(finding.code, finding.line, finding.entry) for finding in added.findings if finding.name == "not-added"] == [
        ("CK881", 1, "a"),
        ("CK881", 1, added.findings[1].entry),
    ]


def test_keywords(make: Make) -> None:
    library = make()
    library.add([bib("@book{b, title={Sound book}, keywords={x}}"), ris("Some Other Book")], keywords=["x", "new"])
    assert "@book{b, title={Sound book}, keywords={x, new}}" in file(library)
    assert "keywords = {x, new}," in file(library)


def test_a_pattern_gives_every_new_one_a_key(make: Make) -> None:
    library = make()
    added = library.add([bib("@book{b, title={Sound book}, author={Hardin, G.}, year=1968}")], pattern="auth.lower + year")
    assert added.keys == ["hardin1968a"]


def test_merging_fills_what_the_old_one_lacks(make: Make) -> None:
    library = make()
    before = file(library)
    new = "@book{x, author={Ostrom, E.}, title={Governing the Commons}, year={1990}, address={Cambridge}, publisher={CUP}, "
    added = library.add([bib(new + "month=mar}")], duplicates="merge")
    assert added.keys == []
    assert [finding.message for finding in added.findings[1:]] == [
        'publisher: "Cambridge University Press" stays; x says "CUP"',
        "month, address from x",
    ]
    filled = "{0-521-40599-8},\n  month     = mar,\n  address   = {Cambridge},\n}"
    assert file(library) == before.replace("{0-521-40599-8},\n}", filled)


def test_adding_all_the_same(make: Make) -> None:
    assert make().add([ris("Governing the commons", "Ostrom, Elinor", 1990)], duplicates="add").keys == ["ostrom1990governing"]


def test_a_new_file_and_a_dry_run(make: Make) -> None:
    library = make()
    added = library.add([ris("A Book of Herds")], file="sub/new.bib", dry_run=True)
    assert len(added.keys) == 1
    assert not (library.folder / "sub").exists()
    library.add([ris("A Book of Herds")], file="sub/new.bib")
    assert file(library, "sub/new.bib").startswith("@book{kim2001book,\n")


@pytest.mark.parametrize("name", ["../out.bib", "/tmp/out.bib", "list.txt", ".hidden.bib", "a/../../b.bib"])
def test_files_outside_the_library_are_refused(make: Make, name: str) -> None:
    with pytest.raises(UsageError):
        make().add([ris("A Book of Herds")], file=name)


def test_of_two_new_ones_that_are_one_work_the_fuller_comes_in(make: Make) -> None:
    library = make()
    short = bib("@book{s, author={Kim, Bo}, title={History of Herds}, year=2001}", "short.bib")
    full = bib("@book{f, author={Kim, Bo}, title={History of Herds}, year=2001, publisher={P}}", "full.bib")
    for number, inputs in enumerate(([short, full], [full, short])):
        added = library.add(inputs, file=f"{number}.bib", dry_run=True)
        assert (added.keys, added.known) == (["f"], [("s", "f")])


def lose_the_race(library: Library, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Another program writes the file each time between the reading and the writing."""
    path = library.folder / "library.bib"
    read, lost = Library.read, 0

    def read_then_lose(self: Library) -> object:
        nonlocal lost
        holdings = read(self)
        [shelf.bib for shelf in holdings.shelves]
        if lost < times:
            lost += 1
            path.write_text(f"% mine {lost}\n")
        return holdings

    monkeypatch.setattr(Library, "read", read_then_lose)


def test_a_file_that_changes_again_and_again_is_not_written(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    library = make()
    monkeypatch.setattr("citekit.library.changing._PAUSE", 0)
    lose_the_race(library, monkeypatch, 1000)
    with pytest.raises(CitekitError, match="changed on disk"):
        library.add([ris("A Book of Herds")])
    assert file(library).startswith("% mine")
    assert "Herds" not in file(library)
    assert [one.name for one in library.folder.iterdir()] == ["library.bib"]


def test_what_another_program_wrote_meanwhile_stays_and_the_new_goes_behind_it(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = make()
    lose_the_race(library, monkeypatch, 2)
    keys = library.add([ris("A Book of Herds")]).keys
    assert file(library).startswith("% mine 2\n")
    assert [one.key for one in library.read().entries] == keys


@pytest.mark.parametrize(
    "end", ["@comment{open\n", "@comment{open\n@book{b, title={B}}\n", "@book{b, title={B}\n", '@string{a = "b\n']
)
def test_nothing_is_added_behind_what_is_not_closed(make: Make, end: str) -> None:
    library = make(library=f"@comment{{}}\n{{x}}\n@book{{first, title={{T}}}}\n{end}")
    before = file(library)
    with pytest.raises(CitekitError, match=r"library\.bib:4:1: the file is damaged"):
        library.add([ris("A Book of Herds")])
    assert file(library) == before
    (library.folder / "library.bib").write_text("@comment{}\n{x}\n@comment\n% text")
    assert library.add([ris("A Book of Herds")]).keys


def test_a_source_page_is_added_with_its_annotations(make: Make, root: Path) -> None:
    library = make()
    page = citekit.read(root / "references" / "john-snow-and-the-broad-street-pump.txt")
    assert len(library.add([page]).keys) == 14
    assert "annote" in file(library)
    assert library.add([page]).keys == []


@pytest.mark.parametrize("end", ["@comment{open", "@book{a, title={open", "% @"])
def test_a_file_that_ends_in_the_middle_swallows_nothing(make: Make, end: str) -> None:
    library = make(library=f"@book{{first, title={{T}}}}\n{end}")
    before = file(library)
    try:
        keys = library.add([ris("A Book of Herds")]).keys
    except CitekitError as error:
        assert "damaged" in error.message
        assert file(library) == before
    else:
        assert [one.key for one in library.read().entries][-1:] == keys
        assert file(library).startswith(before)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("title={Risk of Stroke in Men: A Cohort Study}", "title={Risk of Stroke in Women: A Cohort Study}"),
        ("title={The Aldo-Keto Reductase Family Member A}", "title={The Aldo-Keto Reductase Family Member B}"),
        ("title={A Reply to Critics}", "title={A Reply to Criticism}"),
        ("title={Herds}, doi={10.1000/1}, pages={1--9}", "title={Herds}, doi={10.1000/1}, pages={20--29}"),
        ("title={Editorial}, month=jan, year=2000", "title={Editorial}, month=feb, year=2000"),
        ("title={Iliad}, translator={Lattimore, R.}, publisher={A}", "title={Iliad}, translator={Fagles, R.}, publisher={B}"),
        ("title={Herds}, publisher={Oxford}", "title={Herds}, publisher={Reclam}"),
        ("title={On Herds}, year=2000", "title={On Herds}, year=2001"),
        ("title={Maternal Risks of Stroke and Diabetes}", "title={Paternal Risks of Stroke and Diabetes}"),
        ("title={A History of Herds. Volume the First}", "title={A History of Herds. Volume the Third}"),
        ("title={A History of Herds, Vol. A}", "title={A History of Herds, Vol. B}"),
        ("title={C++ How to Program}", "title={C\\# How to Program}"),
        ("title={Talk on Herds}, url={https://youtu.be/AbC}", "title={Talk on Herds}, url={https://youtu.be/aBc}"),
    ],
)
def test_works_that_are_alike_are_both_added(make: Make, one: str, other: str) -> None:
    library = make(library=f"@article{{one, author={{Kim, Bo}}, {one}}}\n")
    for duplicates in ("skip", "merge"):
        new = bib(f"@article{{other, author={{Kim, Bo}}, {other}}}")
        assert library.add([new], duplicates=duplicates, dry_run=True).keys == ["other"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Smith, A. and Doe, B.", "Smith, A. and Roe, B."),
        ("Smith, John", "Smith, Jane"),
        ("Smith, John", "Smith, John and Doe, B."),
    ],
)
def test_other_people_wrote_another_work(make: Make, one: str, other: str) -> None:
    library = make(library=f"@book{{one, author={{{one}}}, title={{A History of Herds}}}}\n")
    assert library.add([bib(f"@book{{other, author={{{other}}}, title={{A History of Herds}}}}")]).keys == ["other"]


def test_a_review_is_not_the_book(make: Make) -> None:
    library = make(library="@book{one, author={Kim, Bo}, title={A History of Herds}}\n")
    assert library.add([bib("@review{other, author={Kim, Bo}, title={A History of Herds}}")]).keys == ["other"]


def test_what_may_be_another_work_is_added_and_told(make: Make) -> None:
    library = make(library="@book{one, author={Kim, Bo}, title={History of Herds}, publisher={Oxford}}\n")
    new = bib("@book{two, author={Kim, Bo}, title={History of Herds}, publisher={Reclam}}")
    (finding,) = library.add([new]).findings
    assert (finding.code, finding.severity.value, finding.entry) == ("CK889", "info", "two")
    assert finding.message == (
        f"added, but it is like one ({library.folder / 'library.bib'}:1): the same title, the same author (kim);"
        " they differ in publisher"
    )
    assert library.add([new]).keys == []


def test_between_two_editions(make: Make) -> None:
    said = "author={Kim, Bo}, title={History of Herds}"
    library = make(library=f"@book{{bare, {said}}}\n")
    new = bib(f"@book{{e1, {said}, edition=1}}\n@book{{e2, {said}, edition=2}}")
    added = library.add([new])
    assert added.keys == ["e1", "e2"]
    assert [finding.code for finding in added.findings] == ["CK889", "CK889"]
    assert library.add([new, bib(f"@book{{b, {said}}}")]).keys == []


@pytest.mark.parametrize("swapped", [False, True])
def test_twins_of_the_inputs_are_merged(make: Make, swapped: bool) -> None:
    library = make(library="")
    said = "author={Kim, Bo}, title={History of Herds}"
    inputs = [
        bib(f"@book{{full, {said}, year=2001, publisher={{P}}}}", "a.bib"),
        bib(f"@book{{thin, {said}, address={{L}}, month=mar, keywords={{k}}}}", "b.bib"),
    ]
    added = library.add(inputs[::-1] if swapped else inputs, duplicates="merge", keywords=["w"])
    assert len(added.keys) == 1
    text = file(library)
    for part in ("publisher", "address", "month", "year"):
        assert part in text
    (entry,) = library.read().entries
    assert set(entry.own.fields["keywords"].split(", ")) == {"k", "w"}


def test_a_keyword_for_a_work_that_is_there(make: Make) -> None:
    library = make(library="@book{one, author={Kim, Bo}, title={History of Herds}, keywords={{A, B}}}\n")
    library.add([bib("@book{x, author={Kim, Bo}, title={History of Herds}}")], keywords=["new"], duplicates="merge")
    assert "keywords={{A, B}, new}" in file(library)
