"""CK861 no-entry

What it does: tells that a file that should hold a bibliography has no entry.
Why it matters: nothing was read from it; it may be the wrong file.
Example:
    an empty references.bib
Use instead:
    the file that was meant
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK861", "no-entry", WARNING, __doc__)
