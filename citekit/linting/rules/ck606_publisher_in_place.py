"""CK606 publisher-in-place

What it does: reports a place that brings the publisher along: "London: Gollancz".
Why it matters: the publisher is printed twice where it has its own field, and nowhere in styles that leave places out.
Example:
    address = {New York: Viking Press}
Use instead:
    address = {New York}, publisher = {Viking Press}
Fix: unsafe; the publisher is taken out where it has its field.
"""

import re
from collections.abc import Iterator

from citekit.linting.places import is_city, is_press
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import folded, plain, trimmed
from citekit.model import Safety

_BOTH = re.compile(r"\s*(?P<place>[^:]{2,60}?)\s*:\s*(?P<publisher>\S[^:]*?)\s*\Z", re.DOTALL)


@value_rule("CK606", "publisher-in-place", WARNING, fields=("address", "location"), signs=":")
def publisher_in_place(value: Value) -> Iterator[Problem]:
    found = _BOTH.match(value.text)
    if not found or not plain(found["publisher"]):
        return
    named = value.entry.get("publisher", "institution", "school", "organization")
    same = bool(named) and folded(named) == folded(found["publisher"])
    if same or is_city(found["place"]) or is_press(found["publisher"]):
        fix = value.fix("leave the place alone", found["place"], safety=Safety.UNSAFE) if named else None
        message = f'the {value.name} "{plain(value.text)}" holds the publisher "{plain(found["publisher"])}"'
        yield value.problem(message, trimmed(value.text), fix=fix)
