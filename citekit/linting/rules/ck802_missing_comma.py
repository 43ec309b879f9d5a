"""CK802 missing-comma

What it does: reports a comma lacking between two fields, or behind the key.
Why it matters: bibtex skips the rest of the entry.
Example:
    title = {Exploring New Ethics} year = 1972
Use instead:
    title = {Exploring New Ethics}, year = 1972
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK802", "missing-comma", ERROR, __doc__)
