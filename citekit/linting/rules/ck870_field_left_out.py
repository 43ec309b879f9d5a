"""CK870 field-left-out

What it does: tells, when a bibliography is written, that a field has no place in the format.
Why it matters: what is not written is lost there.
Example:
    the ORCID iD of an author in RIS
Use instead:
    a format that has the field, such as CSL-JSON
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK870", "field-left-out", INFO, __doc__)
