"""Reference -> Reference: one form for what sources write in many.

STEPS is the table of contents. Each step is pure and idempotent; tests/properties/test_normalization.py holds both.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Final

from citekit.model import Reference
from citekit.normalization.numbers import dash_ranges
from citekit.normalization.text import compose_characters

Step = Callable[[Reference], Reference]

STEPS: Final[tuple[Step, ...]] = (
    compose_characters,  # é as one character; white space folded
    dash_ranges,  # 117-23 -> 117–23
)


def normalize(reference: Reference) -> Reference:
    """Apply STEPS in order."""
    return reduce(lambda current, step: step(current), STEPS, reference)
