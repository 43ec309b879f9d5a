"""One thing written in several ways across a list: the rarer ways, each with the usual one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

_Place = TypeVar("_Place")


def rarer(written: Iterable[tuple[str, str, _Place]]) -> Iterator[tuple[str, str, _Place]]:
    """From (what it is, how it is written, where): (how, the usual way, where) for each place that has another way.

    The usual way is the most frequent one; of equally frequent ones the first.
    """
    groups: dict[str, list[tuple[str, _Place]]] = defaultdict(list)
    for what, how, where in written:
        groups[what].append((how, where))
    for places in groups.values():
        counts = Counter(how for how, _ in places)
        if len(counts) > 1:
            usual = counts.most_common(1)[0][0]
            yield from ((how, usual, where) for how, where in places if how != usual)
