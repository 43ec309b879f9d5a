"""The twelve month macros that BibTeX's styles define, and the months that people write instead."""

from __future__ import annotations

import re
from typing import Final

_ENGLISH: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# plain.bst (btxbst.doc), "MACRO {jan}": the macros, with what they stand for.
MONTHS: Final[dict[str, str]] = {name[:3].lower(): name for name in _ENGLISH}

_WRITTEN: Final = {
    **{name.lower(): macro for macro, name in MONTHS.items()},
    **{macro: macro for macro in MONTHS},
    **{str(number): macro for number, macro in enumerate(MONTHS, 1)},
    "sept": "sep",
}


def month_macro(value: str) -> str | None:
    """The macro of a month written as ``January``, ``Jan.``, ``1`` or ``01``; None for anything else."""
    return _WRITTEN.get(re.sub(r"^0(?=[1-9]$)", "", value.strip().removesuffix(".").lower()))


def month_number(value: str) -> int | None:
    """1 to 12, or None."""
    macro = month_macro(value)
    return list(MONTHS).index(macro) + 1 if macro else None
