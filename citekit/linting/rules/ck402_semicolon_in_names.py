"""CK402 semicolon-in-names

What it does: reports names separated by semicolons.
Why it matters: BibTeX takes the whole list for one person; names are separated by "and".
Example:
    author = {Hardin, Garrett; Ostrom, Elinor}
Use instead:
    author = {Hardin, Garrett and Ostrom, Elinor}
Fix: safe; " and " is put for each semicolon between names.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked

_SEMICOLON = re.compile(r"(?<!\s)\s*+;\s*+(?:and\s+|&\s*)?")
_ENTITY = re.compile(r"&#?\w+;")


@value_rule("CK402", "semicolon-in-names", ERROR, fields=NAME_FIELDS, signs=r";")
def semicolon_in_names(value: Value) -> Iterator[Problem]:
    visible = _ENTITY.sub(lambda found: "\0" * len(found[0]), masked(value.text, fill="\0"))
    found = list(_SEMICOLON.finditer(visible))
    if found:
        last = found[-1]
        edits = [(*one.span(), " and ") for one in found if one is not last or visible[one.end() :].strip()]
        if visible[last.end() :].strip() == "":
            edits.append((*last.span(), ""))
        fix = value.fix_many('write "and" between the names', edits)
        yield value.problem('the names are separated by ";"; BibTeX wants "and"', (found[0].start(), found[0].end()), fix=fix)
