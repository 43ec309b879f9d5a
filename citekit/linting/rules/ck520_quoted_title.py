"""CK520 quoted-title

What it does: reports a title that stands wholly in quotation marks.
Why it matters: styles put marks around the titles that get them; then they stand there twice.
Example:
    title = {``The Tragedy of the Commons''}
Use instead:
    title = {The Tragedy of the Commons}
Fix: unsafe; the marks are taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed
from citekit.model import Safety

_QUOTED = re.compile(
    r"(?:``(?P<tex>(?:(?!``|'').)+)''|“(?P<curly>[^“”]+)”|\"(?P<straight>[^\"]+)\"|«(?P<guillemets>[^«»]+)»)[.,]?\Z", re.DOTALL
)


@value_rule("CK520", "quoted-title", WARNING, fields=("title", "booktitle"), signs=r"`“\"«")
def quoted_title(value: Value) -> Iterator[Problem]:
    found = _QUOTED.match(value.text.strip())
    if found and " " in found[0]:
        inner = next(filter(None, found.groups())).strip()
        fix = value.fix("remove the quotation marks", inner, trimmed(value.text), safety=Safety.UNSAFE)
        yield value.problem("the title stands in quotation marks of its own", trimmed(value.text), fix=fix)
