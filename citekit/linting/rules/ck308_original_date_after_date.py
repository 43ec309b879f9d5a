"""CK308 original-date-after-date

What it does: reports an original date that is later than the date of the edition cited.
Why it matters: the two are swapped, or one is wrong; styles print "(Original work published …)".
Example:
    date = {1967}, origdate = {1983}
Use instead:
    date = {1983}, origdate = {1967}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.dates import interval, issued
from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem


@rule("CK308", "original-date-after-date", WARNING)
def original_date_after_date(entry: Entry) -> Iterator[Problem]:
    text = entry.get("origdate", "origyear")
    if not text:
        return
    original, came_out = interval(text), issued(entry)
    if original and came_out and original[0] > came_out[1]:
        yield entry.problem(
            f"first published {text}, after this edition ({came_out[1][0]})",
            "origdate" if entry.get("origdate") else "origyear",
        )
