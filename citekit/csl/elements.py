"""The rendering elements of a style: citeproc's classes, completed.

Each class keeps what its attributes say (:meth:`Element.prepare`, once for each style) and adds nodes to the list of its parent
(:meth:`Element.render`, for each item). Transparent elements (choose, if, substitute) hand the list on.
"""

from __future__ import annotations

from typing import Any

from citeproc import model

from citekit.csl.nodes import Format, Node
from citekit.csl.number_output import CITE_FIELDS, cite_field, label_text, write_number
from citekit.csl.run import Run


class Element:
    """What all elements have in common: affixes, format, children, and the state of ``strip-periods``."""

    def prepare(self, book: Any) -> None:
        """Read the attributes. ``book`` is the prepared style (macros, options)."""
        attributes: dict[str, str] = dict(self.attrib)  # type: ignore[attr-defined]
        self.book = book
        self.before = attributes.get("prefix", "")
        self.after = attributes.get("suffix", "")
        self.between = attributes.get("delimiter", "")
        self.format = Format.read(attributes)
        self.case_ = attributes.get("text-case", "")
        self.strips = attributes.get("strip-periods") == "true"
        self.variables = tuple(attributes.get("variable", "").split())
        self.form = attributes.get("form", "long")
        self.kids: list[Any] = [kid for kid in self if isinstance(kid, Element)]  # type: ignore[attr-defined]
        #: Shapes of items for which this prints nothing, whatever their values, with what a group is told then (``attempt``).
        self.empty: dict[int, bool] = {}
        self.display = attributes.get("display", "") if self._is_top() else ""

    def _is_top(self) -> bool:
        """Directly in the layout, or within conditions there: only here ``display`` and second fields mean something."""
        parent: Any = self.getparent()  # type: ignore[attr-defined]
        while isinstance(parent, model.Choose | model.If | model.Else):
            parent = parent.getparent()
        return isinstance(parent, model.Layout)

    def render(self, run: Run, out: list[Node]) -> None:
        for kid in self.kids:
            kid.render(run, out)

    def show(self, run: Run, out: list[Node]) -> None:
        """:meth:`render`, within what ``display`` and ``second-field-align`` of the bibliography ask for."""
        aligned = run.area == "bibliography" and self.book.second_field_align
        if run.sorting or not (self.display or aligned):
            self.render(run, out)
        elif aligned and not run.field_seen:
            field = Node([])
            field.display = "left-margin"
            out.append(field)
            assert isinstance(field.content, list)
            self.render(run, field.content)
            rest = Node([])
            rest.display = "right-inline"
            out.append(rest)
            run.field_seen = True
        elif aligned:
            rest_content = next(node for node in out if node.display == "right-inline").content
            assert isinstance(rest_content, list)
            self.render(run, rest_content)
        else:
            block = Node([])
            block.display = self.display
            out.append(block)
            assert isinstance(block.content, list)
            self.render(run, block.content)

    def call(self, run: Run) -> tuple[str, ...]:
        """The variables that are still to be printed; within a substitute, they will not be printed again."""
        done = run.done
        variables = tuple(name for name in self.variables if name not in done) if done else self.variables
        if run.substituting:
            done.extend(self.variables)
        return variables


class Group(Element, model.Group):  # type: ignore[misc]
    """``cs:group``: vanishes when it calls variables and none has a value."""

    def render(self, run: Run, out: list[Node]) -> None:
        empty = self.empty.get(run.shape)
        if empty is not None:
            run.attempt = empty
            return
        content: list[Node] = []
        outer = run.enter()
        for kid in self.kids:
            kid.render(run, content)
        if run.leave(outer):
            out.append(Node(content, self.before, self.after, self.between, self.format))
        elif run.shape >= 0 and self.book.reach(self).is_out_of(run.item):
            self.empty[run.shape] = run.attempt


class Macro(Element, model.Macro):  # type: ignore[misc]
    """``cs:macro``: a group without looks of its own."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        self.has_date = self.find(".//cs:date", self.nsmap) is not None

    def render(self, run: Run, out: list[Node]) -> None:
        empty = self.empty.get(run.shape)
        if empty is not None:
            run.attempt = empty
            return
        outer = run.enter()
        content: list[Node] = []
        if run.sorting and self.has_date:
            dates_only, run.dates_only = run.dates_only, True
            for kid in self.kids:
                kid.render(run, content)
            run.dates_only = dates_only
        else:
            for kid in self.kids:
                kid.render(run, content)
        if run.leave(outer):
            out.append(Node(content))
        elif run.shape >= 0 and self.book.reach(self).is_out_of(run.item):
            self.empty[run.shape] = run.attempt


class Number(Element, model.Number):  # type: ignore[misc]
    """``cs:number``: a number variable in one of its forms."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        self.variable = self.variables[0] if self.variables else ""

    def render(self, run: Run, out: list[Node]) -> None:
        if not self.call(run):
            run.attempt = True
            return
        variable = self.variable
        text = cite_field(run, variable) if variable in CITE_FIELDS else run.item.text(variable)
        if not text:
            run.attempt = True
            return
        run.printed()
        if variable == "locator" and run.looking:
            return
        if self.strips:
            run.strip_periods += 1
        write_number(self, run, variable, out)
        if self.strips:
            run.strip_periods -= 1
        if variable == "locator":
            run.done.append(variable)


class Label(Element, model.Label):  # type: ignore[misc]
    """``cs:label`` of a number or locator. Labels of names are printed by their names element."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        self.variable = self.variables[0] if self.variables else ""
        self.plural = {"always": 1, "never": 0}.get(self.get("plural", ""))

    def render(self, run: Run, out: list[Node]) -> None:
        text = label_text(self, run)
        if text:
            run.term = True
            node = run.leaf(text, self.format, self.before, self.after, self.case_)
            if node is not None:
                out.append(node)

    def words(self, run: Run, term: str, plural: int | None) -> str:
        """The term in the form and number this label asks for."""
        count = self.plural if self.plural is not None else plural or 0
        text = run.terms.get(term, self.form, count) or ""
        return text.replace(".", "") if self.strips or run.strip_periods else text


class Substitute(Element, model.Substitute):  # type: ignore[misc]
    """``cs:substitute``: its children are tried in turn until one prints something."""

    def render(self, run: Run, out: list[Node]) -> None:
        run.substituting = True
        for kid in self.kids:
            if not run.substitutable[-1]:
                break
            kid.render(run, out)
