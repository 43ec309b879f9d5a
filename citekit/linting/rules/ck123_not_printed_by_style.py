"""CK123 not-printed-by-style

What it does: with --style, tells what of the entry the style will not print: a place of publication in APA 7, an ISBN
nearly everywhere.
Why it matters: it does no harm; but who filled it in may expect to see it.
Example:
    citekit lint --style apa, and a book with its place of publication
Use instead:
    the entry as it is, or another style
Fix: none.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.completeness import judged, shown
from citekit.linting.labels import label
from citekit.linting.rule import INFO, list_rule
from citekit.linting.subject import File, Problem


@list_rule("CK123", "not-printed-by-style", INFO)
def not_printed_by_style(files: Sequence[File], style: str) -> Iterator[Problem]:
    for entry, verdict in judged(files, style):
        if verdict.unprinted:
            what = ", ".join(label(variable, entry.reference.type) for variable in verdict.unprinted)
            yield entry.problem(f"{shown(style)} does not print: {what}")
