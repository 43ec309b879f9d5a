"""The parser on the cases of tests/cases/parsing: how many are right may only rise.

A wrong case fails no test by itself; the shares in cases-floor.json do. ``python -m tests.parsing.test_cases`` prints the
report; ``--wrong`` adds every wrong field; ``--raise`` lifts the floors to just below what was measured and never lowers one.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from citekit.model import Parsed
from citekit.parsing import parse_text
from tests.parsing.cases import read_cases, read_names
from tests.parsing.compare import CORE, lost_stops, share, wrong_fields

FLOORS = Path(__file__).with_name("cases-floor.json")
HEADROOM = 0.005  # what a floor stays below the measured share, so that cases the parser gets wrong can be added
MEASURES = ("records", "hard", "annotations", "complete", "stops")


@dataclass(frozen=True)
class Outcome:
    """What the parser made of one case, and the fields that are not what the case says."""

    case: dict[str, Any]
    parsed: Parsed
    wrong: tuple[str, ...]

    @property
    def stops(self) -> tuple[str, ...]:
        return lost_stops(self.case, self.parsed.reference)

    @property
    def core_wrong(self) -> tuple[str, ...]:
        return tuple(field for field in self.wrong if field in CORE)


@cache
def outcomes() -> tuple[Outcome, ...]:
    made = ((case, parse_text(case["raw"], case["id"])) for case in read_cases())
    return tuple(Outcome(case, parsed, wrong_fields(case, parsed.reference)) for case, parsed in made)


def measures() -> dict[str, float]:
    """Shares of cases: core fields right (all cases; the hard ones), annotation right, everything right, last full stops."""
    hard = [outcome for outcome in outcomes() if outcome.case["level"] == "hard"]
    return {
        "records": share(not outcome.core_wrong for outcome in outcomes()),
        "hard": share(not outcome.core_wrong for outcome in hard),
        "annotations": share("annotation" not in outcome.wrong for outcome in outcomes()),
        "complete": share(not outcome.wrong for outcome in outcomes()),
        "stops": share(not outcome.stops for outcome in outcomes()),
    }


def report() -> str:
    """The measures, the share of each file, and the ids that are wrong."""
    files: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes():
        files[outcome.case["file"]].append(outcome)
    lines = [f"{name}: {value:.4f}" for name, value in measures().items()]
    for file, those in files.items():
        bad = " ".join(outcome.case["id"] for outcome in those if outcome.core_wrong)
        lines.append(
            f"{file}: {share(not outcome.core_wrong for outcome in those):.3f} of {len(those)}; wrong: {bad or 'none'}"
        )
    silent = [outcome.case["id"] for outcome in outcomes() if outcome.core_wrong and not outcome.parsed.doubts]
    return "\n".join([*lines, f"wrong and no doubt: {' '.join(silent) or 'none'}"])


@pytest.mark.parametrize("measure", MEASURES)
def test_no_share_falls_below_its_floor(measure: str) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))[measure]
    assert round(measures()[measure], 4) >= floor, report()


def test_every_case_has_what_the_parser_must_find() -> None:
    """A case whose values are not in its text would ask the parser to invent."""
    for case in read_cases():
        assert case["fields"].get("title"), case["id"]
        assert case["annotation"] or "no-annotation" in case["tags"], case["id"]
        assert len(case["raw"]) > 20, case["id"]


def test_names_of_a_case_file() -> None:
    assert read_names("Strunk, William, Jr.; Homer; {Health, Education, and Welfare}; Plato,") == [
        {"family": "Strunk", "given": "William", "suffix": "Jr."},
        {"literal": "Homer"},
        {"literal": "Health, Education, and Welfare"},
        {"family": "Plato"},
    ]


def main() -> None:
    print(report())
    if "--wrong" in sys.argv:
        for outcome in outcomes():
            for what, fields in (("wrong", outcome.wrong), ("full stop", outcome.stops)):
                if fields:
                    print(outcome.case["id"], f"{what}:", ", ".join(fields), "|", outcome.case["raw"])
    if "--raise" in sys.argv:
        before = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
        floors = {name: max(before.get(name, 0.0), round(value - HEADROOM, 4)) for name, value in measures().items()}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
