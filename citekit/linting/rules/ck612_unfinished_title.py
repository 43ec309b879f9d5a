"""CK612 unfinished-title

What it does: reports a title, booktitle or journal that ends in the middle of a phrase: "Conference on", "Journal of
the".
Why it matters: something was cut off.
Example:
    booktitle = {Proceedings of the International Conference on}
Use instead:
    booktitle = {Proceedings of the International Conference on Pastures}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import JOURNAL_FIELDS, WORK_TITLES
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_CUT = re.compile(
    r"\s(?:(?:of|on|for|in|and|to|by|with) the|of|and|the|(?:conference|symposium|workshop|congress) on)[\s}.]*\Z",
    re.IGNORECASE,
)
_DOTS = re.compile(r"\w\s*(?:\.\.\.|…|\\ldots|\\dots)[\s}]*\Z")


@value_rule("CK612", "unfinished-title", WARNING, fields=(*WORK_TITLES, *JOURNAL_FIELDS))
def unfinished_title(value: Value) -> Iterator[Problem]:
    found = _CUT.search(value.text) or (_DOTS.search(value.text) if value.name in ("booktitle", *JOURNAL_FIELDS) else None)
    if found and len(value.text.split()) > 2:
        last = found.start() + found[0].strip().rfind(" ") + 1
        yield value.problem(f'{value.name} breaks off after "{found[0].strip()}"', (last, found.end()))
