"""CK815 binary-data

What it does: reports NUL characters in a file.
Why it matters: the file is damaged, or is no .bib file.
Example:
    a .bib cut off by a full disk
Use instead:
    the file from its backup
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK815", "binary-data", ERROR, __doc__)
