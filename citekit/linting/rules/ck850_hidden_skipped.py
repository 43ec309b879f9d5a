"""CK850 hidden-skipped

What it does: tells that a hidden file or folder was passed over.
Why it matters: its references are not in the result.
Example:
    references/.old/list.txt
Use instead:
    the name of the file itself on the command line
Fix: none.
"""

from citekit.linting.rule import INFO, told

RULE = told("CK850", "hidden-skipped", INFO, __doc__)
