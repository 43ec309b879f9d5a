"""CK101 missing-author

What it does: reports an entry without an author where its type requires one, or without author and editor where
either will do.
Why it matters: the list is sorted and cited by author; BibTeX warns, and prints a gap or sorts by title.
Example:
    @article{commons, title = {The Tragedy of the Commons}, journal = {Science}, year = 1968}
Use instead:
    author = {Hardin, Garrett}, or an organization in double braces: author = {{World Health Organization}}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import AUTHOR, AUTHOR_OR_EDITOR, BODY
from citekit.linting.required import lacking, unsigned
from citekit.linting.rule import ERROR, rule
from citekit.linting.subject import Entry, Problem


@rule("CK101", "missing-author", ERROR)
def missing_author(entry: Entry) -> Iterator[Problem]:
    if not unsigned(entry):
        yield from lacking(entry, AUTHOR, "author")
        yield from lacking(entry, AUTHOR_OR_EDITOR, "author or editor")
        yield from lacking(entry, BODY, "author, editor or organization")
