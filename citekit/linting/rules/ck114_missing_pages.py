"""CK114 missing-pages

What it does: reports a journal article that has a volume but neither pages nor an article number, DOI or other address.
Why it matters: nobody can go to the place cited; APA, Chicago and MLA all print pages where there are some.
Example:
    journal = {Science}, volume = 162, year = 1968
Use instead:
    pages = {1243--1248}, or eid = {e1002} for an article that is numbered instead
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import INFO, rule
from citekit.linting.subject import Entry, Problem

_PLACES = ("pages", "eid", "doi", "url", "eprint", "articleno", "article-number", "numpages", "note", "pubstate", "pagefirst")


@rule("CK114", "missing-pages", INFO, types=("article",))
def missing_pages(entry: Entry) -> Iterator[Problem]:
    if entry.has("volume") and not entry.has(*_PLACES):
        yield entry.problem(f"{entry.noun} has a volume but no pages")
