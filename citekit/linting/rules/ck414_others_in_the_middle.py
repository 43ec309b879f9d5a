"""CK414 others-in-the-middle

What it does: reports "others" that is not the last in a list of names.
Why it matters: BibTeX understands "and others" at the end alone; elsewhere it is a person called Others.
Example:
    author = {Hardin, Garrett and others and Ostrom, Elinor}
Use instead:
    author = {Hardin, Garrett and Ostrom, Elinor and others}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST, is_others, names
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK414", "others-in-the-middle", ERROR, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def others_in_the_middle(value: Value) -> Iterator[Problem]:
    if "others" not in value.text.lower():
        return
    found = list(names(value.text))
    for name in found[:-1]:
        if is_others(name):
            yield value.problem('"others" is not the last of the names', (name.start, name.end))
