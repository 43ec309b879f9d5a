"""CK809 missing-value

What it does: reports a field name without a value.
Why it matters: bibtex skips the rest of the entry.
Example:
    title = , year = 1972
Use instead:
    title = {Exploring New Ethics}, year = 1972; or no such field
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK809", "missing-value", ERROR, __doc__)
