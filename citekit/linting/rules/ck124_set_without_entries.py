"""CK124 set-without-entries

What it does: reports a @set that does not name its members (entryset).
Why it matters: biber stops: a set is nothing but its members.
Example:
    @set{debate}
Use instead:
    @set{debate, entryset = {einstein1935, bohr1935}}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import ERROR, rule
from citekit.linting.subject import Entry, Problem


@rule("CK124", "set-without-entries", ERROR, types=("set",), tex=True)
def set_without_entries(entry: Entry) -> Iterator[Problem]:
    if not entry.has("entryset"):
        yield entry.problem("@set does not name its members (entryset)")
