"""Signs that TeX takes for its own where no backslash stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citekit.linting.subject import Problem, Value
from citekit.linting.text import without_math

_ADDRESS = re.compile(r"\\(?:url|href|path|nolinkurl|doi)\s*\{[^{}]*\}|(?:https?|ftp)://[^\s{}]+")
_ENTITY = re.compile(r"&#?\w+;")


@cache
def _pattern(sign: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\\){re.escape(sign)}")


def bare(value: Value, sign: str, consequence: str) -> Iterator[Problem]:
    """The problem of ``sign`` standing bare in a value, outside formulas, addresses, commands and HTML entities."""
    text = without_math(value.text)
    text = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    if sign in "&#":
        text = _ENTITY.sub(lambda found: " " * len(found[0]), text)
    found = [one for one in _pattern(sign).finditer(text) if not (sign == "^" and text[one.end() : one.end() + 1] == "^")]
    if found:
        edits = [(*one.span(), f"\\{sign}") for one in found]
        fix = value.fix_many(f'write "\\{sign}"', edits) if sign != "^" else None
        yield value.problem(f'"{sign}" in {value.name} has no backslash; {consequence}', found[0].span(), fix=fix)
