"""CK803 unclosed-value

What it does: reports a value whose closing brace or quotation mark is missing.
Why it matters: everything up to the next brace, often several entries, becomes part of the value.
Example:
    title = {Exploring New Ethics, year = 1972}
Use instead:
    title = {Exploring New Ethics}, year = 1972}
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK803", "unclosed-value", ERROR, __doc__)
