"""CK517 subtitle-in-title

What it does: reports a title that already holds the subtitle which stands in a field of its own.
Why it matters: the subtitle is printed twice.
Example:
    title = {Governing the Commons: The Evolution of Institutions}, subtitle = {The Evolution of Institutions}
Use instead:
    title = {Governing the Commons}, subtitle = {The Evolution of Institutions}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem
from citekit.linting.text import folded

_PAIRS = (
    ("title", "subtitle"),
    ("booktitle", "booksubtitle"),
    ("maintitle", "mainsubtitle"),
    ("journaltitle", "journalsubtitle"),
)


@rule("CK517", "subtitle-in-title", WARNING)
def subtitle_in_title(entry: Entry) -> Iterator[Problem]:
    for title, subtitle in _PAIRS:
        part = folded(entry.get(subtitle)) if subtitle in entry.fields else ""
        whole = folded(entry.get(title)) if part else ""
        if part and whole.endswith(f" {part}"):
            yield entry.problem(f"{title} holds the {subtitle} already", title)
