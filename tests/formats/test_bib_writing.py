"""References -> entries: what stands in the file, and what the real bibtex and biber say about it."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from citekit import formats
from citekit.formats import csljson
from citekit.formats.bibtex.entries import entries
from citekit.formats.bibtex.syntax import BibFile
from citekit.model import Date, ItemType, Name, Reference

KENNAN = Name(family="Kennan", given="George F.")


def entry(kind: str, **values: Any) -> tuple[str, dict[str, str]]:
    """The type and fields of the entry that a reference is written as."""
    written = formats.write([Reference(id="k", **values)], kind)
    (found,) = entries(BibFile.read(written.text))
    return found.type, dict(found.fields)


BOOK = {
    "type": ItemType.BOOK,
    "author": (KENNAN, Name(literal="Barnes and Noble")),
    "title": "NASA and the <i>U.S.</i> War",
    "publisher": "Simon and Schuster",
    "publisher_place": "New York",
    "issued": Date.of(1966, 5, 7),
    "page": "117-23, 130",
    "annotation": "100% good & cheap_ish.",
    "note": "Facsimile",
    "language": "en-GB",
    "keywords": ("war", "peace"),
}


def test_bibtex() -> None:
    assert entry("bibtex", **BOOK) == (
        "book",
        {
            "author": "Kennan, George F. and {Barnes and Noble}",
            "title": r"{NASA} and the \emph{{U.S.}} War",
            "publisher": "Simon and Schuster",
            "address": "New York",
            "year": "1966",
            "month": "May",
            "day": "7",
            "pages": "117--23, 130",
            "annote": r"100\% good \& cheap\_ish.",
            "note": "Facsimile",
            "langid": "british",
            "keywords": "war, peace",
        },
    )


def test_biblatex() -> None:
    kind, found = entry("biblatex", **BOOK)
    assert kind == "book"
    assert (found["publisher"], found["location"], found["date"]) == ("{Simon and Schuster}", "New York", "1966-05-07")
    assert (found["annotation"], found["note"]) == (r"100\% good \& cheap\_ish.", "Facsimile")


def test_tex_escapes_on_request() -> None:
    reference = Reference(id="k", type=ItemType.BOOK, author=(Name(family="Čapek", given="É."),), title="Öde – “Ruhe”")
    assert formats.write([reference], "bibtex").text.isascii() is False
    text = formats.write([reference], "bibtex", unicode=False).text
    assert text.isascii()
    assert formats.read(text.encode(), "bibtex").references == (reference,)


@pytest.mark.parametrize(
    ("values", "bibtex", "biblatex"),
    [
        ({"type": ItemType.ARTICLE_NEWSPAPER}, ("article", "newspaper"), ("article", "newspaper")),
        ({"type": ItemType.CHAPTER}, ("incollection", None), ("inbook", None)),
        ({"type": ItemType.CHAPTER, "editor": (KENNAN,)}, ("incollection", None), ("incollection", None)),
        ({"type": ItemType.BOOK, "editor": (KENNAN,)}, ("book", None), ("collection", None)),
        ({"type": ItemType.WEBPAGE}, ("misc", "webpage"), ("online", None)),
        ({"type": ItemType.WEBPAGE, "container_title": "BBC"}, ("misc", "webpage"), ("misc", "webpage")),
        ({"type": ItemType.THESIS, "genre": "Master's thesis"}, ("mastersthesis", None), ("thesis", None)),
        ({"type": ItemType.THESIS, "genre": "PhD thesis"}, ("phdthesis", None), ("thesis", None)),
        ({"type": ItemType.REPORT}, ("techreport", None), ("report", None)),
        ({"type": ItemType.MANUSCRIPT}, ("misc", "manuscript"), ("unpublished", None)),
        ({"type": ItemType.MOTION_PICTURE}, ("misc", "motion_picture"), ("misc", "motion_picture")),
        ({"type": ItemType.DOCUMENT}, ("misc", None), ("misc", None)),
    ],
)
def test_entry_types(values: dict[str, Any], bibtex: tuple[str, str | None], biblatex: tuple[str, str | None]) -> None:
    for kind, expected in (("bibtex", bibtex), ("biblatex", biblatex)):
        written, found = entry(kind, title="T", **values)
        assert (written, found.get("entrysubtype")) == expected


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        ({"title": "A: B", "title_short": "A"}, "biblatex", {"title": "A", "subtitle": "B"}),
        ({"title": "A: B", "title_short": "A"}, "bibtex", {"title": "A: B", "shorttitle": "A"}),
        ({"title": "ALL CAPITALS"}, "bibtex", {"title": "ALL CAPITALS"}),
        ({"title": "Über Deutsches", "language": "de-DE"}, "bibtex", {"title": "{Über Deutsches}", "langid": "german"}),
        ({"issued": Date(((1966,), (1970,)))}, "biblatex", {"date": "1966/1970"}),
        ({"issued": Date(((1966,), (1970,)))}, "bibtex", {"year": "1966", "date": "1966/1970"}),
        ({"issued": Date.of(-43)}, "biblatex", {"date": "-0042"}),
        ({"issued": Date.of(1966, 22)}, "biblatex", {"date": "1966-22"}),
        ({"issued": Date(((1966,),), circa=True)}, "biblatex", {"date": "1966~"}),
        ({"issued": Date(literal="n.d.")}, "biblatex", {"year": "n.d."}),
        ({"original_date": Date.of(1950)}, "bibtex", {"origdate": "1950"}),
        ({"volume": "7.2"}, "biblatex", {"volume": "7", "part": "2"}),
        ({"volume": "7.2"}, "bibtex", {"volume": "7.2"}),
        (
            {"author": (Name(family="Gogh", given="V.", non_dropping_particle="van"),)},
            "biblatex",
            {"author": "van Gogh, V.", "options": "useprefix=true"},
        ),
        ({"director": (KENNAN,)}, "biblatex", {"editor": "Kennan, George F.", "editortype": "director"}),
        ({"illustrator": (KENNAN,)}, "biblatex", {"namea": "Kennan, George F.", "nameatype": "illustrator"}),
        ({"illustrator": (KENNAN,)}, "bibtex", {"illustrator": "Kennan, George F."}),
        ({"medium": "DVD"}, "bibtex", {"medium": "DVD"}),
        ({"url": "http://x.org/a_b%20c~d"}, "bibtex", {"url": "http://x.org/a_b%20c~d"}),
        ({"url": "http://x.org/{a"}, "bibtex", {"url": "http://x.org/%7Ba"}),
        ({"pmid": "99"}, "biblatex", {"eprint": "99", "eprinttype": "pubmed"}),
        ({"status": "in press"}, "biblatex", {"pubstate": "inpress"}),
        ({"extra": {"shelf": "Café & Bar", "file": "C:/x_y.pdf"}}, "bibtex", {"shelf": r"Café \& Bar", "file": "C:/x_y.pdf"}),
    ],
)
def test_fields(values: dict[str, Any], kind: str, expected: dict[str, str]) -> None:
    _, found = entry(kind, type=ItemType.BOOK, **values)
    assert found == expected


def test_what_biblatex_cannot_hold_is_told() -> None:
    written = formats.write([Reference(id="k", type=ItemType.MAP, title="T", medium="DVD", scale="1:500")], "biblatex")
    assert [(finding.field, finding.entry) for finding in written.findings] == [("medium", "k"), ("scale", "k")]
    assert "biblatex has no field for medium; left out: 'DVD'" in written.findings[0].message


def test_no_value_and_no_key_breaks_out_of_its_place() -> None:
    hostile = 'x}, note = {y\n@misc{e, \\end{document} %$&#_^~" '
    reference = Reference(
        id="a b,{c}", title=hostile, author=(Name(literal=hostile),), url=hostile, extra={"a=b}": hostile, "Note": hostile}
    )
    for kind in ("bibtex", "biblatex"):
        text = formats.write([reference], kind).text
        found = entries(BibFile.read(text))
        assert len(found) == 1
        assert set(found[0].fields) <= {"author", "title", "url", "note"}
        back = formats.read(text.encode(), kind).references[0]
        assert back.title == " ".join(hostile.split())
        assert back.author == (Name(literal=" ".join(hostile.split())),)


def test_references_without_a_key_get_one() -> None:
    text = formats.write([Reference(author=(KENNAN,), title="Memoirs", issued=Date.of(1967))], "bibtex").text
    assert text.startswith("@misc{kennan1967memoirs,\n")


# ---- the real programs

WORKS = (
    Reference(type=ItemType.BOOK, author=(KENNAN,), title="Russia & the West", publisher="Little, Brown", issued=Date.of(1961)),
    Reference(type=ItemType.BOOK, editor=(KENNAN,), title="Essays", publisher="Knopf", issued=Date.of(1962)),
    Reference(
        type=ItemType.ARTICLE_JOURNAL,
        author=(Name(family="Gogh", given="Vincent", non_dropping_particle="van"),),
        title="NASA in $5 and 100%",
        container_title="Journal of {Odd} Things",
        issued=Date.of(1963, 7),
        volume="7",
        issue="2",
        page="1-20",
        doi="10.1000/x_y",
    ),
    Reference(
        type=ItemType.CHAPTER,
        author=(Name(family="Doe", given="Jane", suffix="Jr."),),
        title="On Æther",
        container_title="The Book",
        editor=(KENNAN,),
        publisher="Oxford University Press",
        issued=Date.of(1964),
        page="3-9",
    ),
    Reference(
        type=ItemType.THESIS,
        author=(KENNAN,),
        title="Diss",
        genre="PhD thesis",
        publisher="Yale University",
        issued=Date.of(1965),
    ),
    Reference(
        type=ItemType.WEBPAGE,
        author=(Name(literal="BBC"),),
        title="Page",
        container_title="BBC News",
        url="https://example.org/a_b%20c",
        issued=Date.of(2001, 2, 3),
        accessed=Date.of(2002, 3, 4),
    ),
    Reference(
        type=ItemType.MOTION_PICTURE, director=(KENNAN,), author=(KENNAN,), title="Film", publisher="MGM", issued=Date.of(1999)
    ),
    Reference(
        type=ItemType.ARTICLE_NEWSPAPER,
        author=(KENNAN,),
        title="News",
        container_title="The Times",
        issued=Date.of(1966, 1, 2),
        page="A1",
    ),
)
ANNOTATED = tuple(replace(work, annotation=f"50% of {{it}} & \\more_{number} #1") for number, work in enumerate(WORKS))


@pytest.mark.parametrize("unicode", [True, False])
def test_bibtex_takes_it_without_a_warning(tmp_path: Path, unicode: bool) -> None:
    if not shutil.which("bibtex"):
        pytest.skip("bibtex is not installed")
    (tmp_path / "list.bib").write_text(formats.write(ANNOTATED, "bibtex", unicode=unicode).text, encoding="utf-8")
    (tmp_path / "list.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{list}\n", encoding="utf-8")
    done = subprocess.run(["bibtex", "list"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    if "couldn't open style file" in done.stdout:
        pytest.skip("plain.bst is not installed")
    assert [line for line in done.stdout.splitlines() if "Warning" in line or "error" in line] == []
    assert done.returncode == 0
    assert (tmp_path / "list.bbl").read_text(encoding="utf-8").count("\\bibitem") == len(ANNOTATED)


@pytest.mark.parametrize("unicode", [True, False])
def test_biber_takes_it_without_a_warning(tmp_path: Path, unicode: bool) -> None:
    if not shutil.which("biber"):
        pytest.skip("biber is not installed")
    (tmp_path / "list.bib").write_text(formats.write(ANNOTATED, "biblatex", unicode=unicode).text, encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "list.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert re.findall(r"^(?:WARN|ERROR).*", done.stdout, re.MULTILINE) == []
    assert done.returncode == 0


def test_gold_references_survive_both_kinds(shared: Path) -> None:
    import json

    lines = (shared / "gold" / "references.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        gold = json.loads(line)
        dates = {
            name: {"raw": value} for name, value in gold["fields"].items() if name in ("issued", "accessed", "original-date")
        }
        item = {"id": gold["id"], "type": gold["type"], **gold["fields"], **dates}
        reference = replace(csljson.from_item(item), extra={})
        for kind in ("bibtex", "biblatex"):
            assert formats.read(formats.write([reference], kind).text.encode(), kind).references == (reference,)
