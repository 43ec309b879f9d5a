"""CK807 missing-key

What it does: reports an entry without a key.
Why it matters: nothing can cite it.
Example:
    @book{title = {Exploring New Ethics}}
Use instead:
    @book{hardin1972, title = {Exploring New Ethics}}
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK807", "missing-key", ERROR, __doc__)
