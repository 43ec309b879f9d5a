"""What a file is, by what it holds, then by its name."""

from __future__ import annotations

import pytest

from citekit.formats import is_bibliography, kind_of_suffix, recognize
from citekit.model import decode


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("@book{a, title = {T}, year = 1966}", "bibtex"),
        ("% comment\n\n@string{x = {y}}\n@article{a, journal = x}", "bibtex"),
        ("@online{a, title = {T}, date = {1966-05}, urldate = {2020-01-01}}", "biblatex"),
        ("@article{a, journaltitle = {J}, date = 2001, location = {X}}", "biblatex"),
        ("@misc{a}", "bibtex"),
        ("@ book {a,}", "bibtex"),
        ("@book(a, title = {T})", "bibtex"),
        ('[{"id": "a", "type": "book"}]', "csljson"),
        ('{"id": "a", "type": "book"}', "csljson"),
        ("[]", "csljson"),
        ('{"version": 1, "id": "a", "raw": "A. B.", "item": {"id": "a"}}\n', "jsonl"),
        ("TY  - BOOK\nTI  - T\nER  - \n", "ris"),
        ("\ufeff\nTY  - JOUR\r\nER  - \r\n", "ris"),
        ("harry:\n  type: book\n  title: Harry\n", "hayagriva"),
        ("# notes\nkey-1:\n    title: 'T: U'\n    author: A, B\n", "hayagriva"),
        ("Further Reading\nKennan, George F. Russia. Boston: Little, 1961.", None),
        ('<?xml version="1.0"?><article>@book{a}</article>', None),
        ("<html>@book{a, title={T}}</html>", None),
        ("Title: a page\nDate: 2001\n\nText.", None),
        ("", None),
    ],
)
def test_content_decides(text: str, kind: str | None) -> None:
    assert recognize(text.encode()) == kind


def test_the_suffix_decides_where_content_does_not() -> None:
    assert recognize(b"", "list.bib") == "bibtex"
    assert recognize(b"nothing of the kind", "list.ris") == "ris"
    assert recognize(b"plain words", "page.txt") is None


def test_a_page_that_shows_an_entry_is_a_page() -> None:
    page = b"# How to write an entry\n\n@book{knuth,\n  title = {T}\n}\n"
    assert recognize(page, "page.md") is None
    assert recognize(page) == "bibtex"
    assert recognize(b"% list\n@book{knuth, title = {T}}", "list.txt") == "bibtex"


def test_wide_encodings_are_recognized() -> None:
    text = "@book{a, title = {Übung}, year = 1966}"
    for encoding in ("utf-16", "utf-16-le", "utf-8-sig", "latin-1"):
        assert recognize(text.encode(encoding)) == "bibtex"


def test_a_long_file_is_recognized_by_its_head() -> None:
    data = ("é" * 40_000 + "\n").encode() * 2
    assert recognize(data) is None
    assert decode(data).text.startswith("é")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("A.BIB", "bibtex"), ("x.json", "csljson"), ("x.yml", "hayagriva"), ("x.jsonl", "jsonl"), ("x.doc", None)],
)
def test_suffixes(name: str, kind: str | None) -> None:
    assert kind_of_suffix(name) == kind


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("empty.bib", "", True),
        ("Export.RIS", "", True),
        ("items.json", '[\n  {\n    "id": "a",\n    "type": "article-journal"}]', True),
        ("package.json", '{"name": "a", "type": "module", "author": "b"}', False),
        ("refs.yml", "a:\n  type: book\n  title: T\n", True),
        ("settings.yaml", "build:\n  os: ubuntu\n", False),
        ("out.jsonl", '{"version": 1, "id": "a", "raw": "A. B."}\n', True),
        ("log.jsonl", '{"level": "info"}\n', False),
        ("apa.csl", '<?xml version="1.0"?><style/>', False),
        ("page.html", "<html>", False),
    ],
)
def test_bibliographies_of_a_folder(name: str, text: str, wanted: bool) -> None:
    assert is_bibliography(name, text.encode()) is wanted
