"""CK001 unused-suppression

What it does: reports a comment "citekit: ignore" that silences nothing.
Why it matters: a comment that outlives its cause hides the next real defect of that entry.
Example:
    % citekit: ignore CK103
    @book{hardin1968, author = {Hardin, Garrett}, title = {Exploring New Ethics}, publisher = {Viking}, year = 1972}
Use instead:
    the entry without the comment
Fix: none; remove the comment.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK001", "unused-suppression", WARNING, __doc__)
