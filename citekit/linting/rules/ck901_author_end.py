"""CK901 author-end

What it does: tells that the author may end at one of two places.
Why it matters: a title that begins with initials looks like more of the author.
Example:
    Adams, John Q. R. E. Lee: A Biography. …
Use instead:
    look at the entry; put the right author in
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK901", "author-end", WARNING, __doc__)
