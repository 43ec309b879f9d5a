"""CK505 double-braced-title

What it does: reports a title wholly in a second pair of braces.
Why it matters: no style can then set it in sentence case; only the words that need it are to be protected.
Example:
    title = {{The Structure of DNA}}
Use instead:
    title = {The Structure of {DNA}}
Fix: unsafe; the inner braces are taken away.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import WORK_TITLES
from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked, trimmed
from citekit.model import Safety


@value_rule("CK505", "double-braced-title", INFO, fields=WORK_TITLES, signs=r"{", tex=True)
def double_braced_title(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    if not (text.startswith("{") and text.endswith("}")) or " " not in text or masked(text).strip():
        return
    depth = 0
    for char in text[:-1]:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if not depth:
            return  # two groups side by side
    fix = value.fix("remove the inner braces", text[1:-1], safety=Safety.UNSAFE)
    yield value.problem(f"the whole {value.name} is protected by a second pair of braces", trimmed(value.text), fix=fix)
