"""CK116 biblatex-only

What it does: reports fields and types that only biblatex knows in a file that is for BibTeX: by the configuration or by
JabRef's word in the file; where most of the other entries are for BibTeX, as a piece of information.
Why it matters: BibTeX ignores the field, or prints the entry as @misc.
Example:
    model = "bibtex" in citekit.toml, and journaltitle = {Science} in the entry
Use instead:
    journal = {Science}
Fix: unsafe; the field is renamed where BibTeX has a name for it.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import BIBLATEX_ONLY_FIELDS, BIBLATEX_ONLY_TYPES
from citekit.linting.layout import field_name_span
from citekit.linting.rule import INFO, WARNING, rule
from citekit.linting.subject import Entry, Problem
from citekit.model import Edit, Fix, Safety

_BIBTEX_NAMES = {"journaltitle": "journal", "location": "address", "annotation": "annote"}


@rule("CK116", "biblatex-only", WARNING, tex=True)
def biblatex_only(entry: Entry) -> Iterator[Problem]:
    if entry.model != "bibtex":
        return
    severity = INFO if entry.file.guesses_model else WARNING
    if entry.written_type in BIBLATEX_ONLY_TYPES:
        yield entry.problem(f"BibTeX has no entry type @{entry.written_type}", severity=severity)
    for name in sorted(BIBLATEX_ONLY_FIELDS.intersection(entry.fields)):
        span, other = field_name_span(entry, name), _BIBTEX_NAMES.get(name)
        fix = None
        if span and other and other not in entry.fields:
            fix = Fix(Safety.UNSAFE, f"rename the field to {other}", (Edit(span.start, span.end, other),))
        yield entry.problem(f"BibTeX has no field {name}", name, span=span, fix=fix, severity=severity)
