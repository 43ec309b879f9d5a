"""CK521 double-escape

What it does: reports signs that were escaped twice: \\\\&, {\\textbackslash}&, \\{\\"o\\}.
Why it matters: the escape itself is printed, or TeX stops.
Example:
    journal = {Science {\\textbackslash}\\& Society}
Use instead:
    journal = {Science \\& Society}
Fix: unsafe; one of the escapes is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import TYPESET_FIELDS
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_TWICE = re.compile(
    r"(?:\\\\|\{\\textbackslash(?:\{\})?\}\\?|\\textbackslash\s*(?:\{\})?\\?)([&%$#_])|(\\\{\\(?P<accent>[`'^\"~])(?P<letter>[A-Za-z])\\\})"
)


@value_rule("CK521", "double-escape", WARNING, fields=TYPESET_FIELDS, signs=r"\\", tex=True)
def double_escape(value: Value) -> Iterator[Problem]:
    found = _TWICE.search(value.text)
    if found:
        once = f"\\{found[1]}" if found[1] else "{\\" + found["accent"] + found["letter"] + "}"
        fix = value.fix(f"write {once}", once, found.span(), safety=Safety.UNSAFE)
        yield value.problem(f'"{found[0]}" is escaped twice', found.span(), fix=fix)
