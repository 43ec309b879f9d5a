"""CK526 math-outside-formula

What it does: reports a command that TeX knows in formulas alone (\\alpha, \\infty, \\leq …) outside of one.
Why it matters: TeX stops with "Missing $ inserted".
Example:
    title = {The \\alpha-Decay of Radium}
Use instead:
    title = {The $\\alpha$-Decay of Radium}
Fix: safe; the command is made a formula.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import TITLE_FIELDS
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import without_math

_MATH = re.compile(
    r"\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega"
    r"|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega|infty|leq|geq|times|rightarrow|leftarrow|mathbb|mathcal|mathrm|frac|sqrt|partial|sum"
    r"|int|approx|equiv|subset|cdot|circ)(?![A-Za-z])"
)


@value_rule("CK526", "math-outside-formula", WARNING, fields=(*TITLE_FIELDS, "note"), signs=r"\\", tex=True)
def math_outside_formula(value: Value) -> Iterator[Problem]:
    text = without_math(value.text)
    if "\\ensuremath" in text or "$" in text.replace("\\$", ""):
        return  # a formula that does not end is CK508's to tell
    found = list(_MATH.finditer(text))
    if found:
        plain = [one for one in found if value.text[one.end() : one.end() + 1] not in ("{", "^", "_")]
        edits = [(*one.span(), f"${one[0]}$") for one in plain]
        fix = value.fix_many("make it a formula", edits) if len(plain) == len(found) else None
        yield value.problem(f'"{found[0][0]}" stands outside a formula', found[0].span(), fix=fix)
