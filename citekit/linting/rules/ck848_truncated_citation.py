"""CK848 truncated-citation

What it does: tells of a citation that is longer than any and was cut.
Why it matters: it is a page without line breaks, or malice; what stands behind the cut was not read.
Example:
    a citation of a million characters
Use instead:
    one citation an element or line
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK848", "truncated-citation", WARNING, __doc__)
