"""CK884 still-named

What it does: tells that an entry that is removed or renamed is still named by another.
Why it matters: what inherits from it, or is related to it, loses it.
Example:
    crossref = {proc2019} in an entry, and proc2019 is removed
Use instead:
    another crossref, or none
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK884", "still-named", WARNING, __doc__)
