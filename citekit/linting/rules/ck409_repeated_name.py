"""CK409 repeated-name

What it does: reports a name that stands twice in one list.
Why it matters: the second was to be somebody else, or to be deleted.
Example:
    author = {Hardin, Garrett and Ostrom, Elinor and Hardin, Garrett}
Use instead:
    author = {Hardin, Garrett and Ostrom, Elinor}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import folded


@value_rule("CK409", "repeated-name", WARNING, fields=NAME_FIELDS)
def repeated_name(value: Value) -> Iterator[Problem]:
    if " and " not in value.text:
        return
    seen: set[tuple[str, str]] = set()
    for name in names(value.text):
        key = (folded(name.family), folded(name.given))
        if all(key) and key in seen and len(key[1]) > 3:
            yield value.problem(f'"{name.text}" stands twice in the list', (name.start, name.end))
        seen.add(key)
