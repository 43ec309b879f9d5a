"""CK852 passed-over

What it does: tells of text inside a reading list that was read as no citation.
Why it matters: if it is one, it is missing from the result.
Example:
    "See also the films listed below." between two books
Use instead:
    nothing, if it is none
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK852", "passed-over", INFO, __doc__)
