"""CK418 initials-as-family

What it does: reports a name whose family name is nothing but initials: "Hardin G".
Why it matters: BibTeX takes the last word for the family name, sorts under G and prints "G, H."
Example:
    author = {Hardin G and Ostrom E}
Use instead:
    author = {Hardin, G. and Ostrom, E.}
Fix: unsafe; a comma is put before the initials.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST, is_suffix, names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_TURNED = re.compile(r"([^\W\d_][^\s,{}\\.]+(?:[\s-][^\W\d_][^\s,{}\\.]+)*)\s+((?:[^\W\d_a-z]\.?-?){1,3})\Z")
_ONLY_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?){1,3}\Z|[A-Z]\Z")


@value_rule("CK418", "initials-as-family", WARNING, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def initials_as_family(value: Value) -> Iterator[Problem]:
    for name in names(value.text):
        at = (name.start, name.end)
        if len(name.parts) == 2 and _ONLY_INITIALS.match(name.parts[0]) and len(name.parts[1]) > 3:
            yield value.problem(f'the family name of "{name.text}" is an initial; family and given name may be swapped', at)
        elif len(name.parts) == 1 and not name.whole:
            found = _TURNED.match(name.text)
            if found and not is_suffix(found[2]) and found[1].lower() not in ("malcolm", "louis"):
                gap = (name.start + found.end(1), name.start + found.start(2))
                fix = value.fix("put a comma before the initials", ", ", gap, safety=Safety.UNSAFE)
                yield value.problem(f'"{name.text}" ends in initials, which BibTeX takes for the family name', at, fix=fix)
