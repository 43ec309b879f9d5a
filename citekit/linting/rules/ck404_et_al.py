"""CK404 et-al

What it does: reports "et al." in a list of names.
Why it matters: it becomes part of a name: "Al., Hardin E. T."; BibTeX's words for it are "and others".
Example:
    author = {Hardin, Garrett et al.}
Use instead:
    author = {Hardin, Garrett and others}
Fix: safe; "and others" is put for it.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked

_ET_AL = re.compile(
    r"(?:(?<!\s)\s++and)?(?<![\s,;])[\s,;]*+(?<![^\s,;{])(?P<words>et\.?[\s~]*al(?:ii|ia|\b)\.?|u\.\s?a\.(?=\s*\Z)|and[\s~]co-?workers|and[\s~]colleagues|and[\s~]several[\s~]others)\s*",
    re.IGNORECASE,
)


@value_rule("CK404", "et-al", ERROR, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def et_al(value: Value) -> Iterator[Problem]:
    found = _ET_AL.search(masked(value.text)) or (_ET_AL.search(value.text) if "{" in value.text else None)
    if not found:
        return
    start, end = found.span()
    whole = start > 0 and not value.text[end:].strip() and "{" not in value.text[start:end] and "}" not in value.text[start:end]
    fix = value.fix('write "and others"', " and others", (start, end)) if whole else None
    words = found.span("words")
    yield value.problem(f'"{value.text[slice(*words)]}" is no name; BibTeX says "and others"', words, fix=fix)
