"""CK888 doubtful

What it does: tells that a reference that was added was read with doubts.
Why it matters: a field of it may be wrong.
Example:
    the author may end after "Q." or after "R."
Use instead:
    the entry, looked at beside its source
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK888", "doubtful", INFO, __doc__)
