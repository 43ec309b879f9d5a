"""Every planted defect is found where it was planted, and nothing else is."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from citekit.formats import read
from citekit.linting import Config, lint, registry

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cases import Case, all_cases

TODAY = date(2026, 1, 1)
CASES = all_cases()
NOT_OF_A_BIB = {
    # of other inputs: the evidence rules and the parser's doubts, TeX where there is none, writers, failures
    *(code for code in registry.table() if code.startswith("CK9")),
    "CK120", "CK516", "CK703", "CK870", "CK872", "CK871", "CK004",
    # of the readers of other kinds and of source documents; tests/linting/test_files.py and tests/extraction have these
    *(f"CK{number}" for number in (*range(841, 853), 860, 861, *range(880, 890))),
    # of whole files, and of damage that takes the rest of a file along; tests/linting/test_files.py has these
    "CK804", "CK809", "CK814", "CK815", "CK816", "CK817", "CK818", "CK819", "CK820", "CK821", "CK823",
}  # fmt: skip


def config_of(case: Case) -> Config:
    settings = case.settings
    return Config(
        model=settings.get("model", "auto"),
        style=settings.get("style", ""),
        select=tuple(settings["select"].split()) if "select" in settings else (),
        today=TODAY,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_planted_defects_and_no_others_are_found(case: Case) -> None:
    report = lint([read(case.text.encode(), "bibtex", "list.bib")], config_of(case))
    assert sorted((finding.code, finding.line, finding.column) for finding in report.findings) == case.expected


def test_there_are_enough_defects() -> None:
    assert sum(len(case.expected) for case in CASES) >= 150


def test_every_rule_has_a_defect() -> None:
    planted = {code for case in CASES for code, _, _ in case.expected}
    assert set(registry.table()) - planted - NOT_OF_A_BIB == set()
