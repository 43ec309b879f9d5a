"""CK844 unclosed-element

What it does: tells of an element in a source that is not closed.
Why it matters: where the citation ends had to be guessed.
Example:
    <citation>Carson, Rachel. Silent Spring.
Use instead:
    <citation>Carson, Rachel. Silent Spring.</citation>
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK844", "unclosed-element", WARNING, __doc__)
