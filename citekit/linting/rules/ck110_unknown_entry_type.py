"""CK110 unknown-entry-type

What it does: reports an entry type that neither BibTeX nor biblatex nor the programs in wide use know.
Why it matters: BibTeX prints such an entry as if it were @misc and warns; usually the type is misspelled.
Example:
    @artcle{hardin1968, …}
Use instead:
    @article{hardin1968, …}
Fix: unsafe, where one known type is nearly the same word.
"""

import difflib
from collections.abc import Iterator

from citekit.linting.datamodel import BIBLATEX_ONLY_TYPES, BIBTEX_TYPES, KNOWN_TYPES
from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem
from citekit.model import Edit, Fix, Safety, Span


@rule("CK110", "unknown-entry-type", WARNING, tex=True)
def unknown_entry_type(entry: Entry) -> Iterator[Problem]:
    written = entry.written_type
    if not written or written in KNOWN_TYPES:
        return
    near = difflib.get_close_matches(written, sorted(BIBTEX_TYPES) + sorted(BIBLATEX_ONLY_TYPES), n=1, cutoff=0.8)
    hint = f"; did you mean @{near[0]}?" if near else ""
    span = _type_span(entry)
    fix = Fix(Safety.UNSAFE, f"write @{near[0]}", (Edit(span.start, span.end, near[0]),)) if near and span else None
    whole = Span(entry.record.span.start, span.end) if span and entry.record.span else None
    yield entry.problem(f"there is no entry type @{written}{hint}", span=whole, fix=fix)


def _type_span(entry: Entry) -> Span | None:
    if entry.record.span is None:
        return None
    start = entry.file.text.lower().find(entry.written_type, entry.record.span.start)
    return Span(start, start + len(entry.written_type)) if start >= 0 else None
