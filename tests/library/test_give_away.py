# ruff: noqa: E501  (entries are read on one line)
"""Export: the library, what a query finds, what documents cite."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

import citekit
from citekit.library import Library
from citekit.library.cited import cited_keys
from tests.library.conftest import SMALL

Make = Callable[..., Library]


@pytest.mark.parametrize(
    ("name", "text", "keys"),
    [
        ("x.aux", "\\relax\n\\citation{a,b}\n\\bibdata{x}\n\\citation{*}\n\\bibcite{z}{1}", ["a", "b", "*"]),
        ("x.aux", "\\abx@aux@cite{0}{knuth:ct}\\abx@aux@segm{0}{0}{knuth:ct}", ["knuth:ct"]),
        ("x.bcf", '<bcf:citekey order="1">a&amp;b</bcf:citekey><bcf:citekey order="2">c</bcf:citekey>', ["a&b", "c"]),
        ("x.tex", "\\cite{a, b} \\citep[see][p.~3]{c} \\citet*{d}", ["a", "b", "c", "d"]),
        ("x.tex", "\\parencite[4]{a}\\textcite{b}\\footfullcite[see][]{c}\\autocite*{d}\\Citeauthor{e}", ["a", "b", "c", "d", "e"]),
        ("x.tex", "\\cites(see)()[1]{a}[2]{b}{c} \\textcites{d}{e}", ["a", "b", "c", "d", "e"]),
        ("x.tex", "\\cite{a}{not} \\nocite{*} 50\\% \\cite{b} % \\cite{c}\n\\\\% \\cite{d}", ["a", "*", "b"]),
        ("x.tex", "\\citestyle{apa}\\bibcite{z}{1}\\cite\n[see [1]]\n{a}", ["a"]),
        ("x.md", "As [@a; see @b, p. 3] and -@c say, @{d:e/f}. me@example.org @fig:one `@code`\n```\n@code\n```\n", ["a", "b", "c", "d:e/f"]),
        ("x.md", "@doe99. [@Foo_bar.baz:qux, 4]", ["doe99", "Foo_bar.baz:qux"]),
        ("x.tex", "\\volcite{2}[12]{a} \\pvolcite[see]{1}{b} \\Volcites{1}[2]{c}{3}{d} \\cite{e}", ["a", "b", "c", "d", "e"]),
        ("x.tex", "\\verb|\\cite{x}| \\verb*+%+ \\cite{a} \\lstinline{\\cite} \\newcommand{\\s}[1]{\\cite{#1}}", ["a"]),
        ("x.tex", "\\begin{verbatim}\n% \\cite{x}\n\\end{verbatim}\\cite{a}\\begin{comment}\\cite{x}\\end{comment}\\cite{b}", ["a", "b"]),
        ("x.tex", "% \\begin{comment}\n\\cite{a}\\end{document}\n\\cite{x}", ["a"]),
        ("x.tex", "\\iffalse \\cite{x}\\ifx\\a\\b\\cite{x}\\else\\cite{x}\\fi $\\iff$ \\ifthenelse{}{}{} \\else\\cite{a}\\fi\\cite{b}", ["a", "b"]),
        ("x.tex", "\\iffalse\\cite{x}\\fi\\cite{a}\\iftrue\\cite{b}\\fi\\iffalse\\cite{c}", ["a", "b", "c"]),
        ("x.lyx", '#LyX 2.3\n\\begin_inset CommandInset ref\nreference "x"\n\\end_inset\n\\begin_inset CommandInset citation\nLatexCommand citep\n'
            'after "p. 3"\nkey "a,b"\nliteral "false"\n\\end_inset\n\\begin_inset CommandInset bibtex\nbtprint "btPrintAll"\n', ["a", "b", "*"]),
        ("notes", '#LyX 2.3\n\\begin_inset CommandInset citation\nkey "a"\n\\end_inset', ["a"]),
        ("x.md", '---\ntitle: T\nnocite: "@*"\n---\n\n[@a] @* ', ["*", "a"]),
        ("x.md", "---\nnocite: |\n  @b,\n  @*\n...\n- @*", ["*", "b"]),
        ("x.rmd", "\\@ref(fig:x), \\@e, <!-- @x\n[@x] --> [@a] <!-- @x", ["a"]),
        ("notes", "\\cite{a}", ["a"]),
        ("notes", "plain [@a] text", ["a"]),
    ],
)  # fmt: skip
def test_citations_of_documents(name: str, text: str, keys: list[str]) -> None:
    assert [citation.key for citation in cited_keys(text.encode(), name)] == keys


def test_a_citation_knows_its_line() -> None:
    assert [citation.line for citation in cited_keys(b"\\cite{a,\n  b}\n\n\\cite{c}", "x.tex")] == [1, 2, 4]


def test_everything_as_it_stands(make: Make) -> None:
    library = make()
    exported = library.export()
    blocks = SMALL.split("\n\n")
    assert exported.text == "\n\n".join(blocks[1:])
    assert exported.count == 4


def test_what_a_query_finds_with_its_parents_behind_it(make: Make) -> None:
    library = make(a="@book{p, title={P}, crossref={g}}\n@mvbook{g, title={G}}\n@inbook{c, title={Child}, crossref={p}}\n")
    text = library.export(library.search("child")).text
    assert text == "@inbook{c, title={Child}, crossref={p}}\n\n@book{p, title={P}, crossref={g}}\n\n@mvbook{g, title={G}}\n"


def test_macros_and_preambles_come_along(make: Make) -> None:
    library = make(
        a='@preamble{"\\newcommand{\\noop}[1]{}"}\n@string{j = "One"}\n@string{unused = {x}}\n@article{a, journal=j, month=jan}\n',
        b="@STRING(j = {Two})\n@article{b, journal = j # { B}}\n@article{c, journal = far}\n",
        c='@string{far = j # "."}\n@string{j = "Three"}\n',
    )
    exported = library.export()
    assert exported.text == (
        '@preamble{"\\newcommand{\\noop}[1]{}"}\n\n@string{j = "One"}\n\n@article{a, journal=j, month=jan}\n\n'
        "@STRING(j = {Two})\n\n@article{b, journal = j # { B}}\n\n@string{far = {j.}}\n\n@article{c, journal = far}\n"
    )
    meant = [record.fields.get("journal") for record in citekit.read(exported.text.encode(), path="x.bib").records]
    assert meant == [one.own.fields["journal"] for one in library.read().entries]


def test_another_kind(make: Make) -> None:
    library = make()
    items = json.loads(library.export(library.search("herds"), "csljson").text)
    assert [(item["id"], item["container-title"]) for item in items] == [("lee2019", "Proceedings of the Pasture")]
    lines = library.export(kind="jsonl").text.splitlines()
    assert [json.loads(line)["line"] for line in lines] == [4, 12, 22, 28]


def test_the_other_tex_kind_is_converted(make: Make) -> None:
    library = make(a="@online{x, title={T}, date={2001-05}, urldate={2002-01-01}}\n")
    assert library.export(kind="biblatex").text == "@online{x, title={T}, date={2001-05}, urldate={2002-01-01}}\n"
    assert "year" in library.export(kind="bibtex").text


def test_what_documents_cite(make: Make) -> None:
    library = make()
    citations = list(cited_keys(b"\\cite{LEE2019,hardin1986}", "x.tex"))
    exported = library.export(cited=citations)
    assert [record.reference.id for record in citekit.read(exported.text.encode(), path="x.bib").records] == [
        "lee2019",
        "proc2019",
    ]
    (finding,) = exported.findings
    assert finding.concise() == 'x.tex:1:15: CK886 the library has no entry "hardin1986"; did you mean hardin1968?'
    assert library.export(cited=cited_keys(b"\\nocite{*}", "x.tex")).count == 4
    assert library.export(library.search("tragedy"), cited=citations).count == 0


def test_line_ends_of_several_files_become_one_kind(make: Make) -> None:
    library = make(a="@book{a,\r\n title={T}\r\n}\r\n", b="@book{b,\n title={U}\n}\n")
    assert library.export().text == "@book{a,\n title={T}\n}\n\n@book{b,\n title={U}\n}\n"
