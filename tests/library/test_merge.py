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
        ({"title": "T"}, {"timestamp": "now", "owner": "me", "ids": "x"}, {}),
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


def test_the_kept_one_never_inherits_from_itself(make: Make) -> None:
    library = make(a="@inbook{c, title={T}, crossref={p}}\n@book{p, title={T}, crossref={c}, year=1990}\n")
    library.merge(["c", "p"])
    assert (library.folder / "a.bib").read_text() == "@inbook{c, title={T}, year={1990}, ids={p}}\n"


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
