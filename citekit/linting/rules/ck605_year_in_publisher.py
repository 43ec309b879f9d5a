"""CK605 year-in-publisher

What it does: reports a publisher that brings the year along: "Cambridge University Press, 1990".
Why it matters: the year is printed twice, and the publisher is taken for another one.
Example:
    publisher = {Cambridge University Press, 1990}
Use instead:
    publisher = {Cambridge University Press}, year = {1990}
Fix: safe where the entry has that year; else unsafe.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import PUBLISHER_FIELDS
from citekit.linting.dates import year_of
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_YEAR = re.compile(r"(?<=\w)[.)]?\s*[,;(\[]\s*(?:©|c|copyright)?\s*(1[5-9]\d\d|20\d\d)[)\]]?\s*\Z", re.IGNORECASE)


@value_rule("CK605", "year-in-publisher", WARNING, fields=PUBLISHER_FIELDS, signs="0-9")
def year_in_publisher(value: Value) -> Iterator[Problem]:
    found = _YEAR.search(value.text)
    if found:
        known = year_of(value.entry.get("date", "year")) == int(found[1])
        fix = value.fix("remove the year", "", found.span(), safety=Safety.SAFE if known else Safety.UNSAFE)
        yield value.problem(f"the {value.name} holds the year {found[1]}", found.span(1), fix=fix)
