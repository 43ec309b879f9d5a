"""CK907 no-date

What it does: tells that a reference bears no date, and does not say that it has none.
Why it matters: author-date styles cite by it.
Example:
    Hardin, Garrett. Exploring New Ethics. New York: Viking.
Use instead:
    add the year
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK907", "no-date", WARNING, __doc__)
