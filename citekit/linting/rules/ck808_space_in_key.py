"""CK808 space-in-key

What it does: reports a key with white space in it.
Why it matters: bibtex ends the key at the space and skips the entry.
Example:
    @book{hardin 1972, …}
Use instead:
    @book{hardin1972, …}
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK808", "space-in-key", ERROR, __doc__)
