"""CK812 duplicate-key

What it does: reports a key that two entries of a file bear; case does not count.
Why it matters: bibtex drops the second entry.
Example:
    @book{hardin1972, …} and @article{Hardin1972, …}
Use instead:
    a key of its own for each
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK812", "duplicate-key", ERROR, __doc__)
