"""CK507 bare-percent

What it does: reports a "%" without a backslash in a value that TeX prints.
Why it matters: TeX takes the rest of the line for a comment: it is not printed, or TeX stops for want of a brace.
Example:
    title = {The 1% Question}
Use instead:
    title = {The 1\\% Question}
Fix: safe; the backslash is put in, or the sign taken out where it only hides the end of a line.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import TYPESET_FIELDS
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.specials import bare
from citekit.linting.subject import Problem, Value


@value_rule("CK507", "bare-percent", ERROR, fields=TYPESET_FIELDS, signs="%", tex=True)
def bare_percent(value: Value) -> Iterator[Problem]:
    yield from bare(value, "%", "TeX does not print what follows")
