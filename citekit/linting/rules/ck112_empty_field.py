"""CK112 empty-field

What it does: reports a field whose value is empty.
Why it matters: it looks filled in where it is not; BibTeX warns about an empty required field as about a missing one, and
so it is told here as an error, once.
Example:
    volume = {},
Use instead:
    the value, or no such field
Fix: safe; the field is taken out.
"""

from collections.abc import Iterator

from citekit.linting.layout import remove_field
from citekit.linting.required import needs
from citekit.linting.rule import ERROR, WARNING, rule
from citekit.linting.subject import Entry, Problem, Value


@rule("CK112", "empty-field", WARNING, tex=True)
def empty_field(entry: Entry) -> Iterator[Problem]:
    for name, text in entry.fields.items():
        if not text.strip("{} \t\r\n") and Value(entry, name, text).is_one_piece:
            fix = remove_field(entry, name, f"remove the empty field {name}")
            if needs(entry, name):
                yield entry.problem(f"{name} is empty, and {entry.noun} needs it", name, fix=fix, severity=ERROR)
            else:
                yield entry.problem(f"{name} is empty", name, fix=fix)
