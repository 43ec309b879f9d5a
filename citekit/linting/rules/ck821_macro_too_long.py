"""CK821 macro-too-long

What it does: reports macros made of macros that grow beyond ten million characters.
Why it matters: no entry can use such a value; it is taken as empty.
Example:
    @string{a = b # b}, thirty times over
Use instead:
    a macro that holds its text
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK821", "macro-too-long", ERROR, __doc__)
