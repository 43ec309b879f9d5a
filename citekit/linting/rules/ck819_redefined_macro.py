"""CK819 redefined-macro

What it does: reports a macro that @string defines twice.
Why it matters: entries below take the later value, those above the earlier one.
Example:
    @string{jel = {J. Econ. Lit.}} and again @string{jel = {…}}
Use instead:
    one definition
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK819", "redefined-macro", INFO, __doc__)
