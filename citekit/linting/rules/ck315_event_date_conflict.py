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
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK315", "event-date-conflict", WARNING, fields=("eventdate",))
def event_date_conflict(value: Value) -> Iterator[Problem]:
    event, came_out = interval(value.text), issued(value.entry)
    if event and came_out and came_out[1][0] + 1 < event[0][0]:
        yield value.problem(f"published {came_out[1][0]}, long before the event ({value.text.strip()})")
