"""CK406 lower-case-name

What it does: reports a personal name without any capital.
Why it matters: BibTeX takes words in small letters for particles ("von"), and sorts and abbreviates the name wrongly.
Example:
    author = {hardin, garrett}
Use instead:
    author = {Hardin, Garrett}
Fix: unsafe; each part gets a capital.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST, PARTICLES, names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import plain
from citekit.model import Safety

_WORD = re.compile(r"[^\W\d_]+")
_SO_WRITTEN = frozenset({"bell hooks", "hooks, bell", "danah boyd", "boyd, danah", "e. e. cummings", "cummings, e. e."})
_ET_AL = ("et al", "et al.")  # CK404


@value_rule("CK406", "lower-case-name", WARNING, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def lower_case_name(value: Value) -> Iterator[Problem]:
    for name in names(value.text):
        text = plain(name.text)
        if (
            text.islower()
            and len(text.split()) > 1
            and not name.whole
            and text not in (*_SO_WRITTEN, *_ET_AL)
            and "\\" not in name.text
        ):
            better = _WORD.sub(lambda found: found[0] if found[0] in PARTICLES else found[0].capitalize(), name.text)
            at = (name.start, name.end)
            fix = value.fix(f"write {better}", better, at, safety=Safety.UNSAFE)
            yield value.problem(f'"{name.text}" has no capital letter', at, fix=fix)
