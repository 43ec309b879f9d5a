"""CK801 syntax-error

What it does: reports text that stands where BibTeX expects a field, a comma or the end of the entry, and entries of
other kinds that cannot be read.
Why it matters: bibtex skips the rest of the entry; its fields are lost without a trace in the list.
Example:
    @book{hardin1972, title {Exploring New Ethics}}
Use instead:
    @book{hardin1972, title = {Exploring New Ethics}}
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK801", "syntax-error", ERROR, __doc__)
