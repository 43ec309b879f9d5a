"""CK887 missing-parent

What it does: tells that an entry inherits from one that is neither added along nor in the library.
Why it matters: what it was to inherit is missing.
Example:
    crossref = {proc2019}, and no proc2019
Use instead:
    the parent, added along
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK887", "missing-parent", WARNING, __doc__)
