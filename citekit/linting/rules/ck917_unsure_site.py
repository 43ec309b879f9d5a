"""CK917 unsure-site

What it does: tells that some words were taken for the name of a web site and may belong to the title or the
publisher.
Why it matters: they stand in the wrong field.
Example:
    Malaria. World Health Organization, 2020. Web.
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK917", "unsure-site", WARNING, __doc__)
