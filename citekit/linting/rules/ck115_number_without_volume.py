"""CK115 number-without-volume

What it does: reports a journal article with an issue number but no volume.
Why it matters: an issue is counted within its volume; often the volume went into the wrong field.
Example:
    journal = {Science}, number = 3859, pages = {1243--1248}
Use instead:
    volume = 162, number = 3859
Fix: none; some periodicals do count issues alone.
"""

from collections.abc import Iterator

from citekit.linting.rule import INFO, rule
from citekit.linting.subject import Entry, Problem
from citekit.model import ItemType


@rule("CK115", "number-without-volume", INFO, types=("article",))
def number_without_volume(entry: Entry) -> Iterator[Problem]:
    if (
        entry.get("number", "issue").isdigit()
        and not entry.has("volume")
        and entry.reference.type != ItemType.ARTICLE_NEWSPAPER
    ):
        yield entry.problem(f"{entry.noun} has an issue number but no volume", "number" if entry.get("number") else "issue")
