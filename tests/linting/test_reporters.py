"""The forms of the report."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sarif_kit.validate import validation_errors

from citekit.formats import read
from citekit.linting import Config, Report, lint
from citekit.linting.reporters import FORMATS, full, reporter
from citekit.model import Finding, Severity

BIB = "@misc{a,\n  title = {The Tragedy of the Commons.},\n  author = {García, Ana},\n  isbn = {978-0-521-40599-8}\n}\n"


@pytest.fixture
def report() -> Report:
    return lint([read(BIB.encode(), "bibtex", "my lists/list.bib")], Config(today=date(2026, 1, 1)))


def test_concise(report: Report) -> None:
    assert reporter("concise")(report) == (
        'my lists/list.bib:2:38: CK502 title ends with "." (a)\n'
        'my lists/list.bib:4:11: CK203 "978-0-521-40599-8" is not an ISBN: its check digit is wrong (a)\n'
    )


def test_full_shows_the_line_with_a_caret_and_what_to_do(report: Report) -> None:
    assert full.write(report) == (
        'my lists/list.bib:2:38: warning CK502 trailing-stop: title ends with "." (a)\n'
        "  |\n"
        "2 |   title = {The Tragedy of the Commons.},\n"
        "  |                                      ^\n"
        '  = remove "." (--fix)\n'
        "\n"
        'my lists/list.bib:4:11: error CK203 invalid-isbn: "978-0-521-40599-8" is not an ISBN: its check digit is wrong (a)\n'
        "  |\n"
        "4 |   isbn = {978-0-521-40599-8}\n"
        "  |           ^^^^^^^^^^^^^^^^^\n"
        "  = for example: isbn = {978-0-521-40599-7}\n"
        "\n"
    )


def test_full_in_colour_says_the_same(report: Report) -> None:
    import re

    colored = full.write(report, color=True)
    assert "\x1b[31m" in colored
    assert re.sub("\x1b\\[\\d+m", "", colored) == full.write(report)


def test_a_long_line_is_shown_around_the_spot() -> None:
    text = "@misc{a, title = {" + "Herds and " * 60 + "Pastures.}}"
    shown = full.write(lint([read(text.encode(), "bibtex", "l.bib")], Config(today=date(2026, 1, 1)))).split("\n")
    assert shown[2][shown[3].index("^")] == "."
    assert all(len(line) < 130 for line in shown[2:4])


def test_json_is_the_contract(report: Report) -> None:
    content = json.loads(reporter("json")(report))
    assert content["version"] == 1
    assert content["findings"][0] == {
        "code": "CK502", "name": "trailing-stop", "severity": "warning", "message": 'title ends with "."',
        "path": "my lists/list.bib", "line": 2, "column": 38, "end_line": 2, "end_column": 39, "entry": "a", "field": "title",
        "fix": {"safety": "safe", "message": 'remove "."', "edits": [{"start": 46, "end": 47, "text": ""}]},
    }  # fmt: skip
    assert content["findings"][1]["fix"] is None
    edit = content["findings"][0]["fix"]["edits"][0]
    assert BIB[edit["start"] : edit["end"]] == "."


def test_github(report: Report) -> None:
    first, second = reporter("github")(report).splitlines()
    assert first == (
        "::warning file=my lists/list.bib,line=2,endLine=2,col=38,endColumn=39,title=CK502 trailing-stop"
        '::title ends with "." (a)'
    )
    assert second.startswith("::error file=my lists/list.bib,line=4,")


def test_github_escapes_what_would_end_a_command() -> None:
    made = Report((Finding("CK1", "x", Severity.INFO, "50% of\r\n::error::", "a:b,c.bib", 1, 1),))
    assert reporter("github")(made) == "::notice file=a%3Ab%2Cc.bib,line=1,col=1,title=CK1 x::50%25 of%0D%0A::error::\n"


def test_gitlab(report: Report) -> None:
    issues = json.loads(reporter("gitlab")(report))
    assert [(i["check_name"], i["severity"], i["location"]["lines"]["begin"]) for i in issues] == [
        ("CK502 trailing-stop", "minor", 2), ("CK203 invalid-isbn", "major", 4),
    ]  # fmt: skip
    assert len({issue["fingerprint"] for issue in issues}) == 2


def test_sarif_is_valid_and_says_where(report: Report) -> None:
    content = json.loads(reporter("sarif")(report))
    assert validation_errors(content) == []
    run = content["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    first = run["results"][0]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20lists/list.bib"},
        "region": {"startLine": 2, "startColumn": 38, "endLine": 2, "endColumn": 39},
    }
    assert first["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": {"startLine": 2, "startColumn": 38, "endLine": 2, "endColumn": 39}, "insertedContent": {"text": ""}}
    ]


def test_sarif_of_real_files_is_valid(shared: Path) -> None:
    """The official schema of SARIF 2.1.0, errata 01, which sarif-kit carries, on whatever real files make the linter say."""
    for path in sorted((shared / "bib" / "corpus").glob("*.bib"))[::20]:
        log = json.loads(reporter("sarif")(lint([read(path.read_bytes(), "bibtex", path.name)])))
        assert validation_errors(log) == [], path.name


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_report_is_a_report(name: str) -> None:
    text = reporter(name)(Report())
    assert (
        text == "" or json.loads(text) in ([], {"version": 1, "findings": []}) or json.loads(text)["runs"][0]["results"] == []
    )


@pytest.mark.parametrize("name", ["full", "concise"])
def test_nothing_in_an_entry_drives_the_terminal(name: str) -> None:
    bib = "@misc{k\x1b[2Jey, title = {\x1b]0;owned\x07 \x9b31m \u202eHerds.}}"
    text = reporter(name)(lint([read(bib.encode(), "bibtex", "l.bib")], Config(today=date(2026, 1, 1))))
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e"}
