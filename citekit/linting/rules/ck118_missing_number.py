"""CK118 missing-number

What it does: reports a patent or a standard without its number.
Why it matters: patents and standards are cited, and looked up, by number.
Example:
    @patent{bell1876, author = {Bell, Alexander Graham}, title = {Improvement in Telegraphy}, year = 1876}
Use instead:
    number = {US 174465}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import ERROR, WARNING, rule
from citekit.linting.subject import Entry, Problem


@rule("CK118", "missing-number", ERROR, types=("patent", "standard"))
def missing_number(entry: Entry) -> Iterator[Problem]:
    if not entry.has("number"):
        severity = ERROR if entry.file.tex and entry.type == "patent" else WARNING
        yield entry.problem(f"{entry.noun} has no number", severity=severity)
