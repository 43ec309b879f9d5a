"""CK307 accessed-before-issued

What it does: reports a web page looked at before it came out.
Why it matters: one of the two dates is wrong.
Example:
    date = {2021-03-14}, urldate = {2020-12-01}
Use instead:
    urldate = {2021-12-01}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.dates import interval, issued, written
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK307", "accessed-before-issued", WARNING, fields=("urldate",))
def accessed_before_issued(value: Value) -> Iterator[Problem]:
    seen, came_out = interval(value.text), issued(value.entry)
    if seen and came_out and seen[1] < came_out[0]:
        yield value.problem(f"accessed {value.text.strip()}, before the work came out ({written(came_out[0])} or later)")
