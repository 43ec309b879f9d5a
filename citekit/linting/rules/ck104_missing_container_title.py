"""CK104 missing-container-title

What it does: reports an article, chapter or paper that does not say what it appeared in.
Why it matters: no style can print it, and no reader can find it. All official styles ask for it.
Example:
    @article{hardin1968, author = {Hardin, Garrett}, title = {The Tragedy of the Commons}, year = 1968}
Use instead:
    journal = {Science} (journaltitle in biblatex); booktitle = {…} for chapters and papers
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import BOOKTITLE, JOURNAL
from citekit.linting.required import lacking
from citekit.linting.rule import ERROR, rule
from citekit.linting.subject import Entry, Problem


@rule("CK104", "missing-container-title", ERROR)
def missing_container_title(entry: Entry) -> Iterator[Problem]:
    if entry.type == "article" and entry.has("booktitle"):
        return  # CK610 says what is the matter: the type
    yield from lacking(entry, JOURNAL, "journal")
    yield from lacking(entry, BOOKTITLE, "title of the book it appeared in (booktitle)")
