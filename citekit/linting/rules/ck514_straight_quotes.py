"""CK514 straight-quotes

What it does: reports straight double quotation marks in a title of a .bib file.
Why it matters: TeX sets two closing marks; it wants `` and ''.
Example:
    title = {On "Commons" and Their Tragedies}
Use instead:
    title = {On ``Commons'' and Their Tragedies}
Fix: safe where the marks come in pairs.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import TITLE_FIELDS
from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value

_QUOTE = re.compile(r'(?<!\\)"')


@value_rule("CK514", "straight-quotes", INFO, fields=(*TITLE_FIELDS, "note"), signs='"', tex=True)
def straight_quotes(value: Value) -> Iterator[Problem]:
    found = [one.start() for one in _QUOTE.finditer(value.text)]
    if found:
        edits = [(at, at + 1, "''" if number % 2 else "``") for number, at in enumerate(found)]
        fix = value.fix_many("write `` and ''", edits) if len(found) % 2 == 0 and _opens_and_closes(value.text, found) else None
        yield value.problem("straight quotation marks are set wrongly by TeX", (found[0], found[0] + 1), fix=fix)


def _opens_and_closes(text: str, found: list[int]) -> bool:
    return all(text[at + 1 : at + 2].strip() for at in found[::2]) and all(text[at - 1 : at].strip() for at in found[1::2])
