"""``cs:choose``: conditions over the item, the citation and the place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from citeproc import model

from citekit.csl.dates import DateValue
from citekit.csl.elements import Element
from citekit.csl.nodes import Node
from citekit.csl.number_output import cite_field, locator_label, numbers_of
from citekit.csl.numbers import NUMBERS
from citekit.csl.run import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Run

Test = Callable[[Run], bool]
_OF_CITE = frozenset(["locator", "locator-extra", "first-reference-note-number"])
_POSITIONS = {"first": FIRST, "subsequent": SUBSEQUENT, "ibid": IBID, "ibid-with-locator": IBID_WITH_LOCATOR}


class Choose(Element, model.Choose):  # type: ignore[misc]
    """The first branch whose condition holds is printed."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        parent = self.getparent()
        while isinstance(parent, model.Choose | model.If | model.Else):
            parent = parent.getparent()
        self.substitutes = isinstance(parent, model.Substitute)
        self.by_shape = all(_of_shape(branch) for branch in self.kids)
        self.chosen: dict[int, list[Any]] = {}

    def choice(self, run: Run) -> list[Any]:
        """The children of the first branch whose condition holds."""
        kids = self.chosen.get(run.shape)
        if kids is None:
            kids = next((branch.kids for branch in self.kids if branch.holds(run)), [])
            if self.by_shape and run.shape >= 0:
                self.chosen[run.shape] = kids
        return kids

    def render(self, run: Run, out: list[Node]) -> None:
        for kid in self.choice(run):
            if self.substitutes and not run.substitutable[-1]:
                return
            kid.render(run, out)

    def show(self, run: Run, out: list[Node]) -> None:
        for kid in self.choice(run):
            kid.show(run, out)


def _of_shape(branch: Any) -> bool:
    """Whether a branch asks only for the type and the variables of the item."""
    conditions = [branch, *branch.iterfind("{*}conditions/{*}condition")]
    asked = {name for node in conditions for name in node.attrib} - {"match", "type", "variable"}
    return not asked and not any(set(node.get("variable", "").split()) & _OF_CITE for node in conditions)


class If(Element, model.If):  # type: ignore[misc]
    """A branch with conditions: each attribute may name several, ``match`` says how they are joined."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        self.match = self.get("match", "all")
        self.tests: list[Test] = []
        for name, value in self.attrib.items():
            maker = _MAKERS.get(name)
            if maker is not None:
                self.tests += maker(value, book)
        conditions = self.findall("cs:conditions", self.nsmap)
        if conditions:
            self.match = conditions[0].get("match", "all")
            self.tests = [_joined(condition, book) for condition in conditions[0]]
        types = self.get("type")
        if len(self.tests) == 1 and types is not None and self.match != "none":
            self.types = frozenset(types.split())
            self.holds = self._has_type  # type: ignore[method-assign]

    def _has_type(self, run: Run) -> bool:
        return run.item.type in self.types

    def holds(self, run: Run) -> bool:
        if self.match == "any":
            return any(test(run) for test in self.tests)
        if self.match == "none":
            return not any(test(run) for test in self.tests)
        if self.match == "nand":
            return not all(test(run) for test in self.tests)
        return all(test(run) for test in self.tests)


class Else_If(If, model.Else_If):  # type: ignore[misc]
    """``cs:else-if``."""


class Else(Element, model.Else):  # type: ignore[misc]
    """``cs:else``."""

    def holds(self, run: Run) -> bool:
        return True


def _joined(condition: Any, book: Any) -> Test:
    tests: list[Test] = []
    for name, value in condition.attrib.items():
        if name in _MAKERS:
            tests += _MAKERS[name](value, book)
    match = condition.get("match", "all")
    if match == "any":
        return lambda run: any(test(run) for test in tests)
    if match == "none":
        return lambda run: not any(test(run) for test in tests)
    return lambda run: all(test(run) for test in tests)


def _types(value: str, book: Any) -> list[Test]:
    types = frozenset(value.split())
    return [lambda run: run.item.type in types]


def _variables(value: str, book: Any) -> list[Test]:
    return [_variable(name, book) for name in value.split()]


def _variable(name: str, book: Any) -> Test:
    if name in ("locator", "locator-extra", "first-reference-note-number"):
        return lambda run: bool(cite_field(run, name))
    return lambda run: bool(run.item.get(name))


def _numeric(value: str, book: Any) -> list[Test]:
    return [_is_numeric(name, book) for name in value.split()]


def _is_numeric(name: str, book: Any) -> Test:
    def test(run: Run) -> bool:
        text = cite_field(run, name) if name in ("locator", "locator-extra") else run.item.text(name)
        if not text:
            return False
        if name in NUMBERS:
            return bool(numbers_of(run, name).numeric)
        return name == "title" and text[-1:].isdigit()

    return test


def _uncertain(value: str, book: Any) -> list[Test]:
    def maker(name: str) -> Test:
        def test(run: Run) -> bool:
            date = run.item.get(name)
            return isinstance(date, DateValue) and date.circa

        return test

    return [maker(name) for name in value.split()]


def _locators(value: str, book: Any) -> list[Test]:
    def maker(label: str) -> Test:
        return lambda run: locator_label(run) == label

    return [maker(label) for label in value.replace("sub verbo", "sub-verbo").split()]


def _positions(value: str, book: Any) -> list[Test]:
    return [_position(name) for name in value.split()]


def _position(name: str) -> Test:
    def near(run: Run) -> bool:
        cite = run.cite
        return cite is not None and (cite.position or 0) >= SUBSEQUENT and cite.near_note and run.area != "bibliography"

    def far(run: Run) -> bool:
        cite = run.cite
        return cite is not None and cite.position == SUBSEQUENT and not cite.near_note and run.area != "bibliography"

    if name in ("near-note", "far-note"):
        return near if name == "near-note" else far
    wanted = _POSITIONS.get(name, FIRST)

    def test(run: Run) -> bool:
        if run.area == "bibliography":
            return False
        position = run.cite.position or FIRST if run.cite is not None else FIRST
        return position == FIRST if wanted == FIRST else position >= wanted

    return test


def _disambiguate(value: str, book: Any) -> list[Test]:
    def test(run: Run) -> bool:
        run.conditions_max += 1
        if run.conditions < run.settings.condition:
            run.conditions += 1
            return True
        return False

    return [test] if value == "true" else []


_MAKERS: dict[str, Callable[[str, Any], list[Test]]] = {
    "type": _types,
    "variable": _variables,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locators,
    "position": _positions,
    "disambiguate": _disambiguate,
}
