"""CK953 source-gives-none

What it does: reports a field that is missing because the source itself says that there is none: "n.d.", "n.p.", "s.l.".
Why it matters: looking it up in the source again is in vain; another source may know it.
Example:
    source: Hardin, Garrett. Exploring New Ethics. New York: Viking, n.d.
Use instead:
    the year, from the book or a library catalogue
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, rule
from citekit.linting.subject import Entry, Problem

_SAYS_NONE = (
    ("date", "date", re.compile(r"(?<!\w)(?:n\.\s?d\.|no date|undated|s\.\s?a\.)(?!\w)", re.IGNORECASE)),
    ("publisher", "publisher or place", re.compile(r"(?<!\w)(?:n\.\s?p\.|s\.\s?[ln]\.)(?!\w)", re.IGNORECASE)),
)


@rule("CK953", "source-gives-none", INFO, tex=False)
def source_gives_none(entry: Entry) -> Iterator[Problem]:
    if entry.record.parsed is None:
        return
    for field, noun, says_none in _SAYS_NONE:
        found = says_none.search(entry.record.parsed.fragment.raw) if not entry.get(field) else None
        if found:
            yield entry.problem(f'the source itself gives no {noun} ("{found[0]}")')
