"""CK814 guessed-encoding

What it does: reports a file that is not UTF-8 and does not say what it is.
Why it matters: letters beyond ASCII were guessed, and may be wrong.
Example:
    a file in Latin-1
Use instead:
    the file saved as UTF-8
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK814", "guessed-encoding", WARNING, __doc__)
