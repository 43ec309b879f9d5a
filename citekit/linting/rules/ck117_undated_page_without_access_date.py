"""CK117 undated-page-without-access-date

What it does: reports a web page that has neither a date nor the day it was looked at.
Why it matters: pages change; APA and MLA ask for the access date where the page itself bears none.
Example:
    @online{who, title = {Malaria}, url = {https://www.who.int/malaria}}
Use instead:
    urldate = {2021-03-14}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import DATE
from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem

_ACCESS = ("urldate", "accessed", "lastchecked", "lastaccessed", "note", "howpublished")


@rule("CK117", "undated-page-without-access-date", WARNING, types=("online",))
def undated_page_without_access_date(entry: Entry) -> Iterator[Problem]:
    if is_undated_page(entry):
        yield entry.problem(f"{entry.noun} has neither a date nor an access date (urldate)")


def is_undated_page(entry: Entry) -> bool:
    """Whether a web page says neither when it came out nor when it was looked at."""
    return entry.type == "online" and entry.has("url") and not entry.has(*DATE) and not entry.has(*_ACCESS)
