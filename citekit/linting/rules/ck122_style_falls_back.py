"""CK122 style-falls-back

What it does: with --style, reports what the entry lacks and the style prints a phrase for: "n.d." for a date.
Why it matters: the phrase says that there is none; often it was only not filled in.
Example:
    citekit lint --style apa, and a book without a year: "Hardin, G. (n.d.)."
Use instead:
    the entry with its year
Fix: none.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.completeness import judged, shown
from citekit.linting.labels import label
from citekit.linting.rule import INFO, WARNING, list_rule
from citekit.linting.subject import File, Problem


@list_rule("CK122", "style-falls-back", WARNING)
def style_falls_back(files: Sequence[File], style: str) -> Iterator[Problem]:
    for entry, verdict in judged(files, style):
        for gap in verdict.gaps:
            if gap.instead:
                what = label(gap.variable, entry.reference.type)
                looked_at = gap.variable == "issued" and "accessed" in entry.present  # a page that bears no date
                message = f'there is no {what}; {shown(style)} prints "{gap.instead}"'
                yield entry.problem(message, gap.variable, severity=INFO if looked_at else None)
