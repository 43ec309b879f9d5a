"""CK522 spaced-punctuation

What it does: reports a title with a space before a comma, full stop or closing bracket, or after an opening one.
Why it matters: it is printed so; it comes from text copied out of a page.
Example:
    title = {Commons , Markets and States}
Use instead:
    title = {Commons, Markets and States}
Fix: safe; the space is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import WORK_TITLES
from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value

_SPACE = re.compile(r"(?<=\w)[ \t]+(?=,\s|\.\s*\Z|\)[\s,.:]|\)\Z)|(?<=[\s]\()[ \t]+(?=\w)")


@value_rule("CK522", "spaced-punctuation", INFO, fields=WORK_TITLES)
def spaced_punctuation(value: Value) -> Iterator[Problem]:
    found = list(_SPACE.finditer(value.text))
    if found:
        fix = value.fix_many("remove the space", [(*one.span(), "") for one in found])
        yield value.problem("a space stands before a sign", found[0].span(), fix=fix)
