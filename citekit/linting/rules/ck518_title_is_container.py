"""CK518 title-is-container

What it does: reports an article or chapter whose title is that of the journal or book it is in.
Why it matters: one of the two was filled in twice.
Example:
    title = {Science}, journal = {Science}
Use instead:
    title = {The Tragedy of the Commons}, journal = {Science}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem
from citekit.linting.text import folded


@rule("CK518", "title-is-container", WARNING, types=("article", "incollection", "inproceedings", "inbook", "inreference"))
def title_is_container(entry: Entry) -> Iterator[Problem]:
    title = folded(entry.get("title"))
    for name in ("journal", "journaltitle", "booktitle"):
        if title and name in entry.fields and folded(entry.get(name)) == title:
            yield entry.problem(f"title and {name} are the same", "title")
            return
