"""CK918 unsure-volume

What it does: tells that one of two titles is that of the set and the other that of the volume, and which is not sure.
Why it matters: styles print the volume and its set in different places.
Example:
    Herds. Vol. 2 of Pastoral Life. New York: Viking, 1972.
Use instead:
    look at the entry
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK918", "unsure-volume", WARNING, __doc__)
