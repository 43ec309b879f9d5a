"""CK408 title-in-name

What it does: reports a name with an academic title or degree: "Dr.", "Prof.", "PhD", "MD".
Why it matters: it is taken for a given name and abbreviated, or for the family name; styles leave titles out.
Example:
    author = {Dr. Garrett Hardin}
Use instead:
    author = {Hardin, Garrett}
Fix: unsafe; the title is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST, names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_BEFORE = re.compile(r"(?:^|(?<=, ))(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Rev|Hon)\b\.?(?:-Ing\.)?\s+)+", re.IGNORECASE)
_AFTER = re.compile(r"(?<!\s),?+\s++(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|M\.?B\.?A|D\.Phil|DPhil|Esq|R\.?N)\.?(?=\s*$|,)")


@value_rule("CK408", "title-in-name", WARNING, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def title_in_name(value: Value) -> Iterator[Problem]:
    for name in names(value.text):
        if name.whole:
            continue
        found = _BEFORE.search(name.text) or _AFTER.search(name.text)
        if found and len(name.text.split()) > 1:
            at = (name.start + found.start(), name.start + found.end())
            title = found[0].strip(" ,")
            fix = value.fix(f'remove "{title}"', "", at, safety=Safety.UNSAFE)
            shown = (name.start + found.start() + found[0].index(title), at[1])
            yield value.problem(f'"{title}" is a title, not part of a name', shown, fix=fix)
