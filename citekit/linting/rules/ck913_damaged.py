"""CK913 damaged

What it does: tells that characters of a field are damaged beyond repair.
Why it matters: they are printed so.
Example:
    M�ller, Hans. …
Use instead:
    look it up
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK913", "damaged", WARNING, __doc__)
