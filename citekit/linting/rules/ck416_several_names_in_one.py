"""CK416 several-names-in-one

What it does: reports two whole names with a comma between them that BibTeX takes for family and given name of one
person.
Why it matters: "John Smith, Mary Jones" is printed as "Mary Jones John Smith"; names are separated by "and".
Example:
    author = {Garrett Hardin, Elinor Ostrom}
Use instead:
    author = {Garrett Hardin and Elinor Ostrom}
Fix: unsafe; "and" is put for the comma.
"""

import re
from collections.abc import Iterator, Sequence

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.given_names import GIVEN_NAMES
from citekit.linting.people import ORDINARY_LIST, PARTICLES, is_organisation, is_suffix, names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import plain
from citekit.model import Safety


@value_rule("CK416", "several-names-in-one", WARNING, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def several_names_in_one(value: Value) -> Iterator[Problem]:
    for name in names(value.text):
        parts = [part for part in name.parts if part]
        if len(parts) == 2 and not is_suffix(parts[1]) and two_people(parts):
            at = (name.start, name.end)
            comma = name.start + name.text.index(",")
            fix = value.fix('write "and" between them', " and ", (comma, comma + 2), safety=Safety.UNSAFE)
            yield value.problem(f'"{name.text}" looks like two people; separate names by "and"', at, fix=fix)


_TURNED = re.compile(r"[^\W\d_][^\W\d_a-z]?[a-z'’-]+[A-Za-z'’-]*\s(?:[A-Z]\.?[\s-]?){1,3}\Z")  # Smith J.


_IN_ORDER = re.compile(r"(?:[A-Z]\.[\s-]?){1,3}[A-Z][^\W\d_A-Z]+(?:-[A-Z][^\W\d_A-Z]+)?\Z")  # J. Smith, R.J. Miller


def two_people(parts: Sequence[str]) -> bool:
    """Whether the two comma parts of a name are whole names themselves."""
    if all(_TURNED.match(plain(part)) for part in parts):
        return True
    first, second = (plain(part).split() for part in parts)
    if all(_IN_ORDER.match(plain(part)) for part in parts):
        return True
    if len(first) < 2 or len(second) < 2 or is_organisation(" ".join(parts)) or PARTICLES.intersection(first):
        return False
    return _is_whole_name(first) and _is_whole_name(second)


def _is_whole_name(words: list[str]) -> bool:
    """A given name or initial, and then a word that is neither."""
    last = words[-1]
    starts = words[0].lower() in GIVEN_NAMES or (words[0][0].isupper() and len(words[0].rstrip(".")) == 1)
    return starts and len(last) > 2 and last[0].isupper() and not last.endswith(".") and last.lower() not in GIVEN_NAMES
