"""``citekit parse``: what is given, what is printed, what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

Citekit = Any  # the runner of conftest.py

HULL = "Hull, Cordell. The Memoirs of Cordell Hull. New York: Macmillan, 1948."


@pytest.mark.parametrize("arguments", [[""], ["  ", ""], []], ids=["blank", "two blanks", "empty stdin"])
def test_nothing_given_is_no_reference(citekit: Citekit, arguments: list[str]) -> None:
    done = citekit("parse", *arguments)
    assert (done.code, done.out, done.err) == (1, "", "citekit: no references found\n")


def test_equal_ids_get_keys_of_their_own_in_a_bibliography(citekit: Citekit) -> None:
    kennan = "Kennan, George F. Memoirs. Boston: Little, 1967."
    lines = "".join(json.dumps({"id": "a", "raw": raw}) + "\n" for raw in (HULL, kennan))
    done = citekit("parse", "--from", "jsonl", stdin=lines)
    assert [line for line in done.out.splitlines() if line.startswith("@")] == ["@book{a,", "@book{a-2,"]
    assert (done.code, "CK872" in done.err) == (1, True)
    kept = citekit("parse", "--from", "jsonl", "--to", "jsonl", stdin=lines)
    assert [json.loads(line)["id"] for line in kept.out.splitlines()] == ["a", "a"]


@pytest.mark.parametrize(
    "arguments", [["--explain", "--to", "ris", HULL], ["--from", "jsonl", HULL], ["--html", HULL]], ids=lambda value: value[0]
)
def test_options_that_contradict_each_other(citekit: Citekit, arguments: list[str]) -> None:
    done = citekit("parse", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("citekit: --")


def test_strict_names_the_argument_that_is_refused(citekit: Citekit) -> None:
    done = citekit("parse", "--strict", "--explain", HULL, "hello world")
    assert done.code == 1
    assert done.err.startswith("<arguments>:2:1: CK904 ")
    assert citekit("parse", "--strict", "--explain", "hello world").out == ""


def test_explain_is_the_same_in_a_file(citekit: Citekit, tmp_path: Path) -> None:
    printed = citekit("parse", "--explain", HULL, HULL).out
    citekit("parse", "--explain", HULL, HULL, "-o", "how.txt")
    assert (tmp_path / "how.txt").read_text(encoding="utf-8") == printed
    assert printed.count("\n\n") == 1
    assert printed.endswith("0.98\n")


def test_a_reader_that_is_gone_is_no_error(tmp_path: Path) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text(f"{HULL}\n" * 400, encoding="utf-8")
    with lines.open("rb") as stdin:
        command = [sys.executable, "-m", "citekit", "parse", "--to", "jsonl"]
        process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
        process.stderr.close()
