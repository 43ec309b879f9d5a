"""``cs:date`` and ``cs:date-part``: one date, a range that repeats no more than it must, seasons, and a literal."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from citeproc import model

from citekit.csl.dates import PARTS, DateValue
from citekit.csl.elements import Element
from citekit.csl.labels import letters
from citekit.csl.nodes import PLAIN, Format, Node
from citekit.csl.run import Run


class Part:
    """One part of a date as it is to be printed: the locale's date-part with the style's attributes laid over."""

    __slots__ = ("case", "form", "format", "name", "prefix", "range_delimiter", "strips", "suffix")

    def __init__(self, attributes: dict[str, str]) -> None:
        self.name = attributes.get("name", "")
        self.form = attributes.get("form", "long")
        self.prefix = attributes.get("prefix", "")
        self.suffix = attributes.get("suffix", "")
        self.case = attributes.get("text-case", "")
        self.strips = attributes.get("strip-periods") == "true"
        self.range_delimiter = attributes.get("range-delimiter", "")
        self.format = Format.read(attributes)


class Layout:
    """A date element ready for one locale: its parts, their delimiter, its affixes and format."""

    __slots__ = ("delimiter", "format", "names", "parts", "prefix", "suffix")

    def __init__(self, parts: list[Part], delimiter: str, prefix: str, suffix: str, format: Format) -> None:  # noqa: A002
        self.parts, self.delimiter, self.prefix, self.suffix, self.format = parts, delimiter, prefix, suffix, format
        self.names = tuple(part.name for part in parts)


class Date_Part(Element, model.Date_Part):  # type: ignore[misc]
    """``cs:date-part``: read by its date."""


class Date(Element, model.Date):  # type: ignore[misc]
    """``cs:date``."""

    def prepare(self, book: Any) -> None:
        super().prepare(book)
        self.variable = self.variables[0] if self.variables else ""
        self.layouts: dict[str, Layout] = {}

    def layout(self, run: Run) -> Layout | None:
        """The layout in the locale in force; None if the locale has no such date."""
        language = run.terms.language
        if language not in self.layouts:
            form = self.get("form")
            own = [dict(kid.attrib) for kid in self.kids if kid.tag.endswith("}date-part")]
            if form is None:
                self.layouts[language] = Layout([Part(kid) for kid in own], self.between, self.before, self.after, self.format)
            else:
                template = run.terms.dates.get(form)
                if template is None:
                    return None
                self.layouts[language] = self._localized(template, own)
        return self.layouts[language]

    def _localized(self, template: Any, own: list[dict[str, str]]) -> Layout:
        parts = [dict(part.attrib) for part in template if part.tag.endswith("}date-part")]
        overrides = {part.get("name"): part for part in own}
        for part in parts:
            part.update(overrides.get(part.get("name"), {}))
        shown = self.get("date-parts", "year-month-day")
        if shown == "month-day":
            for before, part in pairwise(parts):
                if part.get("name") == "year":
                    before["suffix"] = ""
        hidden = {"year": ("month", "day"), "year-month": ("day",), "month-day": ("year",)}.get(shown, ())
        made = [Part(part) for part in parts if part.get("name") not in hidden]
        prefix = self.before or template.get("prefix", "")
        suffix = self.after or template.get("suffix", "")
        return Layout(made, template.get("delimiter", ""), prefix, suffix, Format.read(dict(template.attrib)))

    def render(self, run: Run, out: list[Node]) -> None:
        if not self.call(run):
            run.attempt = True
            return
        date = run.item.date(self.variable)
        layout = self.layout(run)
        if date is None or layout is None or (run.looking and self.variable == "accessed"):
            run.attempt = True
            return
        if date.has(layout.names):
            run.printed()
        else:
            run.attempt = True
        if run.sorting:
            key = date.sort_key(layout.names)
            if key:
                out.append(Node(key))
            return
        if self.strips:
            run.strip_periods += 1
        content: list[Node] = []
        _Writer(run, date, layout, content, self.variable).write()
        if self.strips:
            run.strip_periods -= 1
        out.append(Node(content, layout.prefix, layout.suffix, layout.delimiter, layout.format))


class _Writer:
    """Writes one date. In a range, ``collapse`` names the parts from the first that differs; their ends gather in ``ghost``."""

    def __init__(self, run: Run, date: DateValue, layout: Layout, out: list[Node], variable: str) -> None:
        self.run, self.date, self.layout, self.out, self.variable = run, date, layout, out, variable
        self.ghost: list[Node] = []
        self.done: set[str] = set()
        self.collapse = self._collapse()

    def _collapse(self) -> list[str]:
        begin, end = self.date.begin, self.date.end
        shared = [part for part in PARTS if part in end and part in self.layout.names]
        for i, part in enumerate(shared):
            if begin.get(part) != end[part]:
                return shared[i:]
        return shared[2:]

    def write(self) -> None:
        for part in self.layout.parts:
            self.done.add(part.name)
            self._part(part)

    def _part(self, part: Part) -> None:
        date = self.date
        if date.literal and part.name == "year":
            self._add(self.out, part, date.literal)
        value = date.begin.get(part.name)
        if value is None:
            if part.name == "month" and date.season:
                self._season(part)
        else:
            self._number(part, value)
        if part.name == "year" and value and not self.run.suffix_done:
            self._year_suffix(part)

    def _season(self, part: Part) -> None:
        season = self.date.season
        if season in ("1", "2", "3", "4"):
            self.run.success = True
            season = self.run.terms.get(f"season-0{season}") or ""
        self._add(self.out, part, season)

    def _number(self, part: Part, value: int) -> None:
        run = self.run
        if part.name == "year" and run.collapse is not None and run.collapse.repeats_year(value):
            return
        level: list[Node] = []
        self.out.append(Node(level))
        text = self._format(part, value)
        end = self.date.end.get(part.name)
        ending = self._format(part, end) if end is not None else ""
        if self.collapse and set(self.collapse) <= self.done:
            self._close_range(part, text, ending if end != 0 else "", level)
        else:
            self._add(level, part, text)
            if part.name in self.collapse and end:
                node = self._leaf(part, ending)
                if node is not None:
                    node.prefix = ""
                    self.ghost.append(Node([node]))
        era = self._era(part, value)
        if era:
            self._add(level, None, era)

    def _close_range(self, part: Part, text: str, ending: str, level: list[Node]) -> None:
        if ending:
            node = self._leaf(part, ending)
            if node is not None:
                if not self.ghost:
                    node.prefix = ""
                self.ghost.append(node)
        self._add(level, part, text)
        if level:
            level[-1].suffix = ""
        delimiter = part.range_delimiter or self.run.terms.get("year-range-delimiter") or "\u2013"
        self._add(level, None, delimiter)
        if self.ghost:
            level.append(Node(self.ghost, "", "", self.layout.delimiter, self.layout.format))
        self.ghost, self.collapse = [], []

    def _era(self, part: Part, value: int) -> str:
        if part.name != "year" or value == 0 or value >= 500:
            return ""
        return self.run.terms.get("ad" if value > 0 else "bc") or ""

    def _format(self, part: Part, value: int) -> str:
        terms, form = self.run.terms, part.form
        if part.name == "year":
            if value == 0 and not self.run.bare:
                return ""
            digits = str(abs(value))
            return digits if form != "short" else digits[2:] if len(digits) == 4 else ""
        if part.name == "day":
            return self._day(value, form)
        if form in ("numeric", "numeric-leading-zeros"):
            return "" if not 1 <= value <= 12 else f"{value:02}" if form == "numeric-leading-zeros" else str(value)
        text = _month(terms, value, form)
        return text.replace(".", "") if part.strips or self.run.strip_periods else text

    def _day(self, value: int, form: str) -> str:
        terms = self.run.terms
        if value == 0:
            return ""
        if form == "ordinal" and (value == 1 or terms.options.get("limit-day-ordinals-to-day-1") != "true"):
            return terms.ordinal(value, terms.genders.get(f"month-{self.date.begin.get('month', 0):02}", ""))
        return f"{value:02}" if form == "numeric-leading-zeros" else str(value)

    def _leaf(self, part: Part, text: str) -> Node | None:
        return self.run.leaf(text, part.format, part.prefix, part.suffix, part.case)

    def _add(self, level: list[Node], part: Part | None, text: str) -> None:
        node = self._leaf(part, text) if part is not None else self.run.leaf(text, PLAIN)
        if node is not None:
            level.append(node)

    def _year_suffix(self, part: Part) -> None:
        """The letter that tells apart items of one author and year, where the style does not place it itself."""
        run = self.run
        suffix = run.year_suffix
        if run.book.places_year_suffix or suffix is None or run.looking:
            return
        run.suffix_done = True
        node = Node(letters(suffix), part.prefix, part.suffix, "", part.format)
        node.number, node.kind = suffix, "year-suffix"
        year = self.out.pop() if self.out else None  # no delimiter between the two
        self.out.append(Node([year, node]) if year is not None else node)


def _month(terms: Any, value: int, form: str) -> str:
    if not 1 <= value <= 24:
        return ""
    while value > 16:
        value -= 4
    name = f"season-{value - 12:02}" if value > 12 else f"month-{value:02}"
    return terms.get(name, "short" if form == "short" else "long") or ""
