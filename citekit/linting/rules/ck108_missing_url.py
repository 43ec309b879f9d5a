"""CK108 missing-url

What it does: reports a web page without an address (URL, DOI or eprint).
Why it matters: the address is where the work is; an entry without it leads nowhere.
Example:
    @online{who2020, author = {{World Health Organization}}, title = {Malaria}, year = 2020}
Use instead:
    url = {https://www.who.int/news-room/fact-sheets/detail/malaria}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import WHERE
from citekit.linting.rule import ERROR, WARNING, rule
from citekit.linting.subject import Entry, Problem


@rule("CK108", "missing-url", ERROR, types=("online",))
def missing_url(entry: Entry) -> Iterator[Problem]:
    if not entry.has(*WHERE):
        yield entry.problem(f"{entry.noun} has no address (URL, DOI or eprint)", severity=ERROR if entry.file.tex else WARNING)
