"""CK113 placeholder

What it does: reports a value that stands in for one still to come: TODO, ???, XXX, N/A, unknown, [s.n.], "Anonymous".
Why it matters: it will be printed as it stands. What is not known is left out: the style then says so in its own words.
Example:
    publisher = {???}
Use instead:
    the publisher, or no such field
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import JOURNAL_FIELDS, NAME_FIELDS, PLACE_FIELDS, PUBLISHER_FIELDS, WORK_TITLES
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_NUMBERS = ("pages", "volume", "number", "year", "date", "doi", "url", "isbn", "issn", "edition", "month", "series")
_FIELDS = (*WORK_TITLES, *NAME_FIELDS, *JOURNAL_FIELDS, *PUBLISHER_FIELDS, *PLACE_FIELDS, *_NUMBERS)
_PLACEHOLDER = re.compile(
    r"[\s{}\[(]*(?:to[- ]?do\b.*|tba|tbd|fixme\b.*|x{3,}|\?+(?:\s*[-–]+\s*\?+)?|\.{3,}|-{1,3}|—|n\s*/\s*a|n\.a\.|none|null"
    r"|nan|undefined|unknown(?: \w+)?|missing|placeholder|not available"
    r"|no (?:author|title|journal|publisher|place|pages|date)|s\.\s?[nl]\.|lorem ipsum.*"
    r"|anon\.?|anonymous|untitled|publisher|author|title|journal|insert \w+ here"
    r"|(?:publisher|place|date)(?: of publication)? not identified|(?:10\.\d{4,9}|10\.[nx]{3,9})/[nx.]{4,})[\s{}\])]*\Z",
    re.IGNORECASE | re.DOTALL,
)
_REAL = {
    "year": re.compile(r"n\.\s?d\.|\d"),
    "title": re.compile(r"\W*(?:untitled|unknown|missing|none|null|nan|anonymous|---?|—|\.{3})\W*\Z", re.I),
}


@value_rule("CK113", "placeholder", WARNING, fields=_FIELDS)
def placeholder(value: Value) -> Iterator[Problem]:
    text = value.text
    if len(text) < 40 and _PLACEHOLDER.match(text):
        real = _REAL.get(value.name)
        if not (real and real.match(text)):
            yield value.problem(f'"{text.strip()}" in {value.name} stands in for a value that is not there')
