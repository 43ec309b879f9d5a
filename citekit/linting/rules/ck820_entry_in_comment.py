"""CK820 entry-in-comment

What it does: reports an entry inside @comment{…}.
Why it matters: bibtex reads it all the same, biber does not.
Example:
    @comment{@book{hardin1972, …}}
Use instead:
    the entry without its @, or no such entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK820", "entry-in-comment", WARNING, __doc__)
