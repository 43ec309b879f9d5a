"""CK909 unsure-shape

What it does: tells that a reference may be of one type or another.
Why it matters: the type decides what is printed.
Example:
    Hardin. Ethics. Science 162, 1968.
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK909", "unsure-shape", WARNING, __doc__)
