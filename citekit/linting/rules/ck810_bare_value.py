"""CK810 bare-value

What it does: reports a value of several words or signs without braces or quotation marks.
Why it matters: bibtex skips the rest of the entry. Only numbers and macros may stand bare.
Example:
    pages = 12--15
Use instead:
    pages = {12--15}
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK810", "bare-value", ERROR, __doc__)
