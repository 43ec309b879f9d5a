"""CK951 field-differs-from-source

What it does: reports a field of an entry that is nearly, but not quite, what the fragment it came from says. In one run with a
source document, an entry of a .bib is compared with the fragment of the same work, or of the same key.
Why it matters: a letter was lost or mistyped on the way.
Example:
    source: Hardin, Garrett. Exploring New Ethics. New York: Viking, 1972.
    entry: title = {Exploring New Etihcs}
Use instead:
    title = {Exploring New Ethics}
Fix: none.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.evidence import compared
from citekit.linting.rule import WARNING, list_rule
from citekit.linting.subject import File, Problem


@list_rule("CK951", "field-differs-from-source", WARNING)
def field_differs_from_source(files: Sequence[File], style: str) -> Iterator[Problem]:
    for found in compared(files):
        if found.nearly:
            yield found.entry.problem(f'{found.field} is "{found.value}"; the source says "{found.nearly}"', found.field)
