"""Pairs joined to clusters: every work with all that are the same, and none with two that keep each other apart.

An entry that says too little may go with either of two editions. Then it goes with neither: nobody knows which it is.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from citekit.linting.duplicates import Pair, Work, parents
from citekit.linting.marks import Marks, any_apart, apart


def settled(found: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that hold, each once, and those in doubt: one of the two is as well another work, which the other is not."""
    once: dict[tuple[int, int], Pair] = {}
    for pair in found:
        once.setdefault((id(pair.first.entry), id(pair.second.entry)), pair)
    beside: dict[int, list[Pair]] = defaultdict(list)
    for pair in once.values():
        beside[id(pair.first.entry)].append(pair)
        beside[id(pair.second.entry)].append(pair)
    doubtful: set[int] = set()
    for node, around in beside.items():
        if len(around) > 1:
            doubtful |= _in_doubt(node, around)
    pairs = list(once.values())
    return [pair for pair in pairs if id(pair) not in doubtful], [pair for pair in pairs if id(pair) in doubtful]


def _in_doubt(node: int, around: Sequence[Pair]) -> set[int]:
    """Of the pairs of one work those whose others keep each other apart; what an identifier tells is surer than a title."""
    groups: dict[Marks, list[Pair]] = defaultdict(list)
    for pair in around:
        groups[_beside(node, pair).marks].append(pair)
    if len(groups) < 2 or not any_apart(set(groups)):
        return set()
    contested = [one for one in groups if any(apart(one, other) for other in groups)]
    pairs = [pair for one in contested for pair in groups[one]]
    sure = {_beside(node, pair).marks for pair in pairs if pair.sure}
    kept = sure if sure and not any_apart(sure) else set()
    return {id(pair) for pair in pairs if _beside(node, pair).marks not in kept}


def _beside(node: int, pair: Pair) -> Work:
    return pair.second if id(pair.first.entry) == node else pair.first


@dataclass
class _Group:
    """A cluster that grows: what its members say that may keep others apart, their keys and those they inherit from."""

    pairs: list[Pair] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    marks: set[Marks] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, work: Work) -> _Group:
        key = work.entry.key.lower()
        return cls([], [work], {work.marks}, {key} if key else set(), set(parents(work)))

    def keeps_apart(self, other: _Group) -> bool:
        if not self.keys.isdisjoint(other.parents) or not other.keys.isdisjoint(self.parents):
            return True
        return any(apart(one, two) for one in self.marks for two in other.marks)

    def take(self, other: _Group, pair: Pair) -> None:
        self.pairs += [*other.pairs, pair]
        self.works += other.works
        self.marks |= other.marks
        self.keys |= other.keys
        self.parents |= other.parents


def clusters(found: Iterable[Pair]) -> list[list[Pair]]:
    """Pairs joined where they share a work; each cluster lists one pair for every work after its first.

    ``second`` is that work, ``first`` one that came before it.
    """
    pairs, _ = settled(found)
    order: dict[int, int] = {}
    groups: dict[int, _Group] = {}
    for pair in pairs:
        for work in (pair.first, pair.second):
            order.setdefault(id(work.entry), len(order))
            groups.setdefault(id(work.entry), _Group.of(work))
    for pair in pairs:
        mine, yours = groups[id(pair.first.entry)], groups[id(pair.second.entry)]
        if mine is yours or mine.keeps_apart(yours):
            continue
        large, small = (mine, yours) if len(mine.works) >= len(yours.works) else (yours, mine)
        large.take(small, pair)
        groups |= {id(work.entry): large for work in small.works}
    whole = {id(group): group for group in groups.values() if group.pairs}
    return [_explained(group.pairs, order) for group in whole.values()]


def _explained(pairs: Sequence[Pair], order: dict[int, int]) -> list[Pair]:
    """The pairs of a cluster such that every work but the first is the second of one, and comes after its first."""
    around: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        around[id(pair.first.entry)].append(pair)
        around[id(pair.second.entry)].append(pair)
    start = min(around, key=lambda node: order[node])
    seen, waiting, explained = {start}, deque([start]), list[Pair]()
    while waiting:
        node = waiting.popleft()
        for pair in around[node]:
            known, new = (pair.first, pair.second) if id(pair.first.entry) == node else (pair.second, pair.first)
            if id(new.entry) not in seen:
                seen.add(id(new.entry))
                waiting.append(id(new.entry))
                explained.append(Pair(known, new, pair.evidence, pair.sure))
    return explained
