"""CK900 refused-text

What it does: tells that a text which was to be parsed is no reference.
Why it matters: it was refused (citekit parse --strict).
Example:
    Thank you for your letter.
Use instead:
    a reference string
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK900", "refused-text", ERROR, __doc__)
