"""CK105 missing-publisher

What it does: reports a book or chapter without a publisher, in BibTeX files, where these types require one.
Why it matters: APA, Chicago and MLA print the publisher of every book; BibTeX warns that it is empty.
Example:
    @book{hardin1972, author = {Hardin, Garrett}, title = {Exploring New Ethics for Survival}, year = 1972}
Use instead:
    publisher = {Viking Press}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import PUBLISHER
from citekit.linting.required import lacking
from citekit.linting.rule import ERROR, rule
from citekit.linting.subject import Entry, Problem


@rule("CK105", "missing-publisher", ERROR, types=("book", "inbook", "incollection"))
def missing_publisher(entry: Entry) -> Iterator[Problem]:
    yield from lacking(entry, PUBLISHER, "publisher")
