"""CK121 needed-by-style

What it does: with --style, reports what the style would print for this type of work and the entry lacks: pages,
publisher, site name.
What a style does not print is never asked for: a place of publication not in APA 7.
Why it matters: the entry will be printed incomplete.
Example:
    citekit lint --style apa, and a web page without the name of its site
Use instead:
    the entry with it
Fix: none.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.completeness import judged, shown
from citekit.linting.expectations import OPTIONAL
from citekit.linting.labels import label
from citekit.linting.rule import INFO, WARNING, list_rule
from citekit.linting.subject import File, Problem


@list_rule("CK121", "needed-by-style", WARNING)
def needed_by_style(files: Sequence[File], style: str) -> Iterator[Problem]:
    for entry, verdict in judged(files, style):
        for gap in verdict.gaps:
            if not gap.instead:
                severity = INFO if gap.variable in OPTIONAL else WARNING
                what = label(gap.variable, entry.reference.type)
                yield entry.problem(
                    f"{shown(style)} prints the {what} of such a work, and there is none", gap.variable, severity=severity
                )
