"""CK525 address-in-title

What it does: reports a title, name, journal or publisher that holds a URL or DOI.
Why it matters: the address belongs into a field of its own, where styles and programs look for it.
Example:
    title = {Malaria. https://www.who.int/malaria}
Use instead:
    title = {Malaria}, url = {https://www.who.int/malaria}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import JOURNAL_FIELDS, NAME_FIELDS, WORK_TITLES
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_ADDRESS = re.compile(
    r"(?:https?://|www\.(?=\w+\.\w))\S+|\bdoi:\s*10\.\S+|\b10\.\d{4,9}/\S+|(?<![\w.+-])[\w.+-]++@[\w-]++\.[a-z]{2,}",
    re.IGNORECASE,
)


@value_rule(
    "CK525", "address-in-title", WARNING, fields=(*WORK_TITLES, *NAME_FIELDS, *JOURNAL_FIELDS, "publisher"), signs="/@:"
)
def address_in_title(value: Value) -> Iterator[Problem]:
    found = _ADDRESS.search(value.text)
    if found and not value.text.lstrip().startswith(("http", "\\url")):
        yield value.problem(f"{value.name} holds an address", found.span())
