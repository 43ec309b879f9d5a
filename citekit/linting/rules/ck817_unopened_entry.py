"""CK817 unopened-entry

What it does: reports an @word that no opening brace follows.
Why it matters: bibtex skips it.
Example:
    @book hardin1972, title = {…}}
Use instead:
    @book{hardin1972, title = {…}}
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK817", "unopened-entry", ERROR, __doc__)
