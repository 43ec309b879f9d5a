"""``cs:names``: which names are shown, how they are joined, their labels and substitutes."""

from __future__ import annotations

from typing import Any

from citeproc import model

from citekit.csl.elements import Element, Label
from citekit.csl.name_block import NameBlock
from citekit.csl.name_options import NameOptions, read_options
from citekit.csl.nodes import PLAIN, Format, Node
from citekit.csl.run import Run


class Name(Element, model.Name):  # type: ignore[misc]
    """``cs:name``: read by its names element."""


class Name_Part(Element, model.Name_Part):  # type: ignore[misc]
    """``cs:name-part``."""


class Et_Al(Element, model.Et_Al):  # type: ignore[misc]
    """``cs:et-al``."""


class Names(Element, model.Names):  # type: ignore[misc]
    """``cs:names``."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        self.name_attributes: dict[str, str] = {}
        self.parts: dict[str, Any] = {}
        self.name_prefix = self.name_suffix = ""
        self.name_format = PLAIN
        self.et_al_element: Any = None
        self.substitutes: Any = None
        self.label_element: Any = None
        self.label_first = False
        seen_name = False
        for kid in self.kids:
            if isinstance(kid, Name):
                seen_name = True
                self._read_name(kid)
            elif isinstance(kid, Et_Al):
                self.et_al_element = kid
            elif isinstance(kid, Label):
                self.label_element, self.label_first = kid, not seen_name and any(isinstance(k, Name) for k in self.kids)
            elif isinstance(kid, model.Substitute):
                self.substitutes = kid
        self.inherits = not self.kids and next(self.iterancestors("{*}substitute"), None) is not None
        self._options: dict[tuple[str, str], NameOptions] = {}

    def _read_name(self, kid: Any) -> None:
        self.name_attributes = dict(kid.attrib)
        self.name_prefix, self.name_suffix = kid.get("prefix", ""), kid.get("suffix", "")
        self.name_format = Format.read(self.name_attributes)
        for part in kid:
            if isinstance(part, model.Name_Part):
                self.parts[part.get("name", "")] = part

    def options(self, run: Run) -> NameOptions:
        key = (run.area, "")
        if key not in self._options:
            outer = self.book.inherited(run.area)
            self._options[key] = read_options(self.name_attributes, *outer)
        options = self._options[key]
        return options.for_key(run.key_options) if run.key_options else options

    def render(self, run: Run, out: list[Node]) -> None:
        if self.inherits:
            self._offer(run)
            return
        if self.strips:
            run.strip_periods += 1
        run.substitutable.append(True)
        if run.predecessor and not run.first_seen:
            run.substitute_ok = False
        outermost = len(run.substitutable) == 2 and not run.first_seen
        if not run.first_seen:
            run.rendered, run.name_top, run.label_node, run.name_children = [], None, None, []
        outer_substituting = run.substituting
        run.offered = None
        variables = self.call(run)
        run.attempt = True
        if any(isinstance(run.item.get(name), str) for name in variables):
            run.success = True
        names = NameBlock(self, run, variables)
        if names.people:
            names.write(out)
        elif self.substitutes is not None:
            self._substitute(run, out)
        run.substituting = outer_substituting
        run.predecessor = True  # names count as printed, whether there were any or not
        if outermost:
            run.first_seen = True
        if not run.substitutable.pop():
            run.substitutable[-1] = False
        if self.strips:
            run.strip_periods -= 1

    def _substitute(self, run: Run, out: list[Node]) -> None:
        run.substituting = True
        for kid in self.substitutes.kids:
            if not run.substitutable[-1]:
                break
            kid.render(run, out)
        if run.offered:
            offered, run.offered = run.offered, None
            NameBlock(self, run, offered).write(out)

    def _offer(self, run: Run) -> None:
        """A bare ``cs:names`` in a substitute: its variables, in the manner of the names element around."""
        variables = self.call(run)
        run.attempt = True
        if any(run.item.names(name) for name in variables):
            run.offered = variables
            run.substitutable[-1] = False
