"""Signs that TeX takes for its own where no backslash stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citekit.linting.subject import Problem, Value
from citekit.linting.text import without_math

# What TeX does not set as it stands: addresses, keys and file names, program text, formulas of every kind, chemistry.
_ADDRESS = re.compile(
    r"\\(?:url|href|path|nolinkurl|doi|[A-Za-z]*cite[A-Za-z]*|(?:page|eq|auto|name|c|C|v)?ref|label|includegraphics|input|include"
    r"|bibitem|index|ensuremath|ce|SI|si|qty|num|unit)\*?\s*(?:\[[^\]]*\]\s*)*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})+"
    r"|\\(?:verb|lstinline)\*?(?:([^\sA-Za-z{])(?:(?!\1).)*\1|\{[^{}]*\})|\\\[.*?\\\]|\$\$.*?\$\$"
    r"|\\begin\{(equation|align|math|displaymath)\*?\}.*?\\end\{\2\*?\}|(?:https?|ftp)://[^\s{}]+",
    re.DOTALL,
)
# A command of formulas that stands outside of one, with what hangs on it: told as that (CK526).
_HANGING = re.compile(r"(\\[A-Za-z]+)((?:[_^](?:\{[^{}]*\}|\\?\w))+)")
_ENTITY = re.compile(r"&#?\w+;")


@cache
def _pattern(sign: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\\){re.escape(sign)}")


def bare(value: Value, sign: str, consequence: str) -> Iterator[Problem]:
    """The problem of ``sign`` standing bare in a value, outside formulas, addresses, commands and HTML entities."""
    text = _ADDRESS.sub(lambda found: " " * len(found[0]), value.text)
    text = without_math(text)
    text = _HANGING.sub(lambda found: " " * len(found[0]), text)
    if sign in "&#":
        text = _ENTITY.sub(lambda found: " " * len(found[0]), text)
    found = [one for one in _pattern(sign).finditer(text) if not (sign == "^" and text[one.end() : one.end() + 1] == "^")]
    if found:
        at_line_end = [sign == "%" and value.text[one.end() :].lstrip(" \t")[:1] == "\n" for one in found]
        edits = [(*one.span(), "" if last else f"\\{sign}") for one, last in zip(found, at_line_end, strict=True)]
        fix = value.fix_many(f'write "\\{sign}"', edits) if sign != "^" else None
        yield value.problem(f'"{sign}" in {value.name} has no backslash; {consequence}', found[0].span(), fix=fix)
