"""Laws of the linter: no input stops it, fixing ends, and what is not fixed stays."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.linting import Config, fixing, lint
from citekit.linting.reading import read_as_written
from citekit.linting.reporters import FORMATS, reporter
from citekit.model import Bibliography, Edit, Record, Reference

CONFIG = Config(today=date(2026, 1, 1))
PIECES = (
    *(
        "Herds",
        "DNA",
        "and",
        "et al.",
        ";",
        "&",
        "\\&",
        "&amp;",
        "%",
        "$",
        "$x$",
        "_",
        "#",
        "{",
        "}",
        '"',
        "``",
        "''",
        ",",
        ".",
    ),
    *(
        ":",
        "(",
        ")",
        "12-15",
        "1990",
        "-",
        "--",
        "–",
        "Ã©",
        "é",
        "e\u0301",
        "\u200b",
        "\ufffd",
        "http://x.org",
        "doi:",
        "10.1/x",
    ),
    *("TODO", "978-0-521-40599-8", "Vol. 3", "2nd ed.", "pp.", "THE HERDS", "{\\it x}", "<i>", "</i>", "January", "jan", "\n"),
    *("New York:", "Viking", " ", "\\", "~", "~and~", "Hardin, Garrett", "others", "J.R.", "(ed.)", "{World}", "\\alpha"),
    *("the the", "In Proc.", "07"),
)
NAMES = st.sampled_from(
    ["title", "author", "editor", "journal", "booktitle", "publisher", "address", "year", "date", "urldate", "month", "pages",
     "volume", "number", "edition", "doi", "isbn", "issn", "url", "note", "crossref", "auhtor", "series", "eprint", "issue"]
)  # fmt: skip
VALUES = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=6).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=5
).map("".join)
TYPES = st.sampled_from(["article", "book", "misc", "online", "incollection", "phdthesis", "artcle"])


def balanced(value: str) -> str:
    """The value with braces that do not fit taken out, so that the entry around it stays one."""
    depth, out = 0, ""
    for char in value:
        if char == "}" and not depth:
            continue
        depth += {"{": 1, "}": -1}.get(char, 0)
        out += char
    return out + "}" * depth


@st.composite
def bibs(draw: st.DrawFn) -> str:
    """A .bib of a few entries with values that have something the matter."""
    text = ""
    for number in range(draw(st.integers(1, 3))):
        fields = draw(st.dictionaries(NAMES, VALUES.map(balanced), max_size=6))
        rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        text += f"@{draw(TYPES)}{{k{number},\n{rows}}}\n"
    return text.replace("\r", "").replace("\0", "")  # with NUL in it a file is binary


def read(text: str) -> Bibliography:
    found = read_as_written(text.encode("utf-8", "replace"), "bibtex", "list.bib")
    assert found is not None
    return found


def fixed(text: str, unsafe: bool) -> str:
    before = read(text)
    return fixing.fix_all(before.text, fixing.linted(before, lambda one: lint([one], CONFIG).findings), unsafe=unsafe).text


@settings(max_examples=150, deadline=None)
@given(bibs())
def test_no_rule_fails_and_every_place_is_in_the_file(text: str) -> None:
    before = read(text)
    report = lint([before], CONFIG)
    lines = before.text.split("\n")
    for finding in report.findings:
        assert finding.code != "CK004", finding.message
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    for form in FORMATS:
        reporter(form)(report)


@settings(max_examples=100, deadline=None)
@given(bibs(), st.booleans())
def test_fixing_twice_is_fixing_once(text: str, unsafe: bool) -> None:
    once = fixed(text, unsafe)
    assert fixed(once, unsafe) == once
    assert len(read(once).records) == len(read(text).records)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5), st.text(max_size=3)), max_size=6))
def test_characters_outside_the_edits_stay(text: str, places: list[tuple[int, int, str]]) -> None:
    edits, done = [], 0
    for start, length, new in sorted(places):
        start, end = min(max(start, done), len(text)), min(max(start, done) + length, len(text))
        edits.append(Edit(start, end, new))
        done = end + 1
    edits = [edit for edit in edits if edit.start <= edit.end <= len(text)]
    edits = [one for n, one in enumerate(edits) if n == 0 or one.start > edits[n - 1].end]
    after, at, shift = fixing.apply(text, edits), 0, 0
    for edit in edits:
        assert after[at + shift : edit.start + shift] == text[at : edit.start]
        at, shift = edit.end, shift + len(edit.text) - (edit.end - edit.start)
    assert after[at + shift :] == text[at:]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_references_of_any_text_are_linted(title: str, doi: str, page: str) -> None:
    record = Record(Reference(id="a", title=title, doi=doi, page=page))
    assert all(finding.code != "CK004" for finding in lint([Bibliography((record,))], CONFIG).findings)
