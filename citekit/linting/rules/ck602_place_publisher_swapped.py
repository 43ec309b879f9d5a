"""CK602 place-publisher-swapped

What it does: reports a publisher that is a city while the place is a publisher.
Why it matters: they are printed in the wrong order.
Example:
    publisher = {New York}, address = {Viking Press}
Use instead:
    publisher = {Viking Press}, address = {New York}
Fix: unsafe; the two values change places.
"""

from collections.abc import Iterator

from citekit.linting.places import is_city, is_press
from citekit.linting.rule import WARNING, rule
from citekit.linting.subject import Entry, Problem, Value
from citekit.model import Edit, Fix, Safety


@rule("CK602", "place-publisher-swapped", WARNING)
def place_publisher_swapped(entry: Entry) -> Iterator[Problem]:
    publisher = next(entry.values("publisher"), None)
    place = next(entry.values("address", "location"), None)
    if publisher is None or not is_city(publisher.text):
        return
    if place is not None and is_press(place.text) and not is_city(place.text):
        message = f'the publisher "{publisher.text.strip()}" is a place, and the place "{place.text.strip()}" a publisher'
        yield publisher.problem(message, fix=_swap(publisher, place))
    elif place is None and " " in publisher.text.strip():
        yield publisher.problem(f'the publisher "{publisher.text.strip()}" is a place')


def _swap(one: Value, other: Value) -> Fix | None:
    first, second = one.offset, other.offset
    if first is None or second is None:
        return None
    edits = (Edit(first, first + len(one.text), other.text), Edit(second, second + len(other.text), one.text))
    return Fix(Safety.UNSAFE, "let them change places", edits)
