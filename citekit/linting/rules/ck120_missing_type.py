"""CK120 missing-type

What it does: reports a CSL-JSON item without a type.
Why it matters: the schema requires it, and the style needs it: a book is printed otherwise than an article.
Example:
    {"id": "kuhn1962", "title": "The Structure of Scientific Revolutions"}
Use instead:
    {"id": "kuhn1962", "type": "book", …}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem


@rule("CK120", "missing-type", WARNING, tex=False)
def missing_type(entry: Entry) -> Iterator[Problem]:
    if entry.file.bibliography.kind == "csljson" and not entry.record.entry_type:
        yield entry.problem("the item has no type")
