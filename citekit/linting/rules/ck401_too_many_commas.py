"""CK401 too-many-commas

What it does: reports a name with more commas than a name can have: a list of names separated by commas.
Why it matters: BibTeX takes the whole list for one person; names are separated by "and".
Example:
    author = {Hardin, Garrett, Ostrom, Elinor}
Use instead:
    author = {Hardin, Garrett and Ostrom, Elinor}
Fix: none; where one name ends is for you to say.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST, is_organisation, is_suffix, names
from citekit.linting.rule import ERROR, WARNING, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK401", "too-many-commas", ERROR, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def too_many_commas(value: Value) -> Iterator[Problem]:
    for name in names(value.text):
        commas = len([part for part in name.parts if part]) - 1
        if ";" in name.text or "&" in name.text or _NOT_A_NAME.search(name.text):
            continue  # CK402 and CK403 say what separates the names, CK408 and CK411 that a degree or a life stands among them
        if commas == 2 and is_suffix(name.parts[-1]):
            message = f'BibTeX wants "{name.parts[-1]}" between family and given name, not at the end'
            yield value.problem(message, (name.start, name.end), severity=WARNING)
        if commas < 2 or name.whole or (commas == 2 and _has_suffix(name.parts)):
            continue
        severity = ERROR if commas > 2 and not is_organisation(name.text) else WARNING
        shown = name.text if len(name.text) < 60 else f"{name.text[:57]}…"
        yield value.problem(
            f'"{shown}" has {commas} commas; separate names by "and"', (name.start, name.end), severity=severity
        )


_NOT_A_NAME = re.compile(r",\s*(?:[^,]*\d{4}|Ph\.?\s?D\.?|M\.?D\.?|Esq\.?)")


def _has_suffix(parts: tuple[str, ...]) -> bool:
    return any(is_suffix(part) for part in parts[1:])
