"""CK915 broken-off

What it does: tells that a reference seems to be cut off.
Why it matters: its last fields are missing.
Example:
    Hardin, Garrett. Exploring New Ethics. New York:
Use instead:
    the whole reference
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK915", "broken-off", WARNING, __doc__)
