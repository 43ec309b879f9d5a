"""CK222 eprint-without-type

What it does: reports an eprint that does not say which archive it belongs to.
Why it matters: no link can be made of the number alone, and styles do not print it.
Example:
    eprint = {1706.03762}
Use instead:
    eprint = {1706.03762}, eprinttype = {arxiv} (archiveprefix in BibTeX)
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import INFO, rule
from citekit.linting.subject import Entry, Problem


@rule("CK222", "eprint-without-type", INFO, tex=True)
def eprint_without_type(entry: Entry) -> Iterator[Problem]:
    text = entry.get("eprint")
    if (
        text
        and not entry.has("eprinttype", "archiveprefix", "archive")
        and "://" not in text
        and not text.lower().startswith("arxiv:")
    ):
        yield entry.problem("the eprint does not say which archive it is in (eprinttype)", "eprint")
