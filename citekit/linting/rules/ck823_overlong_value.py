"""CK823 overlong-value

What it does: tells of a value longer than 2,000 characters where values are short: a title, a number, a date.
Why it matters: it is damage (a brace that was lost), or malice; the rules for such fields do not look at it.
Example:
    year = {19991999…}, a thousand times
Use instead:
    the value that was meant
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK823", "overlong-value", WARNING, __doc__)
