"""CK615 series-with-number

What it does: reports a series that brings its number along: "Lecture Notes in Mathematics, vol. 12".
Why it matters: styles print the number in their own form; entries of one series no longer match.
Example:
    series = {Lecture Notes in Mathematics, vol. 12}
Use instead:
    series = {Lecture Notes in Mathematics}, number = {12} (volume in BibTeX)
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value

_NUMBER = re.compile(r"[\s,;(]+(?:(?:vol(?:ume|\.)?|no\.?|nr\.?|number|bd\.?|band|\#)\s*~?\d+)\)?[\s}]*\Z", re.IGNORECASE)


@value_rule("CK615", "series-with-number", INFO, fields=("series",))
def series_with_number(value: Value) -> Iterator[Problem]:
    found = _NUMBER.search(value.text)
    if found:
        yield value.problem(f'the series holds its number "{found[0].strip(" ,;()")}"', found.span())
