"""CK312 month-without-year

What it does: reports a month (or day) without a year.
Why it matters: alone it says nothing; the year is lacking, or stands in another field.
Example:
    month = dec
Use instead:
    month = dec, year = 1968
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem


@rule("CK312", "month-without-year", WARNING, tex=True)
def month_without_year(entry: Entry) -> Iterator[Problem]:
    for name in ("month", "day"):
        if entry.get(name) and not entry.has("year", "date"):
            yield entry.problem(f"there is a {name} but no year", name)
            return
