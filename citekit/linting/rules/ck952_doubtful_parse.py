"""CK952 doubtful-parse

What it does: reports a reference whose parser was not confident that every field is right, without being able to say
why.
Why it matters: of such entries many have a field too much or too little.
Example:
    an entry parsed with confidence 0.35
Use instead:
    look at it beside its source
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem

_SURE = 0.5


@rule("CK952", "doubtful-parse", WARNING, tex=False)
def doubtful_parse(entry: Entry) -> Iterator[Problem]:
    parsed = entry.record.parsed
    if parsed is not None and 0 < parsed.confidence < _SURE and not parsed.doubts:
        yield entry.problem(f"the parser gives this reading {parsed.confidence:.0%} of being right throughout")
