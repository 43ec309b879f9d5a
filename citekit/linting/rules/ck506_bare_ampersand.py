"""CK506 bare-ampersand

What it does: reports an "&" without a backslash in a value that TeX prints.
Why it matters: TeX stops with "Misplaced alignment tab character &".
Example:
    journal = {Science & Society}
Use instead:
    journal = {Science \\& Society}
Fix: safe; the backslash is put in.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS, TYPESET_FIELDS
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.specials import bare
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked


@value_rule("CK506", "bare-ampersand", ERROR, fields=TYPESET_FIELDS, signs="&", tex=True)
def bare_ampersand(value: Value) -> Iterator[Problem]:
    if value.name not in NAME_FIELDS or "&" not in masked(value.text):  # between names it is CK403's
        yield from bare(value, "&", "TeX stops there")
