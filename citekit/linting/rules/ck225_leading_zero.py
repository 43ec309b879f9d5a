"""CK225 leading-zero

What it does: reports a volume, issue or edition that begins with a zero.
Why it matters: it is printed so; the zeros come from file names and databases.
Example:
    volume = {07}
Use instead:
    volume = {7}
Fix: safe; the zeros are taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value

_ZEROS = re.compile(r"\s*(0+)(?=[1-9]\d*\s*\Z)")


@value_rule("CK225", "leading-zero", INFO, fields=("volume", "number", "issue", "edition"))
def leading_zero(value: Value) -> Iterator[Problem]:
    found = _ZEROS.match(value.text)
    if found and (value.name != "number" or value.entry.type == "article"):
        fix = value.fix("remove the zeros", "", found.span(1))
        yield value.problem(f"the {value.name} begins with a zero", found.span(1), fix=fix)
