"""CK210 backward-page-range

What it does: reports a page range whose last page comes before its first, short forms such as 117-23 understood.
Why it matters: one of the numbers is wrong.
Example:
    pages = {1248--1243}
Use instead:
    pages = {1243--1248}
Fix: none; which number is wrong is not known.
"""

from collections.abc import Iterator

from citekit.linting.numbers import page_ranges
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK210", "backward-page-range", ERROR, fields=("pages",))
def backward_page_range(value: Value) -> Iterator[Problem]:
    for first, last, at in page_ranges(value.text):
        if (int(last) < int(first) and len(last) >= len(first)) or (
            len(last) < len(first) and int(first[: len(first) - len(last)] + last) < int(first)
        ):
            yield value.problem(f"the pages run backwards, from {first} to {last}", at)
