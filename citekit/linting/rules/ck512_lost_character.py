"""CK512 lost-character

What it does: reports U+FFFD (�) and control characters: letters that were lost when the text was read or copied.
Why it matters: what stood there cannot be told any more; it is printed as a box, or TeX stops.
Example:
    author = {M�ller, Hans}
Use instead:
    author = {Müller, Hans}
Fix: none; look it up.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import TEXT_FIELDS
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value

_LOST = re.compile("[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


@value_rule(
    "CK512",
    "lost-character",
    ERROR,
    fields=(*TEXT_FIELDS, "year", "date", "doi", "url", "isbn"),
    signs=r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd",
)
def lost_character(value: Value) -> Iterator[Problem]:
    found = _LOST.search(value.text)
    if found:
        yield value.problem(f"a character was lost here (U+{ord(found[0]):04X})", found.span())
