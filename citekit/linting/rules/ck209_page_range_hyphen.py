"""CK209 page-range-hyphen

What it does: reports a page range of a .bib file with another sign than the two hyphens that TeX sets as an en dash.
Why it matters: with BibTeX a single hyphen is printed as a hyphen; ranges take an en dash. biber reads every dash as the
sign of a range, so that with biblatex it is a matter of one way of writing alone: a piece of information.
Example:
    pages = {1243-1248}
Use instead:
    pages = {1243--1248}
Fix: safe; two hyphens are put between the numbers.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, WARNING, value_rule
from citekit.linting.subject import Problem, Value

_RANGE = re.compile(
    r"(?<![\w-])([A-Za-z]{0,2}\d+|[ivxlcdm]+)(\s*(?:---+|[-–—−‐‑]|--[–—])\s*|\s+--\s*|--\s+)([A-Za-z]{0,2}\d+|[ivxlcdm]+)(?![\w-])"
)


@value_rule("CK209", "page-range-hyphen", WARNING, fields=("pages",), tex=True)
def page_range_hyphen(value: Value) -> Iterator[Problem]:
    found = [match for match in _RANGE.finditer(value.text) if match[2].strip() != "--"]
    if found:
        fix = value.fix_many('write "--"', [(*match.span(2), "--") for match in found])
        shown = " ".join(found[0][0].split())
        severity = INFO if value.entry.model == "biblatex" else WARNING
        yield value.problem(f'the page range "{shown}" is not written with "--"', found[0].span(), fix=fix, severity=severity)
