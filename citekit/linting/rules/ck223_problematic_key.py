"""CK223 problematic-key

What it does: reports a key with signs that TeX or BibTeX take for their own: # % ~ \\ { } ( ) , = " ' or, for BibTeX,
letters beyond ASCII.
Why it matters: \\cite with such a key fails, or finds another entry.
Example:
    @book{hardin#1972, …}
Use instead:
    @book{hardin1972, …}
Fix: none; the key stands in documents too.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, WARNING, rule
from citekit.linting.subject import Entry, Problem

_BAD = re.compile(r"[#%~\\{}(),=\"'\[\]$^&|]")


@rule("CK223", "problematic-key", WARNING, tex=True)
def problematic_key(entry: Entry) -> Iterator[Problem]:
    found = _BAD.search(entry.key)
    if found:
        yield entry.problem(f'"{found[0]}" in the key makes trouble in \\cite', "")
    elif not entry.key.isascii() and entry.model == "bibtex":
        yield entry.problem("letters beyond ASCII in the key are not safe with BibTeX", "", severity=INFO)
