"""CK111 misspelled-field

What it does: reports a field that nobody knows and whose name is nearly that of a known one.
Why it matters: BibTeX ignores fields it does not know, without a word; the value is not printed.
Example:
    auhtor = {Hardin, Garrett}
Use instead:
    author = {Hardin, Garrett}
Fix: unsafe; the field is renamed, where the entry has no field of the right name yet.
"""

import difflib
from collections.abc import Iterator
from functools import cache

from citekit.linting.datamodel import BIBLATEX_ONLY_FIELDS, BIBTEX_FIELDS, KNOWN_FIELDS, OTHER_FIELDS
from citekit.linting.layout import field_name_span
from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem
from citekit.model import Edit, Fix, Safety

_OFTEN = {"doi", "isbn", "issn", "abstract", "keywords", "language", "url", "urldate", "translator", "eprint"}
_COMMON = sorted(BIBTEX_FIELDS | BIBLATEX_ONLY_FIELDS | (OTHER_FIELDS & _OFTEN))


@rule("CK111", "misspelled-field", WARNING, tex=True)
def misspelled_field(entry: Entry) -> Iterator[Problem]:
    for name in entry.fields:
        if name in KNOWN_FIELDS or len(name) < 4 or "-" in name or "_" in name or "+" in name:
            continue
        near = _near(name)
        if near:
            span = field_name_span(entry, name)
            fix = None
            if span and near[0] not in entry.fields:
                fix = Fix(Safety.UNSAFE, f"rename the field to {near[0]}", (Edit(span.start, span.end, near[0]),))
            yield entry.problem(f'there is no field "{name}"; did you mean "{near[0]}"?', name, span=span, fix=fix)


@cache
def _near(name: str) -> list[str]:
    return difflib.get_close_matches(name, _COMMON, n=1, cutoff=0.83)
