"""CK415 comma-at-end-of-name

What it does: reports a name that ends with a comma, or begins with one.
Why it matters: BibTeX warns; the given name was lost, or the comma was left over.
Example:
    author = {Hardin, and Ostrom, Elinor}
Use instead:
    author = {Hardin, Garrett and Ostrom, Elinor}
Fix: safe; the comma is taken away.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST, names
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.rules.ck416_several_names_in_one import two_people
from citekit.linting.subject import Problem, Value


@value_rule("CK415", "comma-at-end-of-name", ERROR, fields=NAME_FIELDS, ordinary=ORDINARY_LIST, tex=True)
def comma_at_end_of_name(value: Value) -> Iterator[Problem]:
    for name in names(value.text) if value.is_one_piece else ():
        if len(name.parts) > 1 and not name.parts[-1] and name.parts[0] and not name.whole:
            at = (name.start + len(name.text.rstrip(" ,")), name.end)
            parts = name.parts[:-1]
            several = len(parts) > 2 or (len(parts) == 2 and two_people(parts))  # CK401 or CK416 must still see them
            fix = None if several else value.fix("remove the comma", "", at)
            yield value.problem(f'the name "{name.text}" ends with a comma', at, fix=fix)
        elif len(name.parts) > 1 and not name.parts[0]:
            yield value.problem(f'the name "{name.text}" begins with a comma', (name.start, name.start + 1))
