"""CK405 all-caps-name

What it does: reports a personal name in capitals.
Why it matters: it is printed so among names that are not; small capitals are the style's business.
Example:
    author = {HARDIN, GARRETT}
Use instead:
    author = {Hardin, Garrett}
Fix: unsafe; each part gets one capital, initials stay.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST, PARTICLES, Written, is_initials, is_organisation, names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CAPITALS = re.compile(r"[^\W\d_]{3,}")


@value_rule("CK405", "all-caps-name", WARNING, fields=NAME_FIELDS, ordinary=ORDINARY_LIST)
def all_caps_name(value: Value) -> Iterator[Problem]:
    if not _any_caps(value.text):
        return
    for name in names(value.text):
        if _is_caps(name):
            better = _LETTERS.sub(lambda found: _in_small_letters(found[0]), name.text) if "\\" not in name.text else ""
            at = (name.start, name.end)
            fix = value.fix(f"write {better}", better, at, safety=Safety.UNSAFE) if better else None
            yield value.problem(f'"{name.text}" is written in capitals', at, fix=fix)


def _in_small_letters(word: str) -> str:
    """A word of a name as it is written elsewhere: particles small, words that are not in capitals as they are."""
    if not word.isupper() or (len(word) < 3 and word.lower() not in PARTICLES):
        return word
    return word.lower() if word.lower() in PARTICLES else word.capitalize()


def _any_caps(text: str) -> bool:
    return any(word.isupper() for word in _CAPITALS.findall(text))


def _is_caps(name: Written) -> bool:
    family, given = name.family, name.given
    if is_organisation(name.text) or "(" in name.text:
        return False
    if not name.whole and not family.isupper() and given.isupper() and given.isalpha() and len(given) > 3:
        return True
    if name.whole or not given or is_organisation(name.text) or not family.isupper() or len(family.replace(" ", "")) < 3:
        return False
    if is_initials(given):
        return len(family) > 3 and not is_initials(family)
    return given.isupper() or len(family) > 3
