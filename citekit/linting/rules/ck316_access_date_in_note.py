"""CK316 access-date-in-note

What it does: reports an access date written out in note or howpublished of an entry that has an address.
Why it matters: styles print, translate and leave out the access date only where it has a field of its own.
Example:
    note = {Accessed: 2021-03-14}
Use instead:
    urldate = {2021-03-14}
Fix: unsafe; a note that is nothing but an ISO date becomes urldate.
"""

import re
from collections.abc import Iterator

from citekit.linting.dates import interval
from citekit.linting.layout import field_name_span
from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Edit, Fix, Safety

_ACCESSED = re.compile(
    r"\[?\s*(?:last\s+)?(?:accessed|retrieved|visited|checked|viewed|consulted)(?:\s+on)?\s*:?\s*(?P<day>[^.\]]*\d{4}[^.\]]*)\.?\]?\s*\Z",
    re.I,
)


@value_rule("CK316", "access-date-in-note", INFO, fields=("note", "howpublished"), tex=True)
def access_date_in_note(value: Value) -> Iterator[Problem]:
    found = _ACCESSED.search(value.text)
    if not found or value.entry.model == "bibtex" or value.entry.get("urldate"):
        return
    name, start, fix = field_name_span(value.entry, value.name), value.offset, None
    day = found["day"].strip()
    if name and start is not None and found.start() == 0 and interval(day):
        edits = (Edit(name.start, name.end, "urldate"), Edit(start, start + len(value.text), day))
        fix = Fix(Safety.UNSAFE, "make it the urldate", edits)
    yield value.problem(f"the access date stands in {value.name}", found.span(), fix=fix)
