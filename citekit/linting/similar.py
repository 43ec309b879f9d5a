"""How alike two texts are, by rapidfuzz."""

from __future__ import annotations


def alike(one: str, other: str) -> float:
    """Twice the characters in common, over those of both, in per cent (0 to 100)."""
    if one == other:
        return 100.0
    from rapidfuzz.fuzz import ratio

    return ratio(one, other)


def letters_apart(one: str, other: str) -> int:
    """How many letters were lost, added, changed or swapped with their neighbour (optimal string alignment)."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)
