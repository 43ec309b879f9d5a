"""CK811 duplicate-field

What it does: reports a field that stands twice in an entry.
Why it matters: bibtex takes the first, other programs the last, without a word.
Example:
    year = 1972, title = {…}, year = 1973
Use instead:
    the one that is right
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK811", "duplicate-field", WARNING, __doc__)
