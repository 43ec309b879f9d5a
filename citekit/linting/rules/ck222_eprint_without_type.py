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

from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK222", "eprint-without-type", INFO, fields=("eprint",), tex=True)
def eprint_without_type(value: Value) -> Iterator[Problem]:
    text = value.text.strip().lower()
    known = value.entry.has("eprinttype", "archiveprefix", "archive") or "://" in text or text.startswith("arxiv:")
    if text and not known:
        yield value.problem("the eprint does not say which archive it is in (eprinttype)")
