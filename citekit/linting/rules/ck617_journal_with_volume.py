"""CK617 journal-with-volume

What it does: reports a journal that brings its volume, issue, pages or year along: "Science 162 (1968)", "Science,
vol. 162".
Why it matters: styles print the numbers in their own form; articles of one journal no longer match.
Example:
    journal = {Science, vol. 162}
Use instead:
    journal = {Science}, volume = {162}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_NUMBERS = re.compile(
    r"[\s,;(]+(?:(?:vol(?:ume|\.)?|no\.|nr\.|issue|pp?\.)\s*~?\d+.*|\d+\s*\(\d+\).*|\d+\s*:\s*\d+.*|\d+\s*\(?(?:19|20)\d\d\)?)[\s}]*\Z",
    re.IGNORECASE | re.DOTALL,
)


@value_rule("CK617", "journal-with-volume", WARNING, fields=("journal", "journaltitle"))
def journal_with_volume(value: Value) -> Iterator[Problem]:
    found = _NUMBERS.search(value.text)
    if found and value.text[: found.start()].strip():
        yield value.problem(f'the journal holds "{found[0].strip(" ,;")}"', found.span())
