"""CK813 undefined-macro

What it does: reports a bare word that no @string defines.
Why it matters: bibtex takes it as empty; often the braces were forgotten.
Example:
    journal = science
Use instead:
    journal = {Science}, or @string{science = {Science}} above
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK813", "undefined-macro", WARNING, __doc__)
