"""CK302 year-in-words

What it does: reports a year that says in words that there is none yet or none known: "forthcoming", "in press", "n.d.".
Why it matters: styles have their own words for it, in the language of the list; sorting by year fails.
Example:
    year = {forthcoming}
Use instead:
    pubstate = {forthcoming} and no year (biblatex); for "n.d.": no year at all
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.dates import in_words
from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import plain, trimmed


@value_rule("CK302", "year-in-words", INFO, fields=("year",))
def year_in_words(value: Value) -> Iterator[Problem]:
    text = plain(value.text)
    if in_words(text) and not re.fullmatch(r"[lIOo\d]{4}", text):
        yield value.problem(f'"{text}" stands where a year should', trimmed(value.text))
