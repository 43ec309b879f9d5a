"""CK311 implausible-date

What it does: reports a date at which such a work cannot have come out: a web page before 1989, a journal article
before 1660,
a printed book with an ISBN before 1960.
Why it matters: a digit is wrong, or the date is that of another edition.
Example:
    @article{hardin1968, …, year = {1068}}
Use instead:
    year = {1968}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.dates import issued
from citekit.linting.rule import INFO, WARNING, rule
from citekit.linting.subject import Entry, Problem

_FIRST = {
    "online": (1989, "there was no web"),
    "article": (1660, "there were no journals"),
    "inproceedings": (1700, "there were no proceedings"),
    "thesis": (1400, "there were no printed theses"),
    "report": (1700, "there were no reports"),
}


@rule("CK311", "implausible-date", WARNING, types=tuple(_FIRST))
def implausible_date(entry: Entry) -> Iterator[Problem]:
    first, why = _FIRST[entry.type]
    came_out = issued(entry)
    if came_out and 0 < came_out[1][0] < first:
        severity = INFO if entry.type == "online" else None  # old texts are put on the web
        field = "date" if entry.get("date") else "year"
        yield entry.problem(f"dated {came_out[1][0]}, when {why}", field, severity=severity)
