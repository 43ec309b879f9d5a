"""CK204 invalid-issn

What it does: reports an ISSN whose form or check digit is wrong.
Why it matters: it names no periodical, or another one.
Example:
    issn = {0036-8076}
Use instead:
    issn = {0036-8075}
Fix: none; which digit is wrong is not known.
"""

import re
from collections.abc import Iterator

from citekit.linting.identifiers import isbn_is_valid, issn_is_valid
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value

_ONE = re.compile(r"[^\s,;/()\[\]]*\d[^\s,;/()\[\]]*|\A[^\d]+\Z")


@value_rule("CK204", "invalid-issn", ERROR, fields=("issn", "eissn"))
def invalid_issn(value: Value) -> Iterator[Problem]:
    for found in _ONE.finditer(value.text):
        text = found[0].strip(" .:").removeprefix("ISSN:")
        if text and not issn_is_valid(text) and not isbn_is_valid(text):  # an ISBN here is CK217's to tell
            yield value.problem(f'"{text}" is not an ISSN', found.span())
