"""CK524 lower-case-title

What it does: reports a title that begins with a small letter.
Why it matters: no style sets the first letter of a title small, and most do not mend it.
Example:
    title = {the tragedy of the commons}
Use instead:
    title = {The Tragedy of the Commons}
Fix: unsafe; the first letter becomes a capital.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_SMALL = re.compile(r"\s*[\"“`'‘]*([a-zà-öø-ÿ])(?=[a-zà-öø-ÿ']{1,}(?:[\s,:;?!]|\.(?!\w)|$))")


@value_rule("CK524", "lower-case-title", INFO, fields=("title", "booktitle"))
def lower_case_title(value: Value) -> Iterator[Problem]:
    found = _SMALL.match(value.text)
    if found and len(value.text.split()) > 2:
        fix = value.fix("write a capital", found[1].upper(), found.span(1), safety=Safety.UNSAFE)
        yield value.problem(f"the {value.name} begins with a small letter", found.span(1), fix=fix)
