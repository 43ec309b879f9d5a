"""CK616 container-with-in

What it does: reports a booktitle that begins with "In": "In Proceedings of …".
Why it matters: the style writes it itself; printed, it stands there twice.
Example:
    booktitle = {In Proceedings of the Pastures Conference}
Use instead:
    booktitle = {Proceedings of the Pastures Conference}
Fix: safe; the word is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_IN = re.compile(
    r"\s*In\s+(?=\{*(?:Proc|The\s+Proc|Annual|International|Advances|Conference|Symposium|Workshop|[A-Z]+[ '’]\d"
    r"|\d+(?:st|nd|rd|th)))|\s*In:\s+"
)


@value_rule("CK616", "container-with-in", WARNING, fields=("booktitle",))
def container_with_in(value: Value) -> Iterator[Problem]:
    found = _IN.match(value.text)
    if found:
        fix = value.fix(f'remove "{found[0].strip()}"', "", found.span())
        yield value.problem(f'the booktitle begins with "{found[0].strip()}"', found.span(), fix=fix)
