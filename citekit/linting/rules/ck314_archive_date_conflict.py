"""CK314 archive-date-conflict

What it does: reports an archived page (web.archive.org) whose time stamp is before the page came out or after it was
looked at.
Why it matters: the copy cannot be of the page that was read.
Example:
    url = {https://web.archive.org/web/20190101000000/https://example.org/}, date = {2020-05-01}
Use instead:
    a copy made after 2020-05-01
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.dates import interval, issued
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_STAMP = re.compile(r"web\.archive\.org/web/(\d{4})(\d{2})(\d{2})\d*")


@value_rule("CK314", "archive-date-conflict", WARNING, fields=("url",))
def archive_date_conflict(value: Value) -> Iterator[Problem]:
    found = _STAMP.search(value.text)
    if not found:
        return
    stamp = (int(found[1]), int(found[2]), int(found[3]))
    at = (found.start(1), found.end())
    shown = "-".join(found.groups())
    came_out, seen = issued(value.entry), interval(value.entry.get("urldate"))
    if came_out and stamp < came_out[0]:
        yield value.problem(f"the copy was made {shown}, before the page came out", at)
    elif seen and stamp > seen[1]:
        yield value.problem(f"the copy was made {shown}, after the page was looked at", at)
