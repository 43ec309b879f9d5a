"""CK885 macro-resolved

What it does: tells that a macro of an added entry was written out, because the library gives that name another meaning.
Why it matters: the entry no longer follows the macro.
Example:
    journal = jacm in a file with another @string{jacm}
Use instead:
    nothing
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK885", "macro-resolved", INFO, __doc__)
