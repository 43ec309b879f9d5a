"""The development data beside the project, scored by its own scorer, against floors that only rise (floors.json).

``python tests/parsing/test_gold.py --raise`` writes the floors anew, never lower.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.parsing.score import records

FLOORS = Path(__file__).with_name("floors.json")
SHARED = Path(__file__).resolve().parents[3] / "shared"


@cache
def scorer(tools: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_references", tools / "score_references.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def measured(shared: Path) -> dict[str, float]:
    """Higher is better for each: ``silent`` and ``alarmed`` are turned round."""
    score = scorer(shared / "tools")
    gold: list[dict[str, Any]] = score.load(shared / "gold" / "references.jsonl")
    made = {record["id"]: record for record in records(shared / "gold" / "references.jsonl")}
    items = {key: {**record["item"], "note": record["annotation"]} for key, record in made.items()}
    out, rows = score.score(gold, items)
    wrong = {key for key, bad, _ in rows if set(bad) & set(score.CORE)}
    right = [key for key in made if key not in wrong]
    return {
        "records": out["record_exact"],
        "field_f1": out["micro_core"]["f1"],
        "annotations": out["annotation_exact"],
        "hard": out["by_level"]["hard"]["record_exact"],
        "worst_type": min(kind["record_exact"] for kind in out["by_type"].values()),
        "told": round(1 - sum(not made[key]["doubts"] for key in wrong) / len(made), 4),
        "calm": round(1 - sum(bool(made[key]["doubts"]) for key in right) / len(right), 4),
    }


@pytest.mark.parametrize("measure", sorted(json.loads(FLOORS.read_text(encoding="utf-8"))))
def test_no_figure_falls_below_its_floor(shared: Path, measure: str) -> None:
    assert measured(shared)[measure] >= json.loads(FLOORS.read_text(encoding="utf-8"))[measure]


def test_the_ten_books_of_the_real_page_are_right(shared: Path) -> None:
    score = scorer(shared / "tools")
    path = shared / "gold" / "recognition.jsonl"
    items = {record["id"]: {**record["item"], "note": record["annotation"]} for record in records(path)}
    _, rows = score.score(score.load(path), items)
    assert [(key, bad) for key, bad, annotated in rows if bad or not annotated] == []


def main() -> None:
    figures = measured(SHARED)
    print(json.dumps(figures, indent=2))
    if "--raise" in sys.argv:
        before = json.loads(FLOORS.read_text(encoding="utf-8"))
        raised = {name: max(before.get(name, 0.0), value) for name, value in figures.items()}
        FLOORS.write_text(json.dumps(raised, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
