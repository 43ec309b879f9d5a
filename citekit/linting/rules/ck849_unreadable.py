"""CK849 unreadable

What it does: tells that a file or folder could not be read.
Why it matters: its references are missing from the result.
Example:
    a file without read permission
Use instead:
    a file that can be opened
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK849", "unreadable", ERROR, __doc__)
