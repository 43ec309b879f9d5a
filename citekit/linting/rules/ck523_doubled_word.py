"""CK523 doubled-word

What it does: reports a small word that stands twice in a row in a title: "the the", "of of".
Why it matters: it is a slip of the pen, and is printed so.
Example:
    title = {The Tragedy of of the Commons}
Use instead:
    title = {The Tragedy of the Commons}
Fix: safe for articles and "of", else unsafe; one of them is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import JOURNAL_FIELDS, WORK_TITLES
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_TWICE = re.compile(r"(?<![\w-])(the|of|and|a|an|in|on|for|to|from|with|by|at|is|are)(\s+\1)(?![\w-])", re.IGNORECASE)


@value_rule("CK523", "doubled-word", WARNING, fields=(*WORK_TITLES, *JOURNAL_FIELDS))
def doubled_word(value: Value) -> Iterator[Problem]:
    found = _TWICE.search(value.text)
    if found and not (found[1].isupper() or found[1] == "A"):
        verb = found[1].lower() in ("is", "are", "in", "on", "to")  # "All That Is Is Good", "Coming In In Time"
        fix = value.fix(f'remove one "{found[1]}"', "", found.span(2), safety=Safety.UNSAFE if verb else Safety.SAFE)
        yield value.problem(f'"{" ".join(found[0].split())}" is one word too many', found.span(), fix=fix)
