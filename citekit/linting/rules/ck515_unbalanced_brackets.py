"""CK515 unbalanced-brackets

What it does: reports a title with a bracket that is not closed, or closed without being opened: ( ) [ ].
Why it matters: something was cut off.
Example:
    title = {The Commons (Revisited}
Use instead:
    title = {The Commons (Revisited)}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import PLACE_FIELDS, PUBLISHER_FIELDS, TITLE_FIELDS
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import without_math

_BRACKET = re.compile(r"[()\[\]]")
_LISTED = re.compile(r"(?:(?<=\s)|\A)\w{1,3}\)|[:;=8]-?[()]")
_INTERVAL = re.compile(r"[(\[]\s*[\d.∞+\-−]+\s*,\s*[\d.∞+\-−]+\s*[)\]]")


@value_rule(
    "CK515", "unbalanced-brackets", WARNING, fields=(*TITLE_FIELDS, *PUBLISHER_FIELDS, *PLACE_FIELDS, "note"), signs=r"()\[\]"
)
def unbalanced_brackets(value: Value) -> Iterator[Problem]:
    text = _INTERVAL.sub(lambda found: " " * len(found[0]), without_math(value.text).replace("\\(", "  ").replace("\\)", "  "))
    opened: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(text):
        if found[0] in "([":
            opened.append((found[0], found.start()))
        elif opened and opened[-1][0] + found[0] in ("()", "[]"):
            opened.pop()
        elif not _LISTED.search(text, 0, found.end()):
            yield value.problem(f'"{found[0]}" closes a bracket that nothing opens', found.span())
            return
    if opened and not _LISTED.search(text):
        yield value.problem(f'"{opened[0][0]}" is not closed', (opened[0][1], opened[0][1] + 1))
