"""CK806 comment-in-entry

What it does: reports a % inside an entry that was meant to begin a comment.
Why it matters: BibTeX has no comments inside entries; it skips the rest of the entry.
Example:
    title = {Exploring New Ethics}, % check this
Use instead:
    the remark above the entry, or in a field such as annote
Fix: none.
"""

from citekit.linting.rule import ERROR, told

RULE = told("CK806", "comment-in-entry", ERROR, __doc__)
