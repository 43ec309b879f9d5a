"""CK881 not-added

What it does: tells, when references are added, that one is not added: it says too little, or its entry is damaged.
Why it matters: it is missing from the library.
Example:
    a reference without a title
Use instead:
    the reference, completed
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK881", "not-added", WARNING, __doc__)
