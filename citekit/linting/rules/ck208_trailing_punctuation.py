"""CK208 trailing-punctuation

What it does: reports a DOI, URL, ISBN or ISSN that ends with a full stop, comma or semicolon.
Why it matters: the sign came along when it was copied from a sentence; with it the link is dead.
Example:
    doi = {10.1126/science.162.3859.1243.}
Use instead:
    doi = {10.1126/science.162.3859.1243}
Fix: safe; the sign is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_END = re.compile(r"(?<=\S)[.,;]+(?=\s*\Z)")


@value_rule("CK208", "trailing-punctuation", WARNING, fields=("doi", "url", "isbn", "issn", "eprint"))
def trailing_punctuation(value: Value) -> Iterator[Problem]:
    found = _END.search(value.text)
    if found and len(value.text.strip()) > len(found[0]) + 1 and not value.text.strip().endswith("..."):
        fix = value.fix(f'remove "{found[0]}" at the end', "", found.span())
        yield value.problem(f'{value.name} ends with "{found[0]}"', found.span(), fix=fix)
