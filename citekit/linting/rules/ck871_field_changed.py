"""CK871 field-changed

What it does: tells, when a bibliography is written, that a value is written in another shape than it had.
Why it matters: it may not read back as it was.
Example:
    a season in RIS
Use instead:
    a format that has the value, such as CSL-JSON
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK871", "field-changed", INFO, __doc__)
