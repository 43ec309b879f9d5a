"""A style made ready: areas and macros checked, options read, every element prepared once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citeproc import model

from citekit.csl import sorting
from citekit.csl.elements import Element, Macro
from citekit.csl.nodes import PLAIN, Format
from citekit.csl.reach import MOST_SHAPES, Reach, read_reach
from citekit.csl.result import Layout
from citekit.csl.source import Item
from citekit.csl.style_file import StyleFile
from citekit.csl.terms import Terms
from citekit.csl.text_element import Text
from citekit.model.errors import StyleError

_CSL = "http://purl.org/net/xbiblio/csl"


class Book:
    """What the elements of a style need to know of the whole."""

    def __init__(self, file: StyleFile) -> None:
        self.file = file
        root: Any = file.root
        self.root = root
        self.language = file.locale
        self.terms = Terms.merge(file.locale, self.root.locales)
        self.keep: list[Any] = [node for node in root.iter() if isinstance(node, Element)]
        get = root.get
        self.in_text = get("class") == "in-text"
        self.note = get("class") == "note"
        self.page_format = get("page-range-format") or ""
        self.demotion = get("demote-non-dropping-particle", "display-and-sort")
        self.initialize_with_hyphen = get("initialize-with-hyphen") != "false"
        self.type_genders: dict[str, str] = {}
        self.macros: dict[str, Any] = {node.get("name"): node for node in root if isinstance(node, Macro)}
        self.citation = root.find("cs:citation", {"cs": _CSL})
        self.bibliography = root.find("cs:bibliography", {"cs": _CSL})
        self._read_citation()
        self._read_bibliography()
        self.places_year_suffix = any(
            node.get("variable") in ("year-suffix", "citation-label") for node in self.keep if isinstance(node, Text)
        )
        self.numeric = self._uses("citation", "citation-number")
        self._check_areas()
        self._check_macros()
        self._reaches: dict[Any, Reach] = {}
        self._shapes: dict[tuple[str, frozenset[str]], int] = {}
        for node in self.keep:
            self._prepare(node)

    def _prepare(self, node: Any) -> None:
        try:
            node.prepare(self)
        except StyleError:
            raise
        except Exception as error:
            tag = node.tag.rpartition("}")[2]
            raise self._broken(f"this cs:{tag} cannot be understood ({error})", node) from error

    def _broken(self, message: str, node: Any) -> StyleError:
        return StyleError(message, path=self.file.path, line=node.sourceline or 0)

    def _check_areas(self) -> None:
        if self.citation is None:
            raise self._broken("this style has no cs:citation", self.root)
        for area in (self.citation, self.bibliography):
            if area is not None and area.find("cs:layout", {"cs": _CSL}) is None:
                raise self._broken(f"the {area.tag.rpartition('}')[2]} of this style has no cs:layout", area)

    def _read_citation(self) -> None:
        attributes = dict(self.citation.attrib) if self.citation is not None else {}
        self.citation_options = attributes
        self.adds_names = attributes.get("disambiguate-add-names") == "true"
        self.adds_given_names = attributes.get("disambiguate-add-givenname") == "true"
        self.adds_year_suffix = attributes.get("disambiguate-add-year-suffix") == "true"
        self.given_name_rule = attributes.get("givenname-disambiguation-rule", "by-cite")
        self.by_cite = self.given_name_rule == "by-cite"
        self.with_initials = self.given_name_rule.endswith("-with-initials")
        self.near_note_distance = _integer(attributes.get("near-note-distance", "5"))
        self.uses_first_note = any(node.get("variable") == "first-reference-note-number" for node in self.keep)
        self.uses_position = any(
            name == "position" or name.startswith("et-al-subsequent") for node in self.keep for name in node.attrib
        )
        self.has_condition = any(node.get("disambiguate") == "true" for node in self.keep if isinstance(node, model.If))

    def _read_bibliography(self) -> None:
        attributes = dict(self.bibliography.attrib) if self.bibliography is not None else {}
        self.second_field_align = attributes.get("second-field-align", "")
        self.subsequent_author = attributes.get("subsequent-author-substitute")
        self.subsequent_rule = attributes.get("subsequent-author-substitute-rule", "complete-all")
        self.layout = Layout(
            attributes.get("hanging-indent") == "true",
            self.second_field_align,
            _integer(attributes.get("line-spacing")),
            _integer(attributes.get("entry-spacing")),
        )

    def area(self, name: str) -> Any:
        return self.citation if name == "citation" else self.bibliography

    def layout_of(self, name: str) -> Any:
        area = self.area(name)
        return area.find("cs:layout", {"cs": _CSL}) if area is not None else None

    def keys(self, name: str) -> list[Any]:
        """The sort keys of an area."""
        area = self.area(name)
        sort = area.find("cs:sort", {"cs": _CSL}) if area is not None else None
        return [key for key in sort if isinstance(key, sorting.Key)] if sort is not None else []

    def inherited(self, area: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Attributes that names inherit: of the area, then of the style."""
        element = self.area(area)
        return (dict(element.attrib) if element is not None else {}, dict(self.root.attrib))

    def names_delimiter(self, area: str) -> str:
        return next(
            (attributes["names-delimiter"] for attributes in self.inherited(area) if "names-delimiter" in attributes), ""
        )

    def around(self, area: str) -> Format:
        layout = self.layout_of(area)
        return layout.format if layout is not None else PLAIN

    def macro(self, element: Any) -> Any:
        """The macro an element calls; StyleError if there is none."""
        name = element.get("macro")
        if name not in self.macros:
            raise self._broken(f"the macro {name!r} is called but not defined", element)
        return self.macros[name]

    def reach(self, element: Any) -> Reach:
        """What ``element`` can print."""
        if element not in self._reaches:
            self._reaches[element] = read_reach(element, self.macros)
        return self._reaches[element]

    def shape(self, item: Item) -> int:
        """A number for the item's type and the variables it has; -1 when there are too many to remember."""
        key = (item.type, frozenset(name for name, value in item.items() if value))
        if key not in self._shapes:
            if len(self._shapes) >= MOST_SHAPES:
                return -1
            self._shapes[key] = len(self._shapes)
        return self._shapes[key]

    def sort_names(self, variable: str) -> Any:
        """A names element that prints ``variable`` as sort keys do."""
        element: Any = self.file.parser.makeelement(f"{{{_CSL}}}names", variable=variable)
        name: Any = self.file.parser.makeelement(f"{{{_CSL}}}name", {"name-as-sort-order": "all", "sort-separator": " "})
        element.append(name)
        name.prepare(self)
        element.prepare(self)
        return element

    def _uses(self, area: str, variable: str) -> bool:
        """Whether an area prints ``variable``, itself or by its macros."""
        layout, seen = self.layout_of(area), set()
        waiting = [layout] if layout is not None else []
        while waiting:
            for node in waiting.pop().iter():
                if node.get("variable") == variable:
                    return True
                name = node.get("macro")
                if name in self.macros and name not in seen:
                    seen.add(name)
                    waiting.append(self.macros[name])
        return False

    def _check_macros(self) -> None:
        """No macro may call itself, by whatever way."""
        calls = {name: {node.get("macro") for node in macro.iter() if node.get("macro")} for name, macro in self.macros.items()}
        state: dict[str, int] = {}
        for start in calls:
            path = [(start, iter(sorted(calls[start])))] if start not in state else []
            state.setdefault(start, 1)
            while path:
                name, following = path[-1]
                called = next((macro for macro in following if macro in calls and state.get(macro) != 2), None)
                if called is None:
                    state[name] = 2
                    path.pop()
                elif state.get(called) == 1:
                    raise self._broken(f"the macro {called!r} calls itself", self.macros[called])
                else:
                    state[called] = 1
                    path.append((called, iter(sorted(calls[called]))))


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 1
