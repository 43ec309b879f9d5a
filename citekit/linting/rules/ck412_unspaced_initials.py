"""CK412 unspaced-initials

What it does: reports initials without a space between them. Off unless selected.
Why it matters: BibTeX takes "J.R.R." for one name and abbreviates it to "J."
Example:
    author = {Tolkien, J.R.R.}
Use instead:
    author = {Tolkien, J. R. R.}
Fix: safe; the spaces are put in.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST
from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked

_TIGHT = re.compile(r"(?<![^\W\d_])[^\W\d_]\.(?=[^\W\d_]\.)")


@value_rule("CK412", "unspaced-initials", INFO, fields=NAME_FIELDS, ordinary=ORDINARY_LIST, tex=True, default=False)
def unspaced_initials(value: Value) -> Iterator[Problem]:
    found = list(_TIGHT.finditer(masked(value.text)))
    if found:
        fix = value.fix_many("put spaces between the initials", [(one.end(), one.end(), " ") for one in found])
        yield value.problem("initials stand without a space between them", found[0].span(), fix=fix)
