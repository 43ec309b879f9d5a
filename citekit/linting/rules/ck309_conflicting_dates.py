"""CK309 conflicting-dates

What it does: reports an entry whose date and year (or month) say different things.
Why it matters: which of them is printed depends on the program.
Example:
    date = {1968-12-13}, year = {1986}
Use instead:
    date = {1968-12-13}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.dates import interval, month_number, year_of
from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem


@rule("CK309", "conflicting-dates", WARNING, tex=True)
def conflicting_dates(entry: Entry) -> Iterator[Problem]:
    text = entry.get("date")
    span = interval(text) if text else None
    if span is None:
        return
    year = year_of(entry.get("year"))
    if year and not span[0][0] <= year <= span[1][0]:
        yield entry.problem(f"date is {text}, but year is {year}", "year")
    month = month_number(entry.get("month"))
    if month and span[0][:2] == span[1][:2] and month != span[0][1]:
        yield entry.problem(f"date is {text}, but month is {entry.get('month')}", "month")
