"""CK914 author-above

What it does: tells that a dash stands for the author above, where there is none.
Why it matters: the entry has no author.
Example:
    ———. Exploring New Ethics. … as the first of a list
Use instead:
    add the author
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK914", "author-above", WARNING, __doc__)
