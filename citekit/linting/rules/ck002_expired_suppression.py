"""CK002 expired-suppression

What it does: reports a comment "citekit: ignore … until DATE" whose date has passed; the finding it hid is told again.
Why it matters: the date was set so that somebody would look once more.
Example:
    % citekit: ignore CK103 until 2020-01-01 the publisher has announced it
Use instead:
    a later date, or an entry that is complete
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK002", "expired-suppression", WARNING, __doc__)
