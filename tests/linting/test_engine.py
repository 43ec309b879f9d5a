"""Choosing rules, silencing findings, baselines, plugins, configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from citekit.formats import read
from citekit.linting import Config, baseline, lint, plugins, registry
from citekit.linting.rule import ERROR, Rule, rule, section
from citekit.linting.subject import Entry, Problem
from citekit.model import Severity, UsageError

TODAY = date(2026, 1, 1)
BAD = b"@book{a,\n  title = {Herds.},\n  isbn = {978-0-521-40599-8},\n  year = {1990}\n}\n"  # CK101 CK105 CK203 CK502


def codes(data: bytes = BAD, **settings: object) -> list[str]:
    report = lint([read(data, "bibtex", "dir/list.bib")], Config(today=TODAY, **settings))  # type: ignore[arg-type]
    return sorted(finding.code for finding in report.findings)


def test_all_rules_run_unless_something_is_said() -> None:
    assert codes() == ["CK101", "CK105", "CK203", "CK502"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"select": ("CK1",)}, ["CK101", "CK105"]),
        ({"select": ("invalid-isbn",)}, ["CK203"]),
        ({"ignore": ("CK1",)}, ["CK203", "CK502"]),
        ({"ignore": ("CK1",), "select": ("CK105", "CK2")}, ["CK105", "CK203"]),
        ({"select": ("CK2",), "extend_select": ("CK502",)}, ["CK203", "CK502"]),
        ({"ignore": ("ALL",), "extend_select": ("CK203",)}, ["CK203"]),
        ({"per_file_ignores": {"dir/*.bib": ("CK1", "CK5")}}, ["CK203"]),
        ({"per_file_ignores": {"list.bib": ("ALL",)}}, []),
        ({"per_file_ignores": {"other.bib": ("ALL",)}}, ["CK101", "CK105", "CK203", "CK502"]),
    ],
)
def test_select_and_ignore(settings: dict[str, object], expected: list[str]) -> None:
    assert codes(**settings) == expected


def test_the_longest_selector_sets_the_severity() -> None:
    config = Config(today=TODAY, severity={"CK": "info", "CK203": "warning"})
    severities = {f.code: f.severity for f in lint([read(BAD, "bibtex")], config).findings}
    assert severities["CK203"] is Severity.WARNING and severities["CK101"] is Severity.INFO


def test_findings_are_sorted_by_place() -> None:
    places = [(f.line, f.column) for f in lint([read(BAD, "bibtex")], Config(today=TODAY)).findings]
    assert places == [(1, 1), (1, 1), (2, 17), (3, 11)]


def test_a_comment_silences_the_entry_below_it_alone() -> None:
    assert codes(b"% citekit: ignore CK502, CK101\n" + BAD + BAD.replace(b"{a,", b"{b,").replace(b"Herds", b"Pastures")) == [
        "CK101", "CK105", "CK105", "CK203", "CK203", "CK502",
    ]  # fmt: skip


def test_a_comment_of_the_file_silences_all() -> None:
    assert codes(b"% citekit: ignore-file CK1 invalid-isbn\n" + BAD) == ["CK001", "CK203", "CK502"] or codes(
        b"% citekit: ignore-file CK1, invalid-isbn\n" + BAD
    ) == ["CK502"]


def test_a_comment_counts_up_to_its_day() -> None:
    assert codes(b"% citekit: ignore CK1,CK2,CK5 until 2026-01-01 to be looked up\n" + BAD) == []
    assert codes(b"% citekit: ignore CK1 until 2025-12-31\n" + BAD) == ["CK002", "CK101", "CK105", "CK203", "CK502"]


def test_an_unused_comment_is_told_only_if_its_rule_ran() -> None:
    assert codes(b"% citekit: ignore CK301\n" + BAD, ignore=("CK1", "CK2", "CK5")) == ["CK001"]
    assert codes(b"% citekit: ignore CK301\n" + BAD, select=("CK2",)) == ["CK203"]


def test_inside_an_entry_there_is_no_comment() -> None:
    text = b"@misc{a, note = {\n% citekit: ignore CK502\n}, title = {Herds.}}\n"
    assert "CK502" in codes(text)


def test_a_baseline_knows_findings_wherever_they_move(tmp_path: Path) -> None:
    first = lint([read(BAD, "bibtex", str(tmp_path / "list.bib"))], Config(today=TODAY))
    (tmp_path / "known.json").write_text(baseline.dump(first.findings, tmp_path))
    moved = b"\n\n@misc{z, title = {Markets.}}\n" + BAD
    config = Config(today=TODAY, baseline="known.json", source=tmp_path / "citekit.toml")
    report = lint([read(moved, "bibtex", str(tmp_path / "list.bib"))], config)
    assert [(f.code, f.entry) for f in report.findings] == [("CK502", "z")]
    assert (report.known, report.outdated) == (4, 0)
    mended = lint([read(b"@misc{z, title = {Markets}}", "bibtex", str(tmp_path / "list.bib"))], config)
    assert (mended.known, mended.outdated) == (0, 4)


def test_a_file_that_is_no_baseline(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text("[1, 2]")
    with pytest.raises(UsageError, match="not a baseline"):
        baseline.load(tmp_path / "known.json")


@rule("XY001", "no-vowels", ERROR)
def no_vowels(entry: Entry) -> Iterator[Problem]:
    """XY001 no-vowels

    What it does: reports titles without vowels.
    """
    if not set(entry.get("title").lower()) & set("aeiou"):
        yield entry.problem("no vowels", "title")


@rule("XY002", "always-fails", ERROR)
def always_fails(entry: Entry) -> Iterator[Problem]:
    raise RuntimeError("out of ideas")
    yield


def with_plugins(monkeypatch: pytest.MonkeyPatch, **loaded: object) -> None:
    class Found(EntryPoint):
        def load(self) -> object:
            value = loaded[self.name]
            if isinstance(value, Exception):
                raise value
            return value

    def found(group: str, name: str) -> list[EntryPoint]:
        assert group == "citekit.rules"
        return [Found(name, "x", group)] if name in loaded else []

    monkeypatch.setattr(plugins, "entry_points", found)


def test_a_plugin_is_looked_up_only_when_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    with_plugins(monkeypatch, house=[no_vowels])
    data = b"@misc{a, title = {Brr}}"
    assert codes(data) == []
    assert codes(data, plugins=("house",)) == ["XY001"]
    assert codes(data, plugins=("house",), ignore=("no-vowels",)) == []
    assert codes(data, plugins=("house",), ignore=("XY001",)) == []
    assert codes(data, plugins=("house",), select=("XY",)) == ["XY001"]
    assert codes(b"% citekit: ignore XY001 so it is called\n" + data, plugins=("house",)) == []


def test_a_plugin_that_raises_is_named_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with_plugins(monkeypatch, bad=RuntimeError("broken on import"), house=[no_vowels, always_fails])
    config = Config(today=TODAY, plugins=("bad", "house", "absent"))
    report = lint([read(b"@misc{a, title = {Brr}}\n@misc{b, title = {Psst}}", "bibtex", "l.bib")], config)
    assert [f.code for f in report.findings].count("XY001") == 2
    told = [f.message for f in report.findings if f.code == "CK004"]
    assert len(told) == 3
    assert any('"bad"' in message and "broken on import" in message for message in told)
    assert any("XY002" in message and "out of ideas" in message for message in told)
    assert any('"absent"' in message for message in told)


def test_a_plugin_may_not_take_our_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    with_plugins(monkeypatch, thief=Rule(code="CK101", name="mine", severity=ERROR))
    report = lint([read(BAD, "bibtex")], Config(today=TODAY, plugins=("thief",)))
    assert any("codes of citekit" in f.message for f in report.findings)


def toml(tmp_path: Path, text: str, name: str = "citekit.toml") -> Path:
    path = tmp_path / name
    path.write_text(text)
    return path


def test_settings_are_read_from_the_nearest_file(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    toml(tmp_path, '[tool.citekit]\nselect = ["CK1"]\nfail-on = "error"\n', "pyproject.toml")
    config = Config.load(inner)
    assert (config.select, config.fail_on, config.source) == (("CK1",), "error", tmp_path / "pyproject.toml")
    toml(tmp_path / "a", 'ignore = ["CK2"]\n[severity]\nCK5 = "info"\n[per-file-ignores]\n"old/*.bib" = ["CK3"]\n')
    config = Config.load(inner)
    assert (config.ignore, dict(config.severity), dict(config.per_file_ignores)) == (
        ("CK2",), {"CK5": "info"}, {"old/*.bib": ("CK3",)},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('select = ["CK1"]\nslect = ["CK2"]\n', 2, 'did you mean "select"'),
        ('style = "apa"\nignore = [\n  "CK101",\n  "CK1O3",\n]\n', 4, "did you mean CK103"),
        ('select = ["CK101"]\nignore = ["CK101"]\n', 2, "both selected and ignored"),
        ('select = "CK101"\n', 1, "must be a list"),
        ('fail-on = "always"\n', 1, "none of error, warning, info, never"),
        ('[severity]\nCK101 = "fatal"\n', 2, "none of error, warning, info"),
        ('[severity]\nCK999 = "error"\n', 2, 'no rule "CK999"'),
        ('style = "apa\n', 1, "not valid TOML"),
        ('model = "natbib"\n', 1, "auto, bibtex, biblatex"),
        ('[per-file-ignores]\n"a.bib" = ["CKX"]\n', 2, 'no rule "CKX"'),
    ],
)
def test_a_wrong_setting_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = toml(tmp_path, text)
    with pytest.raises(UsageError) as raised:
        Config.load(tmp_path)
    assert (raised.value.path, raised.value.line) == (str(path), line)
    assert said in raised.value.message


def test_an_unknown_style_is_a_wrong_question() -> None:
    with pytest.raises(UsageError, match="appa"):
        codes(style="appa")


def test_codes_are_listed_once_and_never_change() -> None:
    """A code that was given is never given again: whoever takes a rule away leaves its line in codes.txt."""
    listed = (Path(__file__).parent / "codes.txt").read_text().split("\n")
    given = dict(line.split(" ", 1) for line in listed if line and not line.startswith("#"))
    assert {code: registry.name_of(code) for code in registry.table()}.items() <= given.items()


@pytest.mark.parametrize("code", registry.table())
def test_a_rule_is_what_its_file_says(code: str) -> None:
    found = registry.load(code)
    assert (found.code, found.name) == (code, registry.name_of(code))
    assert found.doc.startswith(f"{code} {found.name}\n")
    for heading in ("What it does", "Why it matters", "Example", "Use instead", "Fix"):
        assert section(found.doc, heading), heading


def test_there_are_rules_enough_in_every_family() -> None:
    families = {code[:3] for code in registry.table()}
    assert families >= {f"CK{n}" for n in range(1, 10)} and len(registry.table()) >= 70


def test_listing_the_codes_imports_no_rule() -> None:
    import subprocess
    import sys

    script = (
        "import sys; from citekit.linting import registry; registry.table(); registry.name_of('CK101');"
        "heavy = ('stdnum', 'rapidfuzz', 'lxml', 'citeproc', 'typer', 'rich');"
        "print([m for m in sys.modules if '.rules.ck' in m or m in heavy])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_syntax_codes_are_those_of_the_reader() -> None:
    from citekit.formats.bibtex.diagnostics import TABLE
    from citekit.parsing.doubts import DOUBTS

    told = {code: kind.name for code, kind in TABLE.items()} | {code: name for code, (name, _) in DOUBTS.items()}
    explained = set(registry.table()) & set(told)
    assert {code: told[code] for code in explained} == {code: registry.name_of(code) for code in explained}
    assert set(TABLE) <= explained


def test_every_code_that_is_printed_is_explained(root: Path) -> None:
    printed = {
        code for path in (root / "citekit").rglob("*.py") for code in re.findall(r'"(CK[89]\d\d)"', path.read_text("utf-8"))
    }
    assert printed - set(registry.table()) == set()
