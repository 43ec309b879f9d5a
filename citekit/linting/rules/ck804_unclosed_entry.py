"""CK804 unclosed-entry

What it does: reports an entry without its closing brace.
Why it matters: the entries behind it are lost, or read as part of it.
Example:
    @book{hardin1972, title = {Exploring New Ethics}
Use instead:
    @book{hardin1972, title = {Exploring New Ethics}}
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK804", "unclosed-entry", ERROR, __doc__)
