"""How alike two texts are, 0 to 100: rapidfuzz where it is installed (extra ``lint``), else the standard library."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache


@cache
def _ratio() -> Callable[[str, str], float]:
    try:
        from rapidfuzz.fuzz import ratio
    except ImportError:
        return lambda one, other: 100 * SequenceMatcher(None, one, other, autojunk=False).ratio()
    return lambda one, other: float(ratio(one, other))


def alike(one: str, other: str) -> float:
    """Twice the characters in common, over those of both, in per cent."""
    return 100.0 if one == other else _ratio()(one, other)
