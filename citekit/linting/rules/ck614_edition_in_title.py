"""CK614 edition-in-title

What it does: reports a title that ends with the edition: "… (2nd ed.)".
Why it matters: styles print the edition in their own form and place.
Example:
    title = {Exploring New Ethics (2nd ed.)}
Use instead:
    title = {Exploring New Ethics}, edition = {2}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_EDITION = re.compile(
    r"[\s,;(\[]+(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|revised|rev\.)(?:\s+revised)?\s+"
    r"(?:ed\b\.?|edn\b\.?|edition)[)\]]?[\s}.]*\Z",
    re.IGNORECASE,
)


@value_rule("CK614", "edition-in-title", WARNING, fields=("title", "booktitle", "subtitle"))
def edition_in_title(value: Value) -> Iterator[Problem]:
    found = _EDITION.search(value.text)
    if found and value.text[: found.start()].strip():
        yield value.problem(f'{value.name} holds the edition "{found[0].strip(" ,;()[]{}")}"', found.span())
