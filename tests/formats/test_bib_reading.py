"""Entries -> references: biblatex's manual and pandoc's choices, field by field."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from citekit import formats
from citekit.model import Date, ItemType, Name, Reference


def read(entry: str, kind: str = "biblatex") -> Reference:
    return formats.read(entry.encode(), kind).references[0]


def said(reference: Reference) -> dict[str, Any]:
    """The fields of a reference that say something."""
    return {f.name: value for f in fields(Reference) if (value := getattr(reference, f.name))}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@book{k, title={T}, subtitle={S}, titleaddon={A}}", {"title": "T: S. A", "title_short": "T"}),
        ("@book{k, title={What?}, subtitle={S}}", {"title": "What? S", "title_short": "What?"}),
        ("@book{k, title={V}, maintitle={M}, volume=2, part=3}", {"title": "M", "volume_title": "V", "volume": "2.3"}),
        (
            "@inbook{k, title={C}, booktitle={B}, booksubtitle={S}, maintitle={M}, bookauthor={Kant, I.}}",
            {
                "title": "C",
                "container_title": "M",
                "volume_title": "B: S",
                "container_author": (Name(family="Kant", given="I."),),
            },
        ),
        (
            "@article{k, journaltitle={J}, journalsubtitle={S}, shortjournal={Sh}}",
            {"container_title": "J: S", "container_title_short": "Sh"},
        ),
        ("@periodical{k, title={P}, issuetitle={I}}", {"container_title": "P", "title": "I"}),
        ("@periodical{k, title={P}}", {"title": "P"}),
        ("@article{k, number=4, issue={Spring}}", {"issue": "4, Spring"}),
        ("@article{k, number=4, eid={e7}}", {"issue": "4", "number": "e7"}),
        ("@book{k, number=4, series={S}}", {"collection_number": "4", "collection_title": "S"}),
        ("@report{k, number={RC-1}, institution={IBM}}", {"number": "RC-1", "publisher": "IBM"}),
        ("@article{k, pages={12--15, 20}}", {"page": "12-15, 20"}),
        (
            "@book{k, pagetotal={300}, volumes=4, edition=2}",
            {"number_of_pages": "300", "number_of_volumes": "4", "edition": "2"},
        ),
        (
            "@book{k, location={Durham and London}, publisher={A and {B and C}}}",
            {"publisher_place": "Durham; London", "publisher": "A; B and C"},
        ),
        ("@patent{k, location={countryde and countryus}}", {"jurisdiction": "Germany; United States of America"}),
        ("@book{k, note={A note.}, addendum={More}}", {"note": "A note. More"}),
        ("@book{k, annotation={Good.}, keywords={a, b}}", {"annotation": "Good.", "keywords": ("a", "b")}),
        ("@book{k, langid={english}, langidopts={variant=british}}", {"language": "en-GB"}),
        ("@book{k, hyphenation={german}}", {"language": "de-DE"}),
        (
            "@book{k, origdate={1950}, origlocation={Paris}, origpublisher={G}}",
            {"original_date": Date.of(1950), "original_publisher_place": "Paris", "original_publisher": "G"},
        ),
        ("@book{k, library={QA 76}, pubstate={inpress}}", {"call_number": "QA 76", "status": "in press"}),
        (
            "@online{k, url={http://x.org/a%20b_c}, urldate={2000-01-02}}",
            {"url": "http://x.org/a%20b_c", "accessed": Date.of(2000, 1, 2)},
        ),
        ("@book{k, url={http://x.org}, doi={10.1/x}, options={url=false, doi=false}}", {}),
        ("@online{k, eprint={math/1}, eprinttype={arXiv}}", {"url": "https://arxiv.org/abs/math/1"}),
        ("@misc{k, eprint={99}, eprinttype={pubmed}}", {"pmid": "99", "url": "https://www.ncbi.nlm.nih.gov/pubmed/99"}),
        ("@misc{k, howpublished={\\url{http://x.org}}}", {"url": "http://x.org"}),
        ("@misc{k, howpublished={Broadside}, organization={O}}", {"publisher": "O; Broadside"}),
    ],
)
def test_biblatex_fields(entry: str, expected: dict[str, Any]) -> None:
    found = said(read(entry))
    assert {name: value for name, value in found.items() if name not in ("id", "type", "extra")} == expected


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@article{k}", ItemType.ARTICLE_JOURNAL),
        ("@article{k, entrysubtype={magazine}}", ItemType.ARTICLE_MAGAZINE),
        ("@booklet{k}", ItemType.PAMPHLET),
        ("@incollection{k}", ItemType.CHAPTER),
        ("@inreference{k}", ItemType.ENTRY_ENCYCLOPEDIA),
        ("@conference{k}", ItemType.PAPER_CONFERENCE),
        ("@mvbook{k}", ItemType.BOOK),
        ("@manual{k}", ItemType.BOOK),
        ("@standard{k}", ItemType.STANDARD),
        ("@performance{k}", ItemType.PERFORMANCE),
        ("@image{k}", ItemType.GRAPHIC),
        ("@music{k}", ItemType.SONG),
        ("@unpublished{k}", ItemType.MANUSCRIPT),
        ("@unpublished{k, eventtitle={E}}", ItemType.SPEECH),
        ("@misc{k}", ItemType.DOCUMENT),
        ("@misc{k, entrysubtype={motion_picture}}", ItemType.MOTION_PICTURE),
        ("@nosuchtype{k}", ItemType.DOCUMENT),
    ],
)
def test_types(entry: str, kind: ItemType) -> None:
    assert read(entry).type is kind


@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        ("@phdthesis{k}", "PhD thesis"),
        ("@mastersthesis{k}", "Master's thesis"),
        ("@mastersthesis{k, type={Diploma}}", "Diploma"),
        ("@thesis{k, type={candthesis}}", "Candidate thesis"),
        ("@patent{k, type={patentus}}", "U.S. patent"),
        ("@report{k, type={resreport}}", "research report"),
    ],
)
def test_genres(entry: str, genre: str) -> None:
    assert read(entry).genre == genre


@pytest.mark.parametrize(
    ("field", "date"),
    [
        ("date={1723~}", Date(((1723,),), circa=True)),
        ("date={1723?}", Date.of(1723)),
        ("date={1998/open}", Date(((1998,), ()))),
        ("date={1998/..}", Date(((1998,), ()))),
        ("date={-0876}", Date.of(-877)),
        ("date={0000}", Date.of(-1)),
        ("date={20uu}", Date(((2000,), (2099,)))),
        ("date={201X}", Date(((2010,), (2019,)))),
        ("date={2004-22}", Date.of(2004, 22)),
        ("date={2004-04-05T14:34:00}", Date.of(2004, 4, 5)),
        ("date={y-123456789}", Date.of(-123456790)),
        ("date={2001-02-30/2001-03}", Date(((2001, 2, 30), (2001, 3)))),
        ("date={forthcoming}", Date(literal="forthcoming")),
        ("year=1966, month=may", Date.of(1966, 5)),
        ("year=1966, month={May/June}", Date(((1966, 5), (1966, 6)))),
        ('year=1966, month=jul # "~4"', Date.of(1966, 7, 4)),
        ("year=1966, month=12, day=31", Date.of(1966, 12, 31)),
        ("year=1966, month={Spring}", Date.of(1966, 21)),
        ("year={1939--1945}", Date(((1939,), (1945,)))),
        ("year={--44}", Date.of(-44)),
        ("year={n.d.}", Date(literal="n.d.")),
        ("year=1966, endyear=1967", Date(((1966,), (1967,)))),
        ("date={}, year=1966", Date.of(1966)),
    ],
)
def test_dates(field: str, date: Date) -> None:
    assert read(f"@book{{k, {field}}}").issued == date


@pytest.mark.parametrize(
    ("entry", "role", "names"),
    [
        ("author={de Geer, Ingrid}", "author", (Name(family="Geer", given="Ingrid", dropping_particle="de"),)),
        (
            "author={de Geer, Ingrid}, options={useprefix=true}",
            "author",
            (Name(family="Geer", given="Ingrid", non_dropping_particle="de"),),
        ),
        ("author={{Barnes and Noble}}", "author", (Name(literal="Barnes and Noble"),)),
        ("author={King, Jr., Martin}", "author", (Name(family="King", given="Martin", suffix="Jr."),)),
        ("editor={A, B}, editortype={director}", "director", (Name(family="A", given="B"),)),
        ("editor={A, B}, editortype={compiler}", "compiler", (Name(family="A", given="B"),)),
        ("namea={A, B}, nameatype={illustrator}", "illustrator", (Name(family="A", given="B"),)),
        (
            "author={family=Gogh, given=Vincent, prefix=van, useprefix=true}",
            "author",
            (Name(family="Gogh", given="Vincent", non_dropping_particle="van"),),
        ),
    ],
)
def test_names(entry: str, role: str, names: tuple[Name, ...]) -> None:
    assert getattr(read(f"@book{{k, {entry}}}"), role) == names


def test_biber_and_bibtex_split_differently() -> None:
    entry = "@book{k, author={Drummond de Andrade, Carlos}}"
    assert read(entry, "biblatex").author == (Name(family="Drummond de Andrade", given="Carlos"),)
    assert read(entry, "bibtex").author == (Name(family="Andrade", given="Carlos", dropping_particle="Drummond de"),)


def test_braces_become_spans_unless_the_word_protects_itself() -> None:
    title = read("@book{k, title={The {Ibn Rushd} of {NASA} and {\\TeX} {iPod}}}").title
    assert title == 'The <span class="nocase">Ibn Rushd</span> of NASA and TeX iPod'


def test_a_german_title_in_braces_needs_no_span() -> None:
    assert read("@book{k, title={{Kritik der Vernunft}}, langid={german}}").title == "Kritik der Vernunft"


def test_mkbibquote_keeps_the_case_of_its_words() -> None:
    assert read(r"@book{k, title={On \mkbibquote{De Motu}}}").title == 'On “<span class="nocase">De Motu</span>”'


def test_bibtex_has_no_lists_of_publishers() -> None:
    entry = "@book{k, publisher={Simon and Schuster}, address={New York and London}}"
    reference = read(entry, "bibtex")
    assert (reference.publisher, reference.publisher_place) == ("Simon and Schuster", "New York and London")


def test_unknown_fields_are_kept_decoded_but_verbatim_where_they_hold_no_tex() -> None:
    reference = read("@book{k, shelf={Caf{\\'e} 3}, file={C:\\x_y.pdf}, medium={DVD}}")
    assert reference.extra == {"shelf": "Café 3", "file": "C:\\x_y.pdf"}
    assert reference.medium == "DVD"


def test_inheritance_and_xdata() -> None:
    text = """
    @inbook{a, title={Macbeth}, crossref={b}, xdata={x}}
    @xdata{x, publisher={P}}
    @mvbook{b, author={Shakespeare}, title={Works}, date={1970/1980}}
    """
    references = formats.read(text.encode(), "biblatex").references
    assert [reference.id for reference in references] == ["a", "b"]
    assert (references[0].title, references[0].container_title, references[0].publisher) == ("Macbeth", "Works", "P")
    assert references[0].container_author == (Name(family="Shakespeare"),)


def test_crossref_in_bibtex_renames_nothing() -> None:
    text = b"@inbook{a, crossref={b}, pages={2--3}}\n@book{b, title={Relativity}, year=1920}"
    inherited = formats.read(text, "bibtex").references[0]
    assert (inherited.title, inherited.container_title, inherited.issued) == ("Relativity", "", Date.of(1920))
    named = formats.read(text.replace(b"pages", b"title={Part}, pages"), "bibtex").references[0]
    assert (named.title, named.container_title) == ("Part", "Relativity")


def test_every_entry_is_there_damaged_and_duplicate_ones_too() -> None:
    text = b"@book{a, title={A}}\n@book{a, title={B} year=1966}\n@book{b, title={C\n@book{c, title={D}}"
    bibliography = formats.read(text, "bibtex", "x.bib")
    assert [reference.id for reference in bibliography.references] == ["a", "a-2", "b", "c"]
    assert bibliography.references[1].title == "B"
    renamed = [finding for finding in bibliography.findings if finding.code == "CK872"]
    assert [(finding.line, finding.entry) for finding in renamed] == [(2, "a")]


def test_records_say_where_they_stand() -> None:
    text = "% list\n  @Book{doe, Title = {T}}"
    (record,) = formats.read(text.encode(), "bibtex", "x.bib").records
    assert (record.path, record.line, record.column, record.entry_type) == ("x.bib", 2, 3, "book")
    assert record.fields == {"title": "T"}
    assert record.span is not None
    assert record.span.of(text) == "@Book{doe, Title = {T}}"
    assert record.spans["title"].of(text) == "{T}"
    assert record.spans[""].of(text) == "doe"


def test_a_file_without_entries_says_so() -> None:
    bibliography = formats.read(b"just words", "bibtex", "x.bib")
    assert bibliography.records == ()
    assert [finding.message for finding in bibliography.findings] == ["there is no BibTeX entry in this file"]
    for text in (b"", b"@comment{nothing yet}"):
        assert formats.read(text, "bibtex").findings == ()
