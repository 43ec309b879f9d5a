"""CK846 unclosed-comment

What it does: tells of a comment or CDATA section in a source that does not end.
Why it matters: all that follows may be hidden by it; it is read nevertheless.
Example:
    <!-- old list
Use instead:
    <!-- old list -->
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK846", "unclosed-comment", WARNING, __doc__)
