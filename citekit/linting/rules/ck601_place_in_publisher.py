"""CK601 place-in-publisher

What it does: reports a publisher that brings its place along: "Cambridge: Harvard University Press".
Why it matters: styles print, or leave out, the place on its own; here it is printed always, and twice if it has its
field.
Example:
    publisher = {New York: Viking Press}
Use instead:
    address = {New York}, publisher = {Viking Press} (location in biblatex)
Fix: unsafe; the place goes into its own field, where there is none yet.
"""

import re
from collections.abc import Iterator

from citekit.linting.layout import add_field
from citekit.linting.places import is_city, is_press
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import plain, trimmed
from citekit.model import Edit, Fix, Safety

_BEFORE = re.compile(r"\s*(?P<place>[^:]{2,40}?)\s*:\s*(?P<publisher>\S[^:]*?)\s*\Z", re.DOTALL)
_IN_BRACKETS = re.compile(r"\s*(?P<publisher>[^()]{2,60}?)\s*[(\[](?P<place>[^()\[\]]+)[)\]]\s*\Z")
_BEHIND = re.compile(
    r"\s*(?P<publisher>[^,]{2,60}?)\s*,\s*(?P<place>[^,]+(?:,\s*(?:[A-Z]{2}|USA|UK|U\.S\.A\.|[A-Z][a-z]+))?)\s*\Z", re.DOTALL
)


@value_rule("CK601", "place-in-publisher", WARNING, fields=("publisher",))
def place_in_publisher(value: Value) -> Iterator[Problem]:
    for pattern in (_BEFORE, _BEHIND, _IN_BRACKETS):
        found = pattern.match(value.text)
        if not found:
            continue
        place, publisher = found["place"], found["publisher"]
        if is_city(place) or (pattern is _BEFORE and not is_press(place) and is_press(publisher) and place[:1].isupper()):
            message = f'the publisher "{plain(value.text)}" holds its place "{plain(place)}"'
            start, end = trimmed(value.text)
            start = start if pattern is _BEFORE else found.end("publisher")
            yield value.problem(message, (start, end), fix=_fix(value, place, publisher))
            return


def _fix(value: Value, place: str, publisher: str) -> Fix | None:
    start = value.offset
    if start is None or value.entry.has("address", "location"):
        return None
    field = "location" if value.entry.model == "biblatex" else "address"
    edit = Edit(start, start + len(value.text), publisher)
    return add_field(value.entry, value.name, field, place, f"make {plain(place)} the {field}", edit, safety=Safety.UNSAFE)
