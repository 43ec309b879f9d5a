"""CK704 dangling-crossref

What it does: reports a crossref, xref, xdata, related or entryset that names an entry which is not there.
Why it matters: what the entry was to take from it (booktitle, editor, publisher, year) is missing.
Example:
    crossref = {proc2019}, and there is no entry proc2019
Use instead:
    the key of an entry of the file
Fix: none.
"""

import difflib
from collections.abc import Iterator, Sequence

from citekit.linting.keys import keys_of
from citekit.linting.rule import ERROR, WARNING, list_rule
from citekit.linting.subject import File, Problem

_FIELDS = ("crossref", "xref", "xdata", "related", "entryset")


@list_rule("CK704", "dangling-crossref", ERROR)
def dangling_crossref(files: Sequence[File], style: str) -> Iterator[Problem]:
    keys = {key.lower() for file in files for key in keys_of(file)}
    for entry in (entry for file in files if file.tex for entry in file.entries):
        for value in entry.values(*_FIELDS):
            start = 0
            for key in value.text.split(","):
                low = start + len(key) - len(key.lstrip())
                if key.strip() and key.strip().lower() not in keys:
                    near = difflib.get_close_matches(key.strip(), keys, n=1, cutoff=0.8) if len(keys) < 1000 else []
                    hint = f"; did you mean {near[0]}?" if near else ""
                    severity = ERROR if value.name in ("crossref", "xdata") else WARNING
                    yield value.problem(
                        f'there is no entry "{key.strip()}"{hint}', (low, low + len(key.strip())), severity=severity
                    )
                start += len(key) + 1
