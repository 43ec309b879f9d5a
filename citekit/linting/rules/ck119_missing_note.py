"""CK119 missing-note

What it does: reports an @unpublished work of a BibTeX file without the field "note".
Why it matters: BibTeX requires it there: it says what the work is and where it can be seen.
Example:
    @unpublished{lee2011, author = {Lee, Ann}, title = {Grazing Rights}}
Use instead:
    note = {Manuscript, Bancroft Library, Berkeley}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import ERROR, rule
from citekit.linting.subject import Entry, Problem


@rule("CK119", "missing-note", ERROR, types=("unpublished",), tex=True)
def missing_note(entry: Entry) -> Iterator[Problem]:
    if entry.model == "bibtex" and not entry.has("note", "howpublished", "url", "eprint", "institution", "school", "journal"):
        yield entry.problem("@unpublished has no note that says what it is")
