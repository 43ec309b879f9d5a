"""CK912 odd-year

What it does: tells that the year of a reference is in the future or before printing.
Why it matters: it was misprinted, or is no year.
Example:
    New York: Viking, 9172.
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK912", "odd-year", WARNING, __doc__)
