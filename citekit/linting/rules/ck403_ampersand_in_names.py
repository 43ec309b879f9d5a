"""CK403 ampersand-in-names

What it does: reports names joined by "&".
Why it matters: BibTeX takes both for one person; names are separated by "and". A firm such as {Barnes & Noble} is put
in braces.
Example:
    author = {Hardin, Garrett & Ostrom, Elinor}
Use instead:
    author = {Hardin, Garrett and Ostrom, Elinor}
Fix: unsafe; " and " is put for the sign.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked
from citekit.model import Safety

_SIGN = re.compile(r"(?<![\s,])[\s,]*+(?:\\?&amp;|\\?&)\s*(?!#?\w+;)")


@value_rule("CK403", "ampersand-in-names", ERROR, fields=NAME_FIELDS, signs=r"&")
def ampersand_in_names(value: Value) -> Iterator[Problem]:
    visible = masked(value.text.replace("\\&", " &"))
    for found in _SIGN.finditer(visible):
        start = found.start() - (1 if value.text[found.start() - 1 : found.start()] == "\\" else 0)
        fix = value.fix('write "and"', " and ", (start, found.end()), safety=Safety.UNSAFE)
        yield value.problem(
            'the names are joined by "&"; BibTeX wants "and", or braces around a firm', (start, found.end()), fix=fix
        )
