"""CK845 stray-end-tag

What it does: tells of an end tag in a source that closes nothing.
Why it matters: its partner was lost, perhaps with text.
Example:
    Silent Spring</i>. Boston: …
Use instead:
    <i>Silent Spring</i>. Boston: …
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK845", "stray-end-tag", WARNING, __doc__)
