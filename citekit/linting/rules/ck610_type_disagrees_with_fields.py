"""CK610 type-disagrees-with-fields

What it does: reports an entry whose fields belong to another type: an @article with booktitle and no journal, a @book
with a journal.
Why it matters: the style prints what belongs to the type; the rest is lost.
Example:
    @article{lee2019, title = {Grazing Rights}, booktitle = {Proceedings of …}, …}
Use instead:
    @inproceedings{lee2019, …}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem

_RANGE = re.compile(r"[2-9]\d*\s*[-–—]+\s*\d")  # "1--812" is the whole volume


@rule("CK610", "type-disagrees-with-fields", WARNING, tex=True)
def type_disagrees_with_fields(entry: Entry) -> Iterator[Problem]:
    journal = entry.has("journal", "journaltitle")
    if entry.type == "article" and entry.get("booktitle") and not journal:
        yield entry.problem(
            "an article with booktitle and no journal: it looks like @inproceedings or @incollection", "booktitle"
        )
    elif entry.type in ("incollection", "inproceedings") and journal and not entry.has("booktitle"):
        name = "journal" if entry.get("journal") else "journaltitle"
        yield entry.problem(f"{entry.noun} with {name} and no booktitle: it looks like @article", name)
    elif entry.written_type == "book" and (value := next(entry.values("journal", "journaltitle"), None)):
        yield value.problem("a book with a journal: it looks like @article")
    elif entry.type == "proceedings" and (pages := next(entry.values("pages"), None)) and _RANGE.search(pages.text):
        yield pages.problem("a whole volume of proceedings with a range of pages: it looks like @inproceedings")
    elif entry.type == "book" and entry.get("booktitle") and entry.has("pages"):
        yield entry.problem("a book with booktitle and pages: it looks like @incollection", "booktitle")
