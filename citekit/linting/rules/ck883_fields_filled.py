"""CK883 fields-filled

What it does: tells, when entries are merged, which fields the kept one takes from the other.
Why it matters: the entry changes.
Example:
    publisher from hull
Use instead:
    nothing
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK883", "fields-filled", INFO, __doc__)
