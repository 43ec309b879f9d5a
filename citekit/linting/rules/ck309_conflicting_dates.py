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
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK309", "conflicting-dates", WARNING, fields=("date",), tex=True)
def conflicting_dates(value: Value) -> Iterator[Problem]:
    entry, text, span = value.entry, value.text.strip(), interval(value.text)
    if span is None:
        return
    year = year_of(entry.get("year"))
    if year and not span[0][0] <= year <= span[1][0]:
        yield entry.problem(f"date is {text}, but year is {year}", entry.later("date", "year"))
    month = month_number(entry.get("month"))
    if month and span[0][:2] == span[1][:2] and month != span[0][1]:
        yield entry.problem(f"date is {text}, but month is {entry.get('month')}", entry.later("date", "month"))
