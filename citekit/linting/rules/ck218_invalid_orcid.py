"""CK218 invalid-orcid

What it does: reports an ORCID iD whose form or check digit is wrong.
Why it matters: it names nobody, or somebody else.
Example:
    orcid = {0000-0002-1825-0098}
Use instead:
    orcid = {0000-0002-1825-0097}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.identifiers import orcid_is_valid
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value

_ONE = re.compile(r"(?<![\d-])\d{4}-\d{4}-\d{4}-\d{3}[\dXx](?![\d-])")


@value_rule("CK218", "invalid-orcid", ERROR, fields=("orcid", "orcid-numbers", "author+an", "editor+an", "author+an:orcid"))
def invalid_orcid(value: Value) -> Iterator[Problem]:
    found = list(_ONE.finditer(value.text))
    for one in found:
        if not orcid_is_valid(one[0]):
            yield value.problem(f'"{one[0]}" is not an ORCID iD: its check digit is wrong', one.span())
    if not found and value.name == "orcid" and value.text.strip():
        yield value.problem(f'"{value.text.strip()}" is not an ORCID iD')
