"""CK417 editor-mark-in-name

What it does: reports "(ed.)", "(eds.)", "Editor" or "by" among the names.
Why it matters: the style writes it itself, for the names in the field editor; here it becomes part of a name.
Example:
    author = {Hardin, Garrett (ed.)}
Use instead:
    editor = {Hardin, Garrett}
Fix: unsafe; the mark is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_MARK = re.compile(
    r"(?<![\s,])[\s,]*+[(\[]\s*(?:eds?|hrsg|hg|editors?|trans|translators?|comps?|coord)\b\.?\s*[)\]]|,\s*(?:eds?\.|editors?|hrsg\.)(?=\s*(?:$|and\b))"
    r"|(?:\A|(?<=\band))\s*(?:(?:written|edited|translated|ed\.|trans\.)\s+)?by\s+",
    re.I,
)


@value_rule("CK417", "editor-mark-in-name", WARNING, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def editor_mark_in_name(value: Value) -> Iterator[Problem]:
    for found in _MARK.finditer(value.text):
        mark = found[0].strip(" ,")
        fix = value.fix(f'remove "{mark}"', "", found.span(), safety=Safety.UNSAFE)
        yield value.problem(f'"{mark}" is no part of a name', found.span(), fix=fix)
