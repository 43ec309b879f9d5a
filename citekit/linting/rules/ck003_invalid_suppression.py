"""CK003 invalid-suppression

What it does: reports a comment "citekit: ignore" that names no rule, an unknown rule, or a date that is none.
Why it matters: it does not silence what its author believes it does.
Example:
    % citekit: ignore CK1O3
Use instead:
    % citekit: ignore CK103
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK003", "invalid-suppression", WARNING, __doc__)
