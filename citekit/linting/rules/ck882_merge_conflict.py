"""CK882 merge-conflict

What it does: tells, when entries are merged, that they contradict each other in a field; the kept value stays.
Why it matters: one of the two values is lost with the entry.
Example:
    volume = {1} in one entry, volume = {2} in the other
Use instead:
    the right value: citekit edit KEY --set volume=2
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK882", "merge-conflict", WARNING, __doc__)
