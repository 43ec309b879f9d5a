"""CK911 unsure-title

What it does: tells that the title may end after some words.
Why it matters: what follows stands in the wrong field, or the title holds too much.
Example:
    Governing the Commons. The Evolution of Institutions. …
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK911", "unsure-title", WARNING, __doc__)
