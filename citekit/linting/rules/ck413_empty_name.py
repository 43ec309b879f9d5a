"""CK413 empty-name

What it does: reports a list of names with nothing before, after or between its "and"s.
Why it matters: BibTeX warns, and prints a name without letters.
Example:
    author = {Hardin, Garrett and and Ostrom, Elinor}
Use instead:
    author = {Hardin, Garrett and Ostrom, Elinor}
Fix: safe; the "and" too many is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked

_MANY = re.compile(r"(?<!\S)and(?:\s+and)+(?!\S)|\A\s*and\s+|(?<!\s)\s++and\s*\Z", re.IGNORECASE)


@value_rule("CK413", "empty-name", ERROR, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def empty_name(value: Value) -> Iterator[Problem]:
    found = _MANY.search(masked(value.text, fill="\0")) if "and" in value.text.lower() and value.is_one_piece else None
    if not found and value.text.strip().lower() == "and":
        yield value.problem('there is an "and" without a name')
    elif found:
        inner = found.start() > 0 and found.end() < len(value.text)
        fix = value.fix('remove the "and" too many', "and" if inner else "", found.span())
        yield value.problem('there is an "and" without a name', found.span(), fix=fix)
