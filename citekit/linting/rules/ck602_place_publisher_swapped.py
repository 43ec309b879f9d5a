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

from citekit.linting.places import is_city, is_press
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Edit, Fix, Safety

_PRESS = re.compile(r"\b(?:Press|Verlag|Publishers|Publishing|Publications)\b")


@value_rule("CK602", "place-publisher-swapped", WARNING, fields=("publisher", "address", "location"))
def place_publisher_swapped(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    if value.name != "publisher":
        if _PRESS.search(text) and not is_city(value.entry.get("publisher")):
            yield value.problem(f'the place "{text}" is a publisher')
        return
    place = next(value.entry.values("address", "location"), None)
    if place is not None and is_city(text) and is_press(place.text) and not is_city(place.text):
        message = f'the publisher "{text}" is a place, and the place "{place.text.strip()}" a publisher'
        yield value.problem(message, fix=_swap(value, place))
    elif place is None and is_city(text) and " " in text:
        yield value.problem(f'the publisher "{text}" is a place')


def _swap(one: Value, other: Value) -> Fix | None:
    first, second = one.offset, other.offset
    if first is None or second is None:
        return None
    edits = (Edit(first, first + len(one.text), other.text), Edit(second, second + len(other.text), one.text))
    return Fix(Safety.UNSAFE, "let them change places", edits)
