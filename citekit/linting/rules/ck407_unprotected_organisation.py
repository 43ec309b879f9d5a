"""CK407 unprotected-organisation

What it does: reports an organization among the names that is not held together by braces.
Why it matters: BibTeX takes it for a person: "Organization, W. H.", and splits it at "and".
Example:
    author = {World Health Organization}
Use instead:
    author = {{World Health Organization}}
Fix: unsafe; braces are put around the name.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS
from citekit.linting.people import ORDINARY_LIST, Written, is_organisation, names
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.rules.ck419_body_split_at_and import is_split
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked, plain
from citekit.model import Safety


@value_rule("CK407", "unprotected-organisation", WARNING, fields=NAME_FIELDS, ordinary=ORDINARY_LIST, tex=True)
def unprotected_organisation(value: Value) -> Iterator[Problem]:
    found = names(value.text)
    for number, name in enumerate(found):
        if _is_body(name) and not (number and is_split(found[number - 1], name)):  # which CK419 tells
            at = (name.start, name.end)
            fix = value.fix("put it in braces", "{" + name.text + "}", at, safety=Safety.UNSAFE)
            yield value.problem(f'"{name.text}" is an organization, taken for a person without braces', at, fix=fix)


def _is_body(name: Written) -> bool:
    if len(name.parts) > 1 or len(name.text.split()) < 2:
        return False
    return is_organisation(masked(name.text)) and not any(
        word[:-1].isupper() and word.endswith(".") for word in plain(name.text).split()[:-1]
    )
