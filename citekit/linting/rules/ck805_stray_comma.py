"""CK805 stray-comma

What it does: reports two commas in a row.
Why it matters: bibtex skips the rest of the entry.
Example:
    title = {Exploring New Ethics},, year = 1972
Use instead:
    title = {Exploring New Ethics}, year = 1972
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK805", "stray-comma", ERROR, __doc__)
