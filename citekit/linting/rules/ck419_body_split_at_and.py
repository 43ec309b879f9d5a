"""CK419 body-split-at-and

What it does: reports an organization whose own "and" splits it into two names.
Why it matters: "Department of Health and Human Services" becomes two authors.
Example:
    author = {U.S. Department of Health and Human Services}
Use instead:
    author = {{U.S. Department of Health and Human Services}}
Fix: unsafe; braces are put around the value.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST, Written, is_organisation, names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import plain
from citekit.model import Safety

_ONE_WORD = re.compile(r"[A-Z][a-z]{2,}\Z")  # an acronym is a body of its own
_OPEN = re.compile(r"\b(?:of|for|on) [\w\s,'’-]+\Z")
_TAIL = re.compile(
    r"(?:[\w-]+ ){0,4}(?:Services?|Development|Technology|Engineering|Sciences?|Medicine|Research|Policy|Trade|Culture|Welfare"
    r"|Agriculture|Education|Planning|Prevention|Sports?|Industry|Commerce|Space Administration|Organi[sz]ation|Humanities"
    r"|Letters|Affairs|Security|Statistics|Records|Recreation|Labou?r)\Z"
)


@value_rule("CK419", "body-split-at-and", WARNING, fields=NAME_FIELDS, ordinary=ORDINARY_LIST, tex=True)
def body_split_at_and(value: Value) -> Iterator[Problem]:
    found = list(names(value.text))
    for first, second in pairwise(found):
        if is_split(first, second):
            at = (first.start, second.end)
            fix = value.fix("put it in braces", "{" + value.text[at[0] : at[1]] + "}", at, safety=Safety.UNSAFE)
            yield value.problem(f'"{value.text[at[0] : at[1]]}" is split into two names at its "and"', at, fix=fix)
            return


def is_split(first: Written, second: Written) -> bool:
    """Whether two names of a list are one body: "… of Health" and "Human Services", "Food" and "Agriculture Organization"."""
    if first.whole or second.whole:
        return False
    one, other = plain(first.text), plain(second.text)
    if _OPEN.search(one) and _TAIL.match(other):
        return True
    return bool(_ONE_WORD.match(one)) and len(second.parts) == 1 and is_organisation(other)
