"""CK315 event-date-conflict

What it does: reports proceedings that came out more than a year before the event they are of.
Why it matters: one of the two dates is wrong.
Example:
    date = {2015}, eventdate = {2019-06-03/2019-06-07}
Use instead:
    date = {2019}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.dates import interval, issued
from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem


@rule("CK315", "event-date-conflict", WARNING)
def event_date_conflict(entry: Entry) -> Iterator[Problem]:
    text = entry.get("eventdate")
    if not text:
        return
    event, came_out = interval(text), issued(entry)
    if event and came_out and came_out[1][0] + 1 < event[0][0]:
        yield entry.problem(f"published {came_out[1][0]}, long before the event ({text})", "eventdate")
