"""CK842 binary-data

What it does: tells that a source holds NUL characters or is no text at all.
Why it matters: what is read of it may be rubbish.
Example:
    a PDF or a Word file under the name list.txt
Use instead:
    the text of it: saved as text, HTML or XML
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK842", "binary-data", WARNING, __doc__)
