"""CK910 unsure-end

What it does: tells that the annotation may begin before or after some words.
Why it matters: they stand in the wrong field.
Example:
    … 1972. Reprint. A classic.
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK910", "unsure-end", WARNING, __doc__)
