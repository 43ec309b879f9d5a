"""CK109 missing-type-field

What it does: reports a @thesis or @report without the field "type", in biblatex files.
Why it matters: biblatex prints it ("PhD thesis", "Technical report") and requires it; biber warns.
Example:
    @thesis{lee2009, author = {Lee, Ann}, title = {Grazing Rights}, institution = {University of Oregon}, date = 2009}
Use instead:
    type = {phdthesis}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem


@rule("CK109", "missing-type-field", WARNING, types=("thesis", "report"), tex=True)
def missing_type_field(entry: Entry) -> Iterator[Problem]:
    if entry.written_type in ("thesis", "report") and not entry.has("type"):
        yield entry.problem(f"{entry.noun} does not say of what type it is (type)")
