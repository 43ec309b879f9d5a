"""CK905 two-references

What it does: tells that a fragment seems to hold two references.
Why it matters: the second is missing from the list.
Example:
    Hardin. Ethics. New York: Viking, 1972. Ostrom. Governing. Cambridge: CUP, 1990.
Use instead:
    two lines in the source
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK905", "two-references", WARNING, __doc__)
