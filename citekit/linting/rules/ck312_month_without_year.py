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

from citekit.linting.datamodel import DATE
from citekit.linting.required import requires
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK312", "month-without-year", WARNING, fields=("month", "day"), tex=True)
def month_without_year(value: Value) -> Iterator[Problem]:
    entry = value.entry
    if requires(entry, DATE):
        return  # the missing year is told by CK103
    if value.text.strip() and not entry.has("year", "date") and (value.name == "month" or not entry.get("month")):
        yield value.problem(f"there is a {value.name} but no year")
