"""CK519 font-command

What it does: reports the font commands of LaTeX before 1994: {\\it …}, {\\bf …}, {\\em …}.
Why it matters: newer document classes do not define them, and other programs do not read them.
Example:
    title = {The Genome of {\\it Drosophila}}
Use instead:
    title = {The Genome of \\emph{Drosophila}}
Fix: safe where the command opens its own pair of braces.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import TITLE_FIELDS
from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value

_OLD = re.compile(r"\{\\(it|em|bf|sl|sc|tt|rm|sf)(?![A-Za-z])\s*(?:\{\})?")
_NEW = {
    "it": "emph",
    "em": "emph",
    "bf": "textbf",
    "sl": "textsl",
    "sc": "textsc",
    "tt": "texttt",
    "rm": "textrm",
    "sf": "textsf",
}


@value_rule("CK519", "font-command", INFO, fields=(*TITLE_FIELDS, "note"), signs=r"\\", tex=True)
def font_command(value: Value) -> Iterator[Problem]:
    found = list(_OLD.finditer(value.text))
    if found:
        several = any(value.text[one.end() : one.end() + 1] == "\\" for one in found)  # {\em\bf …}
        edits = [(*one.span(), "\\" + _NEW[one[1]] + "{") for one in found]
        yield value.problem(
            f'"\\{found[0][1]}" is a command of old LaTeX',
            found[0].span(),
            fix=None if several else value.fix_many("write the new command", edits),
        )
