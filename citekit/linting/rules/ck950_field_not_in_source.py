"""CK950 field-not-in-source

What it does: reports a field of an entry that the fragment it came from does not hold. In one run with a source
document, an
entry of a .bib is compared with the fragment of the same key.
Why it matters: it was added or mistaken; nothing in the source speaks for it.
Example:
    source: Hardin, Garrett. Exploring New Ethics. New York: Viking, 1972.
    entry: publisher = {Penguin}
Use instead:
    publisher = {Viking}
Fix: none.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.evidence import compared
from citekit.linting.rule import WARNING, list_rule
from citekit.linting.subject import File, Problem


@list_rule("CK950", "field-not-in-source", WARNING)
def field_not_in_source(files: Sequence[File], style: str) -> Iterator[Problem]:
    for found in compared(files):
        if not found.nearly:
            yield found.entry.problem(f'{found.field} is "{found.value}", of which the source says nothing', found.field)
