"""CK107 missing-chapter-or-pages

What it does: reports an @inbook of a BibTeX file that names neither chapter nor pages.
Why it matters: @inbook means a part of a book; without its place the entry says no more than the book itself.
Example:
    @inbook{hardin1972, author = {Hardin, Garrett}, title = {Exploring New Ethics}, publisher = {Viking}, year = 1972}
Use instead:
    chapter = 4, or pages = {68--91}; or @book for the whole
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import INBOOK_PLACE
from citekit.linting.rule import ERROR, rule
from citekit.linting.subject import Entry, Problem


@rule("CK107", "missing-chapter-or-pages", ERROR, types=("inbook",), tex=True)
def missing_chapter_or_pages(entry: Entry) -> Iterator[Problem]:
    if entry.model == "bibtex" and not entry.has(*INBOOK_PLACE):
        yield entry.problem("@inbook has neither chapter nor pages")
