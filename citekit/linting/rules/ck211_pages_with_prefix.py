"""CK211 pages-with-prefix

What it does: reports pages with "p.", "pp." or "pages" before or after them.
Why it matters: the style writes it itself; printed, it stands there twice.
Example:
    pages = {pp. 1243--1248}
Use instead:
    pages = {1243--1248}
Fix: safe; the word is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_PREFIX = re.compile(r"\s*(?:pages?|pgs?|pp?|S|Seiten?)\b[.:]?[\s~]*(?=[\divxlcdm])|\s*(?-i:pp?)(?=\d)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?<=\d)[\s~]*(?:pages|pp?\.|pgs?\.?|p)\s*\Z", re.IGNORECASE)


@value_rule("CK211", "pages-with-prefix", WARNING, fields=("pages",))
def pages_with_prefix(value: Value) -> Iterator[Problem]:
    for pattern in (_PREFIX, _SUFFIX):
        found = pattern.match(value.text) if pattern is _PREFIX else pattern.search(value.text)
        if found:
            word = found[0].strip(" ~")
            yield value.problem(f'the pages say "{word}"', found.span(), fix=value.fix(f'remove "{word}"', "", found.span()))
            return
