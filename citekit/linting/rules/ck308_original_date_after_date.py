"""CK308 original-date-after-date

What it does: reports an original date that is later than the date of the edition cited.
Why it matters: the two are swapped, or one is wrong; styles print "(Original work published …)".
Example:
    date = {1967}, origdate = {1983}
Use instead:
    date = {1983}, origdate = {1967}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.dates import interval, issued
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK308", "original-date-after-date", WARNING, fields=("origdate", "origyear"))
def original_date_after_date(value: Value) -> Iterator[Problem]:
    original, came_out = interval(value.text), issued(value.entry)
    if original and came_out and original[0] > came_out[1]:
        yield value.problem(f"first published {value.text.strip()}, after this edition ({came_out[1][0]})")
