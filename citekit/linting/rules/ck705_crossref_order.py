"""CK705 crossref-order

What it does: reports a crossref of a BibTeX file to an entry that stands before the entry that refers to it.
Why it matters: BibTeX reads a file once; the entry referred to must come later, or it is not found.
Example:
    @proceedings{proc2019, …} above @inproceedings{lee2019, crossref = {proc2019}, …}
Use instead:
    the proceedings below the papers
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK705", "crossref-order", WARNING, fields=("crossref",), tex=True)
def crossref_order(value: Value) -> Iterator[Problem]:
    entry = value.entry
    if entry.file.model != "bibtex":
        return
    parent = entry.file.by_key.get(value.text.strip().lower())
    mine, yours = entry.record.span, parent.record.span if parent else None
    if parent is not None and parent is not entry and mine and yours and yours.start < mine.start:
        yield value.problem(f"{parent.key} stands before this entry; BibTeX wants it behind")
