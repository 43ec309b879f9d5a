"""``cs:sort``: the keys of an item and the order they give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from citeproc import model

from citekit.csl.collation import sort_key
from citekit.csl.dates import DATES, PARTS
from citekit.csl.elements import Element
from citekit.csl.labels import citation_label
from citekit.csl.nodes import Node, plain, purge
from citekit.csl.numbers import NUMBERS
from citekit.csl.run import Cite, Register, Run
from citekit.csl.source import NAMES, Item

_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)
_INTEGER = re.compile(r"\s*(-?\d+)")


class Key(Element, model.Key):  # type: ignore[misc]
    """``cs:key``: a variable, or what a macro prints."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        self.descending = self.get("sort") == "descending"
        self.macro: Any = book.macro(self) if self.get("macro") is not None else None
        self.variable = self.variables[0] if self.variables else ""
        self.options = {name: self.get(name) for name in ("names-min", "names-use-first", "names-use-last") if self.get(name)}
        self.names = book.sort_names(self.variable) if self.variable in NAMES else None

    def make(self, run: Run) -> str:
        """The key before it is made comparable; empty if the item has none."""
        variable = self.variable
        if self.macro is None and self.names is None:
            return self._variable(run, variable)
        run.key_options = self.options
        run.done = []
        nodes: list[Node] = []
        source: Any = self.names if self.macro is None else self.macro
        source.render(run, nodes)
        whole = Node(nodes)
        return plain(whole) if purge(whole) else ""

    def _variable(self, run: Run, variable: str) -> str:
        item = run.item
        if variable in DATES:
            date = item.date(variable)
            return date.sort_key(PARTS) if date is not None else ""
        if variable == "citation-number":
            return f"{run.number:020}"
        if variable == "citation-label":
            return citation_label(run)
        text = item.text(variable)
        if variable in NUMBERS and text:
            return _padded(text)
        node = run.leaf(text)
        return plain(node) if node is not None else ""


class Sort(Element, model.Sort):  # type: ignore[misc]
    """``cs:sort``: its keys, the most important first."""


def _padded(text: str) -> str:
    match = _INTEGER.match(text)
    if not match:
        return text
    number = int(match[1])
    return f"{99999999999999999999 + number if number < 0 else number:020}"


def keys_of(
    keys: Sequence[Any],
    item: Item,
    book: Any,
    area: str,
    cite: Cite | None = None,
    *,
    number: int = 0,
    register: Register | None = None,
) -> list[str]:
    """The text of each key for one item."""
    texts = []
    for key in keys:
        run = Run(item, book, area, cite)
        run.sorting = run.bare = True
        run.number, run.register = number, register
        text = key.make(run)
        text = text.replace(" ", "|") + "|" if text else ""
        texts.append(_ARTICLE.sub("", text))
    return texts


def order(keys: Sequence[Any], rows: Sequence[list[str]], locale: str) -> list[int]:
    """The places of ``rows`` in sorted order; rows without a key come last in either direction, equal rows stay in order."""
    places = list(range(len(rows)))
    for column in range(len(keys) - 1, -1, -1):
        descending = keys[column].descending
        made = {place: sort_key(rows[place][column], locale) for place in places if rows[place][column]}
        present = sorted((place for place in places if place in made), key=made.__getitem__, reverse=descending)
        places = present + [place for place in places if place not in made]
    return places
