"""CK851 more-findings

What it does: tells how many findings of one code a source has beyond the first hundred.
Why it matters: they are not listed one by one.
Example:
    a page with ten thousand broken tags
Use instead:
    the page from a better source
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK851", "more-findings", INFO, __doc__)
