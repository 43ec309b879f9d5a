"""CK411 digit-in-name

What it does: reports a name that holds a digit, or a mark of an affiliation.
Why it matters: footnote marks and years come along when names are copied from a page.
Example:
    author = {Hardin1, Garrett and Ostrom2, Elinor}
Use instead:
    author = {Hardin, Garrett and Ostrom, Elinor}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import is_organisation, names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked

_MARK = re.compile(r"\d+|[†‡§¹²³*]|\$\^")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b", re.IGNORECASE)


@value_rule("CK411", "digit-in-name", WARNING, fields=NAME_FIELDS, signs=r"\d†‡§¹²³*$")
def digit_in_name(value: Value) -> Iterator[Problem]:
    for name in names(value.text):
        if len(name.text.split()) < 2 or is_organisation(name.text) or "=" in name.text:
            continue
        found = _MARK.search(masked(name.text))
        if found and not _ORDINAL.match(name.text, found.start()):
            at = (name.start + found.start(), name.start + found.end())
            yield value.problem(f'"{name.text}" holds "{found[0]}"', at)
