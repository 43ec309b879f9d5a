"""Is the confidence what it says? A table of bands, printed, over the cases of tests/cases/parsing and the development data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.parsing.test_cases import outcomes

BANDS = (0.9, 0.7, 0.5, 0.25, 0.0)


def band(confidence: float) -> float:
    return next(low for low in BANDS if confidence >= low)


def table(results: Iterable[tuple[float, bool]]) -> dict[float, tuple[int, int]]:
    """By band of confidence: how many records are right, how many there are."""
    counted: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for confidence, right in results:
        counted[band(confidence)][0] += right
        counted[band(confidence)][1] += 1
    return {low: (right, total) for low, (right, total) in sorted(counted.items(), reverse=True)}


def test_of_the_records_at_ninety_nine_in_ten_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    rows = table((outcome.parsed.confidence, not outcome.core_wrong) for outcome in outcomes())
    with capsys.disabled():
        print("\nconfidence  records  right")
        for low, (right, total) in rows.items():
            print(f"  >= {low:4.2f}   {total:6d}  {right / total:6.3f}")
    right, total = rows[0.9]
    assert right / total >= 0.9
    assert total >= 0.8 * sum(count for _, count in rows.values()), "few records are sure"


def test_doubtful_records_are_wrong_more_often(shared: Path) -> None:
    sure = [not outcome.core_wrong for outcome in outcomes() if outcome.parsed.confidence >= 0.9]
    unsure = [not outcome.core_wrong for outcome in outcomes() if outcome.parsed.confidence < 0.9]
    assert not unsure or sum(sure) / len(sure) >= sum(unsure) / len(unsure)
