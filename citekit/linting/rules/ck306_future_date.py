"""CK306 future-date

What it does: reports a work dated after next year, and a visit (urldate) dated after today.
Why it matters: one of the digits is wrong.
Example:
    year = {2108}
Use instead:
    year = {2018}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.dates import interval, issued, written
from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem


@rule("CK306", "future-date", WARNING)
def future_date(entry: Entry) -> Iterator[Problem]:
    today = entry.file.today
    came_out = issued(entry)
    if came_out and came_out[0][0] > today.year + 1:
        yield entry.problem(
            f"the work is dated {came_out[0][0]}, which is yet to come", "date" if entry.get("date") else "year"
        )
    seen = interval(entry.get("urldate")) if entry.get("urldate") else None
    if seen and seen[0] > (today.year, today.month, today.day):
        yield entry.problem(f"the access date {written(seen[0])} is yet to come", "urldate")
