"""Cites that look alike are told apart: by more names, by given names, by a year suffix, by what the style holds ready.

CSL 1.0.2, "Disambiguation", names the means and their order; which of two readings of it holds where is citeproc-js's choice
(CSL.Disambiguation), whose steps are followed here. Cites are rendered once to find those that look alike; only groups of
two and more are rendered again, each state of a group once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from citekit.csl.register import FULL
from citekit.csl.run import Ambiguity
from citekit.csl.source import Item

#: More names than this are not added one by one: works of hundreds of authors that agree so far differ elsewhere.
_MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class Rules:
    """What a style does against ambiguity (attributes of ``cs:citation``; ``condition``: it tests ``disambiguate="true"``)."""

    add_names: bool = False
    add_given_names: bool = False
    by_cite: bool = False
    year_suffix: bool = False
    condition: bool = False

    @property
    def steps(self) -> tuple[str, ...]:
        names = self.add_names or (self.add_given_names and self.by_cite)
        wanted = {"names": names, "years": self.year_suffix, "condition": self.condition}
        return tuple(step for step, is_wanted in wanted.items() if is_wanted)


@dataclass(frozen=True, slots=True)
class Looked:
    """A cite as disambiguation sees it: its bare text, the names and given names it shows, how many names each names block
    could show, and how many ``disambiguate="true"`` conditions held, of how many."""

    text: str
    settings: Ambiguity
    names_max: tuple[int, ...] = ()
    conditions: int = 0
    conditions_max: int = 0


class Look(Protocol):
    """Renders a cite for comparison. ``request`` says what to show and is brought up to date in place; without it the style's
    own choice is shown."""

    def __call__(self, item: Item, request: Ambiguity | None) -> Looked: ...


def disambiguate(
    items: Sequence[Item], look: Look, rules: Rules, rank: Mapping[str, int], face: Callable[[Item], str]
) -> dict[str, Ambiguity]:
    """Item key -> what its cites have to show. ``rank`` is the order of the bibliography, which year suffixes follow. Items
    of the same ``face`` (one work under several keys) look the same whatever is shown of them: they are rendered once."""
    found: dict[str, Ambiguity] = {}
    alike: dict[str, list[Item]] = {}
    for item in items:
        looked = look(item, None)
        found[item.key] = looked.settings.copy()
        alike.setdefault(looked.text, []).append(item)
    if rules.steps:
        for group in alike.values():
            if len(group) > 1:
                _Group(group, look, rules, rank, found, {item.key: face(item) for item in group}).run()
    return found


@dataclass(slots=True)
class _List:
    """Items that still look alike, and the state they were last seen in."""

    state: Ambiguity
    items: list[Item]


@dataclass(slots=True)
class _Group:
    """The work on one group. ``base`` is the state that is tried and only grows; ``better`` holds what of it has helped."""

    items: list[Item]
    look: Look
    rules: Rules
    rank: Mapping[str, int]
    found: dict[str, Ambiguity]
    faces: Mapping[str, str]
    base: Ambiguity = field(default_factory=Ambiguity)
    better: Ambiguity = field(default_factory=Ambiguity)
    lists: list[_List] = field(default_factory=list)
    step: int = 0
    names_max: int | None = None
    last_block: int = -1
    block: int = 0  # the names block, and the name in it, that is being expanded
    name: int = 0
    fresh: bool = True  # nothing to expand yet: look first
    clashes: tuple[int, int] = (1, 0)
    conditions: tuple[int, int] = (0, 0)
    alike: list[Item] = field(default_factory=list)
    others: list[Item] = field(default_factory=list)
    seen: dict[tuple[object, ...], Looked] = field(default_factory=dict)

    def run(self) -> None:
        """Take lists one by one, each until none of its items is left."""
        self._begin()
        left = self._most_steps()
        while self.lists:
            self.block = self.name = 0
            self.clashes = (1, 0)
            while self.lists[0].items and left:
                left -= 1
                most = self._expand()
                self._compare(self.lists[0].items)
                self._STEPS[self.rules.steps[self.step]](self, most)
                if most:
                    if self.step < len(self.rules.steps) - 1:
                        self.step += 1
                    else:
                        self.lists[1:2] = [_List(self.base, [])]
            del self.lists[0]

    def _most_steps(self) -> int:
        """More than any group needs: a guard against a style that makes no progress."""
        names = sum(self.base.names) + (self.names_max or 0) + len(self.base.names) + 2
        return 10 * (names * (FULL + 1) + len(self.items) + 10)

    def _begin(self) -> None:
        most: dict[str, tuple[int, ...]] = {}
        for item in self.items:
            state = self.found[item.key] if not most else self.base
            looked = self._looked(item, state)
            most[item.key] = looked.names_max
            self.found[item.key].givens = [list(levels) for levels in state.givens]
            self.last_block = len(self.found[item.key].names) - 1
            if len(most) == 1:
                self.base, self.better = state.copy(), state.copy()
            self._widen(state)
        # The reference processor compares these numbers as text; which item leads decides what is tried first.
        ordered = sorted(self.items, key=lambda item: (",".join(map(str, most[item.key])), item.key))
        self.lists = [_List(self.base, ordered)]
        self.names_max = min(most[ordered[0].key][0], _MOST_NAMES) if most[ordered[0].key] else None
        for state in (self.base, self.better):
            state.pad()
            state.year_suffix, state.condition = None, 0

    def _widen(self, seen: Ambiguity) -> None:
        """Take the longer list of names, of the blocks that all items have."""
        if len(seen.names) < len(self.base.names):
            self.base = seen.copy()
        for place, count in enumerate(seen.names[: len(self.base.names)]):
            if count > self.base.names[place]:
                self.base.givens[place] = list(seen.givens[place])
                self.base.names[place] = count
                self.better.names = list(self.base.names)
                self.base.pad()
        self.better.givens = [list(levels) for levels in self.base.givens]

    def _looked(self, item: Item, request: Ambiguity) -> Looked:
        key = (self.faces[item.key], *request.names, -1, *map(tuple, request.givens), request.year_suffix, request.condition)
        if key not in self.seen:
            looked = self.look(item, request)
            self.seen[key] = Looked(looked.text, request.copy(), looked.names_max, looked.conditions, looked.conditions_max)
        looked = self.seen[key]
        request.names, request.givens = list(looked.settings.names), [list(levels) for levels in looked.settings.givens]
        self.conditions = (looked.conditions, looked.conditions_max)
        return looked

    def _compare(self, items: list[Item]) -> None:
        """Which of the items still look like the first one."""
        first = self._looked(items[0], self.base).text
        self.alike, self.others = [items[0]], []
        for item in items[1:]:
            (self.alike if self._looked(item, self.base).text == first else self.others).append(item)
        self.clashes = (self.clashes[1], len(self.alike) - 1)

    def _register(self, items: Sequence[Item], state: Ambiguity) -> None:
        for item in items:
            self.found[item.key] = state.copy()

    def _expand(self) -> bool:
        """Ask for a little more; True if there is no more to ask for in this step."""
        if self.fresh:
            self.fresh = False
            return False
        step = self.rules.steps[self.step]
        if step == "condition":
            self.base.condition += 1
            self.better.condition += 1
        return step == "names" and self._expand_names()

    def _expand_names(self) -> bool:
        """A given name, else one name more, else the next names block."""
        base, by_cite = self.base, self.rules.by_cite and self.rules.add_given_names
        levels = base.givens[self.block] if self.block < len(base.givens) else []
        grown = by_cite and self.name < len(levels) and levels[self.name] < FULL
        if grown:
            levels[self.name] += 1
        next_block = self.names_max is None
        if not grown and self.names_max is not None:
            next_block = not self.rules.add_names or self.name >= self.names_max
            if not next_block:
                base.names[self.block : self.block + 1] = [sum(base.names[self.block : self.block + 1]) + 1]
                self.name += 1
        if next_block and self.block < self.last_block:
            self.block += 1
            base.names[self.block : self.block + 1] = [1]
            self.name = 0
        return self._is_expanded(by_cite)

    def _is_expanded(self, by_cite: bool) -> bool:
        givens = self.base.givens
        levels = givens[self.block] if self.block < len(givens) else []
        return (
            (self.last_block == -1 or self.block == self.last_block)
            and (not self.rules.add_names or self.names_max is None or self.name == self.names_max)
            and (not by_cite or self.name >= len(levels) or levels[self.name] == FULL)
        )

    def _keep_step(self) -> None:
        """What has just been asked for has helped."""
        base, better, place = self.base, self.better, self.block
        if self.rules.by_cite and place < len(base.givens) and self.name < len(base.givens[place]):
            if len(better.givens) < len(base.givens):
                better.givens = [list(levels) for levels in base.givens]
            levels = better.givens[place]
            levels.extend([0] * (self.name + 1 - len(levels)))
            levels[self.name] = base.givens[place][self.name]
        if place < len(base.names):
            better.names.extend([0] * (place + 1 - len(better.names)))
            better.names[place] = base.names[place]

    def _by_names(self, most: bool) -> None:
        before, now = self.clashes
        if now == 0:
            self._keep_step()
            alone = len(self.others) == 1
            self._register([*self.others, *self.alike] if alone else self.alike, self.better)
            self.lists[0] = _List(self.better, [] if alone else self.others)
            self.fresh = self.fresh or len(self.others) > 1
        elif len(self.others) == 1:
            self._keep_step()
            self._register(self.others, self.better)
            self.lists[0] = _List(self.better, self.alike)
        elif now < before:
            self._keep_step()
            self.lists[0] = _List(self.better, self.alike)
            self.lists.append(_List(self.better, self.others))
        elif most:
            self.lists[0] = _List(self.better, self.others)
            self.lists.append(_List(self.better, self.alike))
            if self.step == len(self.rules.steps) - 1:
                self._register(self.alike, self.better)
                self.lists[0] = _List(self.better, [])

    def _by_years(self, most: bool) -> None:
        state, items = self.lists[0].state, self.lists[0].items
        if self.clashes[1]:
            for suffix, item in enumerate(sorted(items, key=lambda item: self.rank[item.key])):
                state.year_suffix = suffix
                self._register([item], state)
        self.lists[0] = _List(self.better, [])

    def _by_condition(self, most: bool) -> None:
        met, conditions = self.conditions
        state, items = self.lists[0].state, self.lists[0].items
        done = self.clashes[1] == 0 and len(self.others) < 2
        if not done and (not self.base.condition or met != conditions):
            self.step = 0
            self.base.condition = self.better.condition = met
            if not met:
                self.fresh = True
                self.base.condition = 1
            else:
                self._by_names(False)
        elif done or self.step == len(self.rules.steps) - 1:
            self._register(items, state)
            self.lists[0] = _List(self.better, [])
        else:
            self.step = len(self.rules.steps) - 1
            state.condition = 1
            self._register(items, state)

    _STEPS: ClassVar = {"names": _by_names, "years": _by_years, "condition": _by_condition}
