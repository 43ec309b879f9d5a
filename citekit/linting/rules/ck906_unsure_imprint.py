"""CK906 unsure-imprint

What it does: tells that neither the place nor the publisher is known to the lists.
Why it matters: they may be part of the title.
Example:
    Hardin. Ethics: A Study, 1972.
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK906", "unsure-imprint", WARNING, __doc__)
