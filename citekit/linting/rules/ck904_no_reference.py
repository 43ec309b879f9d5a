"""CK904 no-reference

What it does: tells that a fragment of a source looks like no reference: no imprint, journal or address was found.
Why it matters: it may be a sentence of the text, or a heading.
Example:
    See also the articles on ethics.
Use instead:
    take the entry out, or complete it
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK904", "no-reference", WARNING, __doc__)
