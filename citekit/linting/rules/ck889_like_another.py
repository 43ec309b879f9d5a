"""CK889 like-another

What it does: tells, when references are added, that one is much like an entry that is there, and in what they differ.
Why it matters: it was added, since it may be another work; if it is the same one, it is in the library twice now.
Example:
    citekit add page.html, and the library has the book by the same author under the same title, of another publisher
Use instead:
    nothing, or citekit merge to make one of the two
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK889", "like-another", INFO, __doc__)
