"""CK908 unsure-author

What it does: tells that some words may be the author or the beginning of the title.
Why it matters: the list is sorted by the author.
Example:
    Plato. The Republic. …
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK908", "unsure-author", WARNING, __doc__)
