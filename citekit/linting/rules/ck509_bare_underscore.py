"""CK509 bare-underscore

What it does: reports "_", "^" or "#" without a backslash, outside formulas, in a value that TeX prints.
Why it matters: TeX stops with "Missing $ inserted" or "You can't use macro parameter character #".
Example:
    title = {Effects of CO_2}
Use instead:
    title = {Effects of CO$_2$}, or \\_ for the sign itself
Fix: safe for "#" and "_": the backslash is put in.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import TYPESET_FIELDS
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.specials import bare
from citekit.linting.subject import Problem, Value


@value_rule("CK509", "bare-underscore", ERROR, fields=TYPESET_FIELDS, signs="_#\\^", tex=True)
def bare_underscore(value: Value) -> Iterator[Problem]:
    for sign in "_#^":
        if sign in value.text:
            yield from bare(value, sign, "TeX stops there")
