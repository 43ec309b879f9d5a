"""What an element can print at all: the knowledge that lets whole branches of a style be skipped.

Most of a style's groups are for variables an item does not have. Whether such a group vanishes depends on nothing but the
item's type and which variables it has (its shape), so it is found out once for each shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from citekit.csl.number_output import CITE_FIELDS
from citekit.csl.source import Item

_ALWAYS = frozenset(["year-suffix", "citation-number", "citation-label"])
#: Conditions that look at more than an item's shape.
_OF_CITE = ("locator", "position", "disambiguate")
_OF_VALUE = ("is-numeric", "is-uncertain-date")
#: Shapes that are remembered; items of further ones are rendered without.
MOST_SHAPES = 512


@dataclass(frozen=True, slots=True)
class Reach:
    """The variables an element can print or looks into; ``fixed``: it depends on the item alone."""

    variables: frozenset[str]
    fixed: bool

    def is_out_of(self, item: Item) -> bool:
        """Whether nothing of the item can be printed, so that its shape decides all."""
        return self.fixed and self.variables.isdisjoint(item)


def read_reach(element: Any, macros: dict[str, Any]) -> Reach:
    """Look at ``element`` and at the macros it calls."""
    variables: set[str] = set()
    fixed = True
    waiting, seen = [element], set()
    while waiting:
        for node in waiting.pop().iter():
            name = node.get("macro")
            if name in macros and name not in seen:
                seen.add(name)
                waiting.append(macros[name])
            is_condition = node.tag.rpartition("}")[2] in ("if", "else-if", "condition")
            named = set(node.get("variable", "").split())
            if named & (CITE_FIELDS | _ALWAYS) or any(node.get(attribute) is not None for attribute in _OF_CITE):
                fixed = False
            for attribute in _OF_VALUE:
                variables.update(node.get(attribute, "").split())
            if not is_condition:
                variables |= named | {f"{variable}-short" for variable in named}
    return Reach(frozenset(variables), fixed)
