"""``citekit lint`` and ``citekit rules`` in a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BAD = "@misc{a,\n  title = {Herds.},\n  isbn = {978-0-521-40599-8}\n}\n"
Ran = subprocess.CompletedProcess[str]
Citekit = Callable[..., Ran]


@pytest.fixture
def citekit(tmp_path: Path) -> Citekit:
    def run(*arguments: str, stdin: str = "") -> Ran:
        (tmp_path / "citekit.toml").touch()
        command = [sys.executable, "-m", "citekit", *arguments]
        ran = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ},
            check=False,
        )
        assert "Traceback" not in ran.stderr, ran.stderr
        return ran

    return run


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "list.bib"
    path.write_bytes(BAD.encode())
    return path


def test_findings_on_stdout_a_summary_on_stderr_and_exit_1(citekit: Citekit, bad: Path) -> None:
    ran = citekit("lint", "list.bib", "--output-format", "concise")
    assert ran.returncode == 1
    assert [line.split(" ")[:2] for line in ran.stdout.splitlines()] == [
        ["list.bib:2:17:", "CK502"],
        ["list.bib:3:11:", "CK203"],
    ]
    assert ran.stderr == "citekit: 1 error, 1 warning; 1 can be mended by --fix\n"


def test_a_clean_list_is_exit_0(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "clean.bib").write_text("@misc{a, title = {Herds}}\n")
    ran = citekit("lint", "clean.bib")
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--fail-on", "never"), 0), (("--fail-on", "error"), 1), (("--exit-zero",), 0),
        (("--fail-on", "error", "--ignore", "CK203"), 0),
        (("--select", "CK1"), 0), (("--select", "CK1", "--extend-select", "CK502"), 1), (("--select", "CK1,CK203"), 1),
    ],
)  # fmt: skip
def test_exit_codes(citekit: Citekit, bad: Path, options: tuple[str, ...], code: int) -> None:
    assert citekit("lint", "list.bib", *options).returncode == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("absent.bib",), "no such file"), (("list.bib", "--select", "CK1O3"), "did you mean CK103"),
        (("list.bib", "--style", "appa"), "apa"), (("-", "--fix"), "standard input"),
        (("list.bib", "--select", "CK101", "--ignore", "CK101"), "both selected and ignored"),
        (("list.bib", "--baseline", "list.bib"), "not a baseline"),
    ],
)  # fmt: skip
def test_a_wrong_question_is_exit_2(citekit: Citekit, bad: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = citekit("lint", *arguments, stdin=BAD)
    assert ran.returncode == 2
    assert said in ran.stderr


def test_one_bad_input_does_not_stop_the_others(citekit: Citekit, bad: Path) -> None:
    ran = citekit("lint", "absent.bib", "list.bib", "--output-format", "concise")
    assert ran.returncode == 1
    assert "CK203" in ran.stdout and "absent.bib" in ran.stderr


def test_fix_writes_the_file_and_nothing_else_in_it(citekit: Citekit, bad: Path) -> None:
    bad.write_bytes(BAD.replace("\n", "\r\n").encode("utf-8-sig"))
    ran = citekit("lint", "list.bib", "--fix", "--output-format", "concise")
    assert bad.read_bytes() == BAD.replace("Herds.", "Herds").replace("\n", "\r\n").encode("utf-8-sig")
    assert ran.returncode == 1 and "CK502" not in ran.stdout and "1 mended" in ran.stderr
    again = bad.read_bytes()
    citekit("lint", "list.bib", "--fix")
    assert bad.read_bytes() == again


def test_diff_shows_and_does_not_write(citekit: Citekit, bad: Path) -> None:
    ran = citekit("lint", "list.bib", "--diff")
    assert "-  title = {Herds.},\n+  title = {Herds},\n" in ran.stdout
    assert (ran.returncode, bad.read_text()) == (1, BAD)


def test_standard_input(citekit: Citekit) -> None:
    ran = citekit("lint", "-", "--output-format", "concise", stdin=BAD)
    assert ran.stdout.startswith("<stdin>:2:17: CK502")


def test_a_source_document_is_linted_as_it_is(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(
        "# A page\n\n## Further Reading\n\n- Hardin, Garrett. *Exploring New Ethics*. New York: Viking.\n"
    )
    ran = citekit("lint", "page.md", "--output-format", "json")
    codes = {(finding["code"], finding["line"]) for finding in json.loads(ran.stdout)["findings"]}
    assert ("CK103", 5) in codes


def test_statistics(citekit: Citekit, bad: Path) -> None:
    assert citekit("lint", "list.bib", "--statistics").stdout == "     1  CK203  invalid-isbn\n     1  CK502  trailing-stop\n"


def test_a_baseline_is_written_and_used(citekit: Citekit, bad: Path) -> None:
    assert citekit("lint", "list.bib", "--write-baseline", "known.json").returncode == 0
    ran = citekit("lint", "list.bib", "--baseline", "known.json")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "2 known" in ran.stderr


def test_settings_of_the_folder_count(citekit: Citekit, bad: Path, tmp_path: Path) -> None:
    (tmp_path / "citekit.toml").write_text('ignore = ["CK502"]\nslect = []\n')
    ran = citekit("lint", "list.bib")
    assert ran.returncode == 2
    assert "citekit.toml:2" in ran.stderr and '"select"' in ran.stderr


def test_rules_are_listed_and_explained(citekit: Citekit) -> None:
    listed = citekit("rules").stdout.splitlines()
    assert len(listed) >= 70
    assert listed[0].startswith("CK001  unused-suppression")
    explained = citekit("rules", "CK203").stdout
    assert explained.startswith("CK203 invalid-isbn\n") and "Why it matters:" in explained
    assert citekit("rules", "invalid-isbn").stdout == explained
    wrong = citekit("rules", "CK2O3")
    assert wrong.returncode == 2 and "CK203" in wrong.stderr


def test_rules_as_json(citekit: Citekit) -> None:
    rows = json.loads(citekit("rules", "--json").stdout)["rules"]
    assert {"code", "name", "severity", "default", "summary"} <= set(rows[0])


def test_without_an_input_the_library_is_linted(citekit: Citekit, tmp_path: Path) -> None:
    folder = tmp_path / "references"
    folder.mkdir()
    (folder / "list.bib").write_text("@misc{a, title = {Herds.}}\n", encoding="utf-8")
    assert citekit("lint", "--output-format", "concise").stdout.startswith("references/list.bib:1:")
    assert "CK502" in citekit("lint", "--library", str(folder), "--output-format", "concise").stdout
    folder.rename(tmp_path / "elsewhere")
    done = citekit("lint")
    assert done.returncode == 2 and "--library" in done.stderr
