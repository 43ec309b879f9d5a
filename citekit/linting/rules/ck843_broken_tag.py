"""CK843 broken-tag

What it does: tells of a tag in a source that does not end, or cannot be read.
Why it matters: text may have been lost to it, or a citation may have got a piece of markup.
Example:
    <i Silent Spring</i>
Use instead:
    <i>Silent Spring</i>
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK843", "broken-tag", WARNING, __doc__)
