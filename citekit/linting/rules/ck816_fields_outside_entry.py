"""CK816 fields-outside-entry

What it does: reports fields behind the end of an entry.
Why it matters: a closing brace too many ended the entry before them; they are ignored.
Example:
    @book{hardin1972, title = {Exploring}}, year = 1972}
Use instead:
    @book{hardin1972, title = {Exploring}, year = 1972}
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK816", "fields-outside-entry", ERROR, __doc__)
