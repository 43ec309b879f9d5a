"""CK602 place-publisher-swapped

What it does: reports a publisher that is a city, and a place that is a publisher.
Why it matters: they are printed in the wrong order.
Example:
    publisher = {New York}, address = {Viking Press}
Use instead:
    publisher = {Viking Press}, address = {New York}
Fix: unsafe; the two values change places.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import PUBLISHER_FIELDS as PUBLISHED_BY
from citekit.linting.places import is_city, is_press
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Edit, Fix, Safety

_PRESS = re.compile(r"\b(?:Press|Verlag|Publishers|Publishing|Publications)\b")
_PLACES = ("address", "location")
# Cities that lists write for their university presses: "Princeton" may be meant, "London" is not.
_SHORT_NAMES = frozenset({"cambridge", "oxford", "princeton", "chicago", "stanford", "toronto", "leiden", "edinburgh"})


@value_rule("CK602", "place-publisher-swapped", WARNING, fields=(*PUBLISHED_BY, *_PLACES))
def place_publisher_swapped(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    if value.name in _PLACES:
        if _PRESS.search(text) and ":" not in text and not is_city(value.entry.get(*PUBLISHED_BY)):
            yield value.problem(f'the place "{text}" is a publisher')
        return
    if not is_city(text):
        return
    place = next(value.entry.values(*_PLACES), None)
    if place is not None and is_press(place.text) and not is_city(place.text):
        message = f'the {value.name} "{text}" is a place, and the place "{place.text.strip()}" a publisher'
        yield value.problem(message, fix=_swap(value, place))
    elif place is None and text.lower() not in _SHORT_NAMES:
        yield value.problem(f'the {value.name} "{text}" is a place')


def _swap(one: Value, other: Value) -> Fix | None:
    first, second = one.offset, other.offset
    if first is None or second is None:
        return None
    edits = (Edit(first, first + len(one.text), other.text), Edit(second, second + len(other.text), one.text))
    return Fix(Safety.UNSAFE, "let them change places", edits)
