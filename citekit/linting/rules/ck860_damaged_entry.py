"""CK860 damaged-entry

What it does: tells of an item of CSL-JSON, RIS, Hayagriva or JSON lines that cannot be read.
Why it matters: it is missing from the result; the others were read.
Example:
    {"id": "nagel1974", "URL": None}
Use instead:
    {"id": "nagel1974", "URL": null}
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK860", "damaged-entry", ERROR, __doc__)
