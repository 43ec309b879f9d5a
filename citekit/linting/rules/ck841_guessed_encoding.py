"""CK841 guessed-encoding

What it does: tells that a source document is not UTF-8 and does not say its encoding, which was guessed.
Why it matters: an accented letter may have become another one.
Example:
    a page saved in Windows-1252 without a charset
Use instead:
    the same page saved as UTF-8
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK841", "guessed-encoding", WARNING, __doc__)
