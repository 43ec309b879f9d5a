"""The rendering elements of a style: citeproc's classes, completed.

Each class keeps what its attributes say (:meth:`Element.prepare`, once for each style) and adds nodes to the list of its parent
(:meth:`Element.render`, for each item). Transparent elements (choose, if, substitute) hand the list on.
"""

from __future__ import annotations

from typing import Any

from citeproc import model

from citekit.csl.labels import citation_label, letters, short_url
from citekit.csl.nodes import PLAIN, Format, Node
from citekit.csl.number_output import CITE_FIELDS, cite_field, label_text, write_number
from citekit.csl.numbers import RANGED
from citekit.csl.run import Run
from citekit.csl.textcase import change_case

#: Variables that have a language of their own, so that title case asks for English.
TITLED = frozenset(
    [
        "event",
        "event-title",
        "publisher",
        "publisher-place",
        "event-place",
        "title",
        "container-title",
        "collection-title",
        "original-title",
        "part-title",
        "reviewed-title",
        "volume-title",
        "authority",
        "genre",
        "title-short",
        "medium",
        "country",
        "jurisdiction",
        "archive",
        "archive-place",
    ]
)
_SHORT = {"title": "title-short", "container-title": "container-title-short"}


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


class Text(Element, model.Text):  # type: ignore[misc]
    """``cs:text``: a variable, a macro, a term or a value."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        self.render = self._choose()
        self.plural = 1 if self.get("plural") == "true" else 0

    def _choose(self) -> Any:
        """The method that prints what this element is for; it stands in for ``render``."""
        if self.get("macro") is not None:
            self.macro = self.book.macro(self)
            return self._render_macro
        if self.variables:
            self.variable = self.variables[0]
            return self._render_variable
        if self.get("term") is not None:
            self.term = self.get("term")
            return self._render_term
        self.value = self.get("value", "")
        return self._render_value

    def _render_macro(self, run: Run, out: list[Node]) -> None:
        content: list[Node] = []
        if self.strips:
            run.strip_periods += 1
        self.macro.render(run, content)
        if self.strips:
            run.strip_periods -= 1
        if content:
            if self.before or self.after or self.format is not PLAIN:
                out.append(Node(content, self.before, self.after, "", self.format))
            else:
                out.extend(content)

    def _leaf(self, run: Run, out: list[Node], text: str, case: str, *, keep_periods: bool = False) -> None:
        if self.strips:
            run.strip_periods += 1
        node = run.leaf(text, self.format, self.before, self.after, case, keep_periods=keep_periods)
        if self.strips:
            run.strip_periods -= 1
        if node is not None:
            out.append(node)

    def _render_value(self, run: Run, out: list[Node]) -> None:
        run.term = True
        self._leaf(run, out, self.value, self.case_)
        if run.substituting:
            run.substitutable[-1] = False

    def _render_term(self, run: Run, out: list[Node]) -> None:
        gender = self.book.type_genders.get(run.item.type, "")
        text = run.terms.get(self.term, self.form, self.plural, gender) or ""
        if text:
            run.term = True
        if text and not run.predecessor and not (self.book.in_text and run.area == "citation"):
            text = change_case(text, "capitalize-first")
        if self.strips or run.strip_periods:
            text = text.replace(".", "")
        node = run.leaf(text, self.format, self.before, self.after, self.case_)
        if node is not None:
            out.append(node)
        if run.substituting:
            run.substitutable[-1] = False

    def _render_variable(self, run: Run, out: list[Node]) -> None:
        variables = self.call(run)
        variable = self.variable
        if run.collapse is not None and (variable != "year-suffix" or run.year_suffix is not None):
            run.collapse.text(variable)
        text = self._value(run, variable) if variables and variable != "citation-label" else ""
        if not text:
            if variable in ("year-suffix", "citation-number", "citation-label") and variables:
                run.printed()
                self._render_special(run, out)
            else:
                run.attempt = True
            return
        if run.substituting and run.substitutable[-1] and not run.first_seen:
            run.name_top = out
            run.name_children.append(out)
            run.rendered.append(text)
        run.printed()
        if variable in RANGED or variable in CITE_FIELDS:
            if self.strips:
                run.strip_periods += 1
            write_number(self, run, variable, out)
            if self.strips:
                run.strip_periods -= 1
            if variable == "locator" and not run.looking:
                run.done.append(variable)
            return
        case = self.case_
        if case == "title" and (
            "jurisdiction" in run.item or (variable in TITLED and run.item.language(self.book.language) != "en")
        ):
            case = ""
        if variable in ("URL", "DOI"):
            self._render_link(run, out, text, case, variable)
        else:
            self._leaf(run, out, text if variable in TITLED else text.replace("\\", ""), case)

    def _value(self, run: Run, variable: str) -> str:
        if variable in CITE_FIELDS:
            return cite_field(run, variable)
        item = run.item
        if self.form == "short" and variable != "URL":
            short = item.text(variable + "-short")
            if short and (variable in TITLED or variable in _SHORT):
                return short
        text = item.text(variable)
        if text and variable == "URL" and self.form == "short":
            return short_url(text)
        return text

    def _render_link(self, run: Run, out: list[Node], text: str, case: str, variable: str) -> None:
        node = run.leaf(text, self.format, self.before, self.after, case, keep_periods=True)
        if node is None:
            return
        if variable == "DOI" and not text.startswith(("http://", "https://")):
            node.link = "https://doi.org/" + text
            if self.before.startswith(("https://", "http://")):
                node.content = self.before + text
                node.prefix = ""
        else:
            node.link = text
        out.append(node)

    def _render_special(self, run: Run, out: list[Node]) -> None:
        if self.variable == "citation-label":
            label = citation_label(run)
            self._leaf(run, out, label, self.case_)
        elif not run.looking:
            number = run.number if self.variable == "citation-number" else run.year_suffix
            if number is not None:
                text = str(number) if self.variable == "citation-number" else letters(number)
                if run.sorting:
                    text = f"{number:020}"
                node = Node(text, self.before, self.after, "", self.format)
                node.number, node.kind = number, self.variable
                run.predecessor = True
                out.append(node)


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
