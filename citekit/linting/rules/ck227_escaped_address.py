"""CK227 escaped-address

What it does: reports a URL or DOI with TeX escapes in it: "\\_", "\\%", "{\\_}", "\\textasciitilde".
Why it matters: biblatex, and \\url in BibTeX styles, take the characters as they are, so the link holds the backslash. Only
BibTeX styles that print the address as text need the escape: there it is a piece of information.
Example:
    url = {https://en.wikipedia.org/wiki/Halting\\_problem}
Use instead:
    url = {https://en.wikipedia.org/wiki/Halting_problem}
Fix: safe in biblatex files, else unsafe; the escapes become the characters.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_ESCAPE = re.compile(
    r"\{\\([_%&#$~])\}|\\([_%&#$])|\{?\\(textasciitilde|textunderscore)(?:\{\}|\}|\b\s?)|\{?\$\\(sim)\$\}?|\\(~)(?:\{\}|\s)?"
)
_NAMED = {"textasciitilde": "~", "textunderscore": "_", "sim": "~"}


@value_rule("CK227", "escaped-address", WARNING, fields=("url", "doi"), signs=r"\\", tex=True)
def escaped_address(value: Value) -> Iterator[Problem]:
    found = [] if "\\url" in value.text or "\\href" in value.text else list(_ESCAPE.finditer(value.text))
    if not found:
        return
    biblatex = value.entry.model == "biblatex"
    edits = [(*escape.span(), _plain(escape)) for escape in found]
    fix = value.fix_many("write the characters", edits, safety=Safety.SAFE if biblatex else Safety.UNSAFE)
    message = f'the {value.name} holds "{found[0][0].strip()}", which is no part of the address'
    yield value.problem(message, found[0].span(), fix=fix, severity=None if biblatex else INFO)


def _plain(escape: re.Match[str]) -> str:
    name = escape[escape.lastindex or 0]
    return _NAMED.get(name, name)
