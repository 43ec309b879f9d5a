"""CK902 unread-text

What it does: tells that part of a reference belongs to no field.
Why it matters: it is missing from the entry.
Example:
    Hardin, Garrett. Exploring New Ethics. xyzzy. New York: Viking, 1972.
Use instead:
    look at the entry; add what is missing
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK902", "unread-text", WARNING, __doc__)
