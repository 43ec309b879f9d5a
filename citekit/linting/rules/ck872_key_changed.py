"""CK872 key-changed

What it does: tells that two entries of an input had one key, so that one of them goes by another here.
Why it matters: what cites it by the old key finds the other entry.
Example:
    two items with the id hardin1972 in CSL-JSON
Use instead:
    ids of their own
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK872", "key-changed", WARNING, __doc__)
