"""CK313 access-date-without-url

What it does: reports an access date in an entry that has no address.
Why it matters: styles print "accessed" only beside an address; one of the two is lacking.
Example:
    @book{hardin1972, …, urldate = {2021-03-14}}
Use instead:
    url = {…}, urldate = {2021-03-14}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK313", "access-date-without-url", INFO, fields=("urldate",))
def access_date_without_url(value: Value) -> Iterator[Problem]:
    if value.text.strip() and not value.entry.has("url", "doi", "eprint", "howpublished", "note"):
        yield value.problem("there is an access date but no address")
