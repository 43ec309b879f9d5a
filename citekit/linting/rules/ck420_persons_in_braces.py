"""CK420 persons-in-braces

What it does: reports several people in one pair of braces.
Why it matters: the braces make one body of them: they are sorted under the first given name, and cited by the whole text.
Example:
    author = {{Garrett Hardin and Elinor Ostrom}}
Use instead:
    author = {Garrett Hardin and Elinor Ostrom}
Fix: safe; the braces are taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.given_names import GIVEN_NAMES
from citekit.linting.people import is_organisation, names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_FULL_NAME = re.compile(r"[^\W\d_][\w.'’-]*,?(?: [^\W\d_a-z][\w.'’-]*){1,3}")


@value_rule("CK420", "persons-in-braces", WARNING, fields=NAME_FIELDS, signs="{", tex=True)
def persons_in_braces(value: Value) -> Iterator[Problem]:
    for name in names(value.text):
        inner = name.text[1:-1]
        if name.whole and " and " in inner and _are_persons(inner.split(" and ")):
            at = (name.start, name.end)
            yield value.problem(
                f'"{inner}" are several people in one pair of braces', at, fix=value.fix("remove them", inner, at)
            )


def _are_persons(parts: list[str]) -> bool:
    """Whether all look like full names, one at least has a common given name, and none has a word of a body."""
    if is_organisation(" ".join(parts)) or not all(map(_FULL_NAME.fullmatch, parts)):
        return False
    return any((part.partition(",")[2] or part).split()[0].lower() in GIVEN_NAMES for part in parts)
