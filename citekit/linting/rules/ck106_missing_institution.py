"""CK106 missing-institution

What it does: reports a thesis without its school, or a report without its institution.
Why it matters: both are found through the body that accepted or issued them; every style prints it.
Example:
    @phdthesis{lee2009, author = {Lee, Ann}, title = {Grazing Rights}, year = 2009}
Use instead:
    school = {University of Oregon} (institution in biblatex)
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import INSTITUTION
from citekit.linting.required import lacking
from citekit.linting.rule import ERROR, rule
from citekit.linting.subject import Entry, Problem


@rule("CK106", "missing-institution", ERROR, types=("thesis", "report"))
def missing_institution(entry: Entry) -> Iterator[Problem]:
    yield from lacking(entry, INSTITUTION, "school" if entry.type == "thesis" else "institution")
