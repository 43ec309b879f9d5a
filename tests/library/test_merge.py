# ruff: noqa: E501  (entries are read on one line)
"""Two entries made one: nothing that either says is lost, nothing that the kept one says is overruled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citekit.formats.bibtex.names import read_names, write_names
from citekit.library import Library
from citekit.library.merging import Source, joined_names, merged
from citekit.model import UsageError

Make = Callable[..., Library]


def source(key: str, kind: str = "article", **fields: str) -> Source:
    return Source(key, kind, fields)


@pytest.mark.parametrize(
    ("kept", "other", "gained"),
    [
        ({}, {"title": "T"}, {"title": "T"}),
        ({"journal": "J"}, {"journaltitle": "J"}, {}),
        ({"title": "The {H}erd"}, {"title": "The Herd."}, {}),
        ({"pages": "1--9"}, {"pages": "1-9"}, {}),
        ({"doi": "10.1000/A"}, {"doi": "https://doi.org/10.1000/a"}, {}),
        ({"isbn": "0-521-40599-8"}, {"isbn": "9780521405997"}, {}),
        ({}, {"journaltitle": "J", "location": "L"}, {"journal": "J", "address": "L"}),
        ({"keywords": "a, b"}, {"keywords": "B, c"}, {"keywords": "a, b, c"}),
        ({"keywords": "a"}, {"keyword": "x, y"}, {"keywords": "a, x, y"}),
        ({"file": "a.pdf"}, {"file": "b.pdf;a.pdf"}, {"file": "a.pdf;b.pdf"}),
        ({"author": "Ostrom, E."}, {"author": "Ostrom, Elinor"}, {"author": "Ostrom, Elinor"}),
        ({"author": "Ostrom, Elinor"}, {"author": "E. Ostrom"}, {}),
        ({"author": "A. Li and others"}, {"author": "Li, Ann and Berg, Bo"}, {"author": "Li, Ann and Berg, Bo"}),
        ({"author": "Li, Ann and Berg, Bo"}, {"author": "Li, A. and others"}, {}),
        ({"year": "1990"}, {"year": "1990", "month": "March"}, {"month": "March"}),
        ({"year": "1990"}, {"date": "1990-03-07"}, {"month": "March", "day": "7"}),
        ({"date": "1990"}, {"year": "1990", "month": "March"}, {"date": "1990-03"}),
        ({}, {"date": "1990-03"}, {"date": "1990-03"}),
        ({"year": "1990", "month": "March"}, {"year": "1990"}, {}),
        ({"timestamp": "then", "owner": "I"}, {"timestamp": "now", "owner": "me", "ids": "x"}, {}),
        ({"title": "T"}, {"timestamp": "now", "owner": "me"}, {"timestamp": "now", "owner": "me"}),
        ({"groups": "a"}, {"groups": "A, b"}, {"groups": "a, b"}),
        ({"keywords": "{A, B}; c"}, {"keywords": "c, d"}, {"keywords": "{A, B}; c; d"}),
        ({"keywords": "{A, B}, c"}, {"keywords": "x, y; z"}, {"keywords": "{A, B}, c, {x, y}, z"}),
        ({"edition": "2"}, {"edition": "Second ed."}, {}),
        ({"volume": "II"}, {"volume": "Vol. 2"}, {}),
        (
            {"author": "E. Ostrom and {War  Office} and J{\\`o}rg Li"},
            {"author": "Ostrom, Elinor and War Office and Li, J."},
            {"author": "Ostrom, Elinor and {War  Office} and J{\\`o}rg Li"},
        ),
        ({"url": "HTTP://A.org/x/"}, {"url": "http://a.org/x"}, {}),
        ({"bdsk-file-1": "x"}, {"bdsk-file-1": "y"}, {"bdsk-file-2": "y"}),
        ({"title": "T"}, {"crossref": "KEPT"}, {}),
        ({"title": "T"}, {"note": "  "}, {}),
    ],
)
def test_what_the_kept_one_gains(kept: dict[str, str], other: dict[str, str], gained: dict[str, str]) -> None:
    result = merged(source("kept", **kept), [source("other", **other)])
    assert result.fields == gained
    assert result.conflicts == 0


@pytest.mark.parametrize(
    ("kept", "other", "field"),
    [
        ({"title": "One"}, {"title": "Two"}, "title"),
        ({"year": "1990"}, {"year": "1991"}, "date"),
        ({"date": "1990-03"}, {"date": "1990-04"}, "date"),
        ({"author": "Li, Ann"}, {"author": "Li, Bo"}, "author"),
        ({"author": "Li, Ann"}, {"author": "Li, Ann and Berg, Bo"}, "author"),
        ({"author": "Li, Ann, Jr."}, {"author": "Li, Sr., Ann"}, "author"),
        ({"journal": "J"}, {"journaltitle": "Other"}, "journal"),
        ({"url": "http://a.org/"}, {"url": "http://b.org"}, "url"),
        ({"url": "https://youtu.be/AbC"}, {"url": "https://youtu.be/aBc"}, "url"),
        ({"title": "C++ How to Program"}, {"title": "C\\# How to Program"}, "title"),
        ({"title": r"$\alpha$-particles"}, {"title": r"$\beta$-particles"}, "title"),
        ({"title": "Where $x<y$"}, {"title": "Where $x>y$"}, "title"),
        ({"title": r"The case $\leq$"}, {"title": r"The case $\geq$"}, "title"),
        ({"title": "The $+$ sign"}, {"title": "The $-$ sign"}, "title"),
        ({"title": "Of $x^2$"}, {"title": "Of $x_2$"}, "title"),
        ({"month": "Summer 2000"}, {"month": "Winter 2001"}, "month"),
        ({"month": "Summer 2000"}, {"month": "Michaelmas"}, "month"),
    ],
)
def test_contradictions_are_told_and_the_kept_one_stays(kept: dict[str, str], other: dict[str, str], field: str) -> None:
    result = merged(source("kept", **kept), [source("other", **other)])
    assert (result.fields, result.conflicts) == ({}, 1)
    (finding,) = result.findings
    assert (finding.code, finding.field, finding.entry) == ("CK882", field, "kept")
    assert "other says" in finding.message


def test_another_type_is_a_contradiction() -> None:
    assert merged(source("a", "book"), [source("b", "article")]).findings[0].message == 'type: "book" stays; b says "article"'


def test_a_third_meets_what_the_second_brought() -> None:
    result = merged(source("a"), [source("b", volume="1"), source("c", volume="2", number="3")])
    assert result.fields == {"volume": "1", "number": "3"}
    assert [finding.message for finding in result.findings] == [
        "volume from b",
        'volume: "1" stays; c says "2"',
        "number from c",
    ]


def test_names_of_bodies_are_not_people() -> None:
    one, other = read_names("{War Office}"), read_names("War Office")
    joined = joined_names(one, other)
    assert joined is not None
    assert write_names(joined) == "{War Office}"


def test_merging_two_entries(make: Make) -> None:
    library = make(
        a="% mine\n@article{keep, title={Herds}, year=1990,\n  author={Li, A.}}\n\n@misc{fan, related={gone, x}, crossref={Gone}}\n",
        b="@article{gone, title={Herds}, ids={older}, date={1990-03}, author={Li, Ann}}\n@book{other, title={Untouched}}\n",
    )
    done = library.merge(["keep", "gone"])
    assert done.renamed == (("gone", "keep"),)
    assert (library.folder / "a.bib").read_text() == (
        "% mine\n@article{keep, title={Herds}, year=1990,\n  author={Li, Ann},\n  month=mar,\n  ids={gone,older}}\n\n"
        "@misc{fan, related={keep,x}, crossref={keep}}\n"
    )
    assert (library.folder / "b.bib").read_text() == "@book{other, title={Untouched}}\n"


def test_merging_again_changes_nothing(make: Make) -> None:
    library = make(a="@article{keep, title={Herds}}\n@article{gone, title={Herds}, note={n}}\n")
    library.merge(["keep", "gone"])
    after = (library.folder / "a.bib").read_bytes()
    done = library.merge(["keep", "gone"])
    assert (done.renamed, done.diff, done.paths) == ((), "", ())
    assert (library.folder / "a.bib").read_bytes() == after


def test_an_entry_is_not_merged_with_what_it_is_part_of(make: Make) -> None:
    text = "@inbook{c, title={T}, crossref={p}}\n@book{p, title={T}, crossref={s}, year=1990}\n@book{s, title={T}}\n"
    library = make(a=text)
    for keys in (["c", "p"], ["s", "c"]):
        with pytest.raises(UsageError, match=r"c \(.*a\.bib:1\) inherits from [ps] "):
            library.merge(keys)
    assert (library.folder / "a.bib").read_text() == text


def test_what_is_inherited_contradicts_like_what_is_said(make: Make) -> None:
    library = make(
        a="@inproceedings{a, title={A Paper on Herds}, author={Li, Ann}, crossref={p}, pages={1--2}, note={n}}\n"
        "@inproceedings{b, title={A Paper on Herds}, author={Li, Ann}, publisher={Other}, year=1990}\n"
        "@proceedings{p, title={Pasture}, year=1990, publisher={One}}\n"
    )
    done = library.dedupe()
    assert [finding.message for finding in done.findings] == ['publisher: "One" stays; b says "Other"']
    assert done.files == ()


def test_no_cluster_across_editions(make: Make) -> None:
    one = "author={Kim, Bo}, title={History of Herds}"
    library = make(
        a=f"@book{{e1, {one}, edition=1}}\n@book{{bare, {one}}}\n@book{{e2, {one}, edition=2}}\n@book{{two, {one}, edition={{2nd}}}}\n"
    )
    assert [[one.key for one in cluster.members] for cluster in library.clusters()] == [["e2", "two"]]


def test_volumes_far_from_each_other_and_bearers_of_one_isbn(make: Make) -> None:
    def volumes(key: str) -> str:
        said = "author={Freud, Sigmund}, title={Gesammelte Werke}"
        return "\n".join(f"@book{{{key}{number}, {said}, volume={number}}}" for number in range(1, 31))

    library = make(a=volumes("a"), b=volumes("b"))
    assert [[one.key[1:] for one in cluster.members] for cluster in library.clusters()] == [
        [str(number)] * 2 for number in range(1, 31)
    ]
    isbn = "title={A Book of Herds}, isbn={9780521405997}"
    library = make(a=f"@book{{x, {isbn}, volume=1}}\n@book{{y, {isbn}, volume=2}}\n@book{{z, {isbn}, volume=II}}", b="")
    assert [[one.key for one in cluster.members] for cluster in library.clusters()] == [["y", "z"]]


def test_a_thesis_by_its_type_or_by_its_degree() -> None:
    kept = source("a", "phdthesis")
    assert merged(kept, [source("b", "thesis", type="phdthesis")]).conflicts == 0
    assert merged(kept, [source("b", "mastersthesis")]).conflicts == 1


def test_every_member_of_a_cluster_has_its_evidence(make: Make) -> None:
    said = "author={Kim, Bo}, title={History of Herds}"
    library = make(a=f"@book{{p1, {said}, year=2000}}\n@book{{p2, {said}, year=2002}}\n@book{{p3, {said}, year=2001}}\n")
    (cluster,) = library.clusters()
    assert [bool(why) for why in cluster.evidence] == [False, True, True]


def test_into_and_dry_run(make: Make) -> None:
    library = make(a="@article{a, title={Herds}}\n@article{b, title={Herds}}\n")
    done = library.merge(["a", "b"], into="b", dry_run=True)
    assert (done.renamed, done.paths) == ((("a", "b"),), ())
    assert "-@article{a, title={Herds}}" in done.diff
    assert (library.folder / "a.bib").read_text() == "@article{a, title={Herds}}\n@article{b, title={Herds}}\n"


def test_dedupe_merges_what_agrees_and_tells_the_rest(make: Make) -> None:
    library = make(
        a="@book{short, author={Kim, Bo}, title={History of Herds}, year=2001}\n"
        "@book{p1, author={Li, Ann}, title={Paper on Pastures}, year=2002, publisher={One}}\n",
        b="@book{full, author={Kim, Bo}, title={History of Herds}, year=2001, publisher={P}}\n"
        "@book{p2, author={Li, Ann}, title={Paper on Pastures}, year=2002, publisher={Two}}\n",
    )
    assert [[one.key for one in cluster.members] for cluster in library.clusters()] == [["short", "full"], ["p1", "p2"]]
    assert library.clusters()[0].evidence == ("", "the same title, the same author (kim), 2001")
    done = library.dedupe()
    assert (done.renamed, done.gone, done.conflicts) == ((("short", "full"),), 1, 1)
    assert [finding.message for finding in done.findings] == ['publisher: "One" stays; p2 says "Two"']
    assert [one.key for one in library.read().entries] == ["p1", "full", "p2"]


def test_one_key_in_two_files(make: Make) -> None:
    library = make(
        a="@book{k, title={Same Herds Here}, author={Li, A.}}\n",
        b="@book{k, title={Same Herds Here}, note={n}, author={Li, A.}}\n",
    )
    with pytest.raises(UsageError, match=r"stands more than once.*a\.bib:1.*b\.bib:1"):
        library.merge(["k", "nothing"], into="k")
    done = library.dedupe()
    assert (done.renamed, done.gone) == ((), 1)
    assert [one.place.rpartition("/")[2] for one in library.read().entries] == ["b.bib:1"]
