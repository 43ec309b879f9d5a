"""CK310 backward-date-range

What it does: reports a range of dates or years that ends before it begins.
Why it matters: one of the two is wrong.
Example:
    date = {1995/1990}
Use instead:
    date = {1990/1995}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.dates import interval
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed

_YEARS = re.compile(r"(\d{4})\s*(?:-{1,3}|[–—/])\s*(\d{4})\Z")


@value_rule("CK310", "backward-date-range", ERROR, fields=("date", "origdate", "eventdate", "urldate", "year"))
def backward_date_range(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    years = _YEARS.match(text) if value.name == "year" else None  # elsewhere a hyphen parts year and month
    if years:
        backward = int(years[2]) < int(years[1])
    elif "/" in text:
        span = interval(text)
        backward = span is not None and span[1] < span[0]
    else:
        return
    if backward:
        yield value.problem(f"the range {text} ends before it begins", trimmed(value.text))
