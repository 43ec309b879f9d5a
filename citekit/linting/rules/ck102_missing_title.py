"""CK102 missing-title

What it does: reports an entry without a title where its type requires one.
Why it matters: no style can print it, and no reader can find the work.
Example:
    @book{hardin1972, author = {Hardin, Garrett}, publisher = {Viking}, year = 1972}
Use instead:
    title = {Exploring New Ethics for Survival}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import TITLE
from citekit.linting.required import lacking
from citekit.linting.rule import ERROR, rule
from citekit.linting.subject import Entry, Problem


@rule("CK102", "missing-title", ERROR)
def missing_title(entry: Entry) -> Iterator[Problem]:
    yield from lacking(entry, TITLE, "title")
