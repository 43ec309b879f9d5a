"""CK903 printed-otherwise

What it does: tells that the parsed reference, printed back, differs from its source.
Why it matters: something was read into the wrong field, or not at all.
Example:
    two titles that became one
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK903", "printed-otherwise", WARNING, __doc__)
