"""CK847 empty-citation

What it does: tells of a citation element or a leaked citation that holds no text.
Why it matters: a reference was lost before citekit saw the page.
Example:
    <citation citation-type="booksimple"></citation>
Use instead:
    the citation, from the original
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK847", "empty-citation", WARNING, __doc__)
