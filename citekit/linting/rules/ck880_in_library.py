"""CK880 in-library

What it does: tells, when references are added, that one is in the library already, under which key and by what
evidence.
Why it matters: it is not added a second time.
Example:
    citekit add page.html, and the library has the book with the same ISBN
Use instead:
    nothing, or citekit add --duplicates merge to fill in what the old entry lacks
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK880", "in-library", INFO, __doc__)
