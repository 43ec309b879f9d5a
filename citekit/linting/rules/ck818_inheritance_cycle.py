"""CK818 inheritance-cycle

What it does: reports an entry that inherits from itself by crossref or xdata, directly or through others.
Why it matters: biber stops, bibtex warns, and nothing is inherited.
Example:
    @book{a, crossref = {b}} and @book{b, crossref = {a}}
Use instead:
    one of the two references alone
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK818", "inheritance-cycle", ERROR, __doc__)
