"""CK219 invalid-pmid

What it does: reports a PubMed number (pmid) that is not a number, or a PubMed Central number (pmcid) that is not PMC
and a number.
Why it matters: the link made of it leads nowhere.
Example:
    pmid = {PMC5334499}
Use instead:
    pmcid = {PMC5334499}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed

_FORMS = {
    "pmid": re.compile(r"(?:pmid:?\s*)?[1-9]\d{0,8}\Z", re.IGNORECASE),
    "pmcid": re.compile(r"(?:PMC)?\d{1,9}(?:\.\d+)?\Z", re.IGNORECASE),
}


@value_rule("CK219", "invalid-pmid", ERROR, fields=tuple(_FORMS))
def invalid_pmid(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    if text and not _FORMS[value.name].match(text):
        yield value.problem(f'"{text}" is not a {value.name.upper()}', trimmed(value.text))
