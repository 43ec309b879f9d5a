"""``cs:text``: variables, macros, terms and values."""

from __future__ import annotations

from typing import Any

from citeproc import model

from citekit.csl.elements import Element
from citekit.csl.labels import citation_label, letters, short_url
from citekit.csl.nodes import PLAIN, Node
from citekit.csl.number_output import CITE_FIELDS, cite_field, write_number
from citekit.csl.numbers import RANGED
from citekit.csl.run import Run

_OF_LANGUAGE = (
    "event event-title publisher publisher-place event-place title container-title collection-title original-title part-title "
    "reviewed-title volume-title authority genre title-short medium country jurisdiction archive archive-place"
)
#: Variables that have a language of their own, so that title case asks for English.
TITLED = frozenset(_OF_LANGUAGE.split())
_SHORT = {"title": "title-short", "container-title": "container-title-short"}


def _opens_a_group(element: Any) -> bool:
    """Whether one of the groups around an element begins with what holds it."""
    parent = element.getparent()
    while parent is not None and not isinstance(parent, model.Layout | model.Macro):
        if isinstance(parent, model.Group) and parent[0] is element:
            return True
        element, parent = parent, parent.getparent()
    return False


class Text(Element, model.Text):  # type: ignore[misc]
    """``cs:text``: a variable, a macro, a term or a value."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        self.render = self._choose()  # type: ignore[method-assign]
        self.leads = _opens_a_group(self)
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
            text = run.cased(text, "capitalize-first")
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
        if run.collapse is not None:
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
                if run.collapse is not None and self.variable == "year-suffix":
                    run.collapse.suffix(self.leads)
                out.append(node)
