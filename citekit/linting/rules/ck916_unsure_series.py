"""CK916 unsure-series

What it does: tells that some words were taken for the name of a series and may belong to the title.
Why it matters: they stand in the wrong field.
Example:
    Herds. Studies in Pastoral Life. New York: Viking, 1972.
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK916", "unsure-series", WARNING, __doc__)
