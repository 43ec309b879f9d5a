"""CK103 missing-date

What it does: reports an entry without year or date where its type requires one.
Why it matters: author-date styles cite by it; they print "n.d.", and BibTeX warns.
Example:
    @article{hardin, author = {Hardin, Garrett}, title = {The Tragedy of the Commons}, journal = {Science}}
Use instead:
    year = 1968, or pubstate = {forthcoming} for a work that has none yet
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import DATE
from citekit.linting.required import lacking
from citekit.linting.rule import ERROR, rule
from citekit.linting.rules.ck117_undated_page_without_access_date import is_undated_page
from citekit.linting.subject import Entry, Problem


@rule("CK103", "missing-date", ERROR)
def missing_date(entry: Entry) -> Iterator[Problem]:
    if is_undated_page(entry) or (not entry.file.tex and entry.type == "online" and entry.has("urldate")):
        return  # CK117 tells the first; many pages bear no date, and biblatex alone asks for one
    yield from lacking(entry, DATE, "year or date")
