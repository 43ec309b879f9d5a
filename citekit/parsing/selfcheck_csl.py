"""A small interpreter of CSL: as much as styles/salem-press.csl needs, compiled into closures, to print thousands a second.

It knows: macros, text (variable, macro, term, value), number, names with label and substitute, date, group, choose. What it
leaves out (quotes, fonts, cases) changes no word. Source of the meanings: CSL 1.0.2, "Rendering Elements".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from citekit.model import Date, Name
from citekit.model.places import styles_folder

Fields = Mapping[str, Any]  # our field names -> values; "type" too
Printer = Callable[[Fields], str]

_NS = "{http://purl.org/net/xbiblio/csl}"
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_OURS = {"URL": "url", "DOI": "doi"}


@lru_cache(maxsize=1)
def salem_press() -> Printer:
    """The printer of salem-press.csl's bibliography entries; the file is read once."""
    return compile_style(styles_folder() / "salem-press.csl")


def compile_style(path: Path) -> Printer:
    """The printer of the bibliography entries of a style. Raises KeyError for an element that is not known here."""
    root = ElementTree.parse(path).getroot()  # citekit's own file, never a stranger's
    return _Compiler(root).all(_child(root, "bibliography", "layout"))


def _child(element: ElementTree.Element, *names: str) -> ElementTree.Element:
    for name in names:
        found = element.find(_NS + name)
        if found is None:
            raise KeyError(name)
        element = found
    return element


class _Compiler:
    def __init__(self, root: ElementTree.Element) -> None:
        self._macros = {macro.attrib["name"]: macro for macro in root.iter(_NS + "macro")}
        self._compiled: dict[str, Printer] = {}
        self._terms = {
            (term.attrib["name"], term.attrib.get("form", "long")): (
                term.findtext(_NS + "single") or term.text or "",
                term.findtext(_NS + "multiple"),
            )
            for term in root.iter(_NS + "term")
        }

    def all(self, element: ElementTree.Element) -> Printer:
        """The children one after the other."""
        return _joined([self.one(child) for child in element], "")

    def one(self, element: ElementTree.Element) -> Printer:
        make: Callable[[ElementTree.Element], Printer] = getattr(self, f"_{element.tag.removeprefix(_NS).replace('-', '_')}")
        return _affixed(make(element), element.attrib.get("prefix", ""), element.attrib.get("suffix", ""))

    def _text(self, element: ElementTree.Element) -> Printer:
        attributes = element.attrib
        if "macro" in attributes:
            return self._macro(attributes["macro"])
        if "variable" in attributes:
            name = _ours(attributes["variable"])
            marks = ("“", "”") if attributes.get("quotes") == "true" else ("", "")
            return _affixed(lambda fields: fields.get(name, ""), *marks)
        value = attributes.get("value") or self._terms[attributes["term"], attributes.get("form", "long")][0]
        value = _cased(attributes.get("text-case"))(value)
        return lambda _: value

    def _macro(self, name: str) -> Printer:
        if name not in self._compiled:
            self._compiled[name] = self.all(self._macros[name])
        return self._compiled[name]

    def _number(self, element: ElementTree.Element) -> Printer:
        name = _ours(element.attrib["variable"])
        terms = self._terms

        def ordinal(fields: Fields) -> str:
            value = str(fields.get(name, ""))
            if not value.isdigit():
                return value
            number = int(value) % 100
            key = f"ordinal-{number:02d}" if 10 < number < 14 else f"ordinal-{number % 10:02d}"
            return value + terms.get((key, "long"), terms["ordinal", "long"])[0]

        return ordinal

    def _group(self, element: ElementTree.Element) -> Printer:
        """A group prints nothing when all of its variables are empty (CSL 1.0.2, "Group")."""
        children = [(self.one(child), _is_constant(child)) for child in element]
        delimiter = element.attrib.get("delimiter", "")
        if not any(constant for _, constant in children):
            return _joined([child for child, _ in children], delimiter)

        def group(fields: Fields) -> str:
            printed = [(child(fields), constant) for child, constant in children]
            return (
                delimiter.join(text for text, _ in printed if text)
                if any(text and not constant for text, constant in printed)
                else ""
            )

        return group

    def _choose(self, element: ElementTree.Element) -> Printer:
        branches = [(_condition(branch), self.all(branch)) for branch in element]

        def choose(fields: Fields) -> str:
            for condition, printer in branches:
                if condition(fields):
                    return printer(fields)
            return ""

        return choose

    def _date(self, element: ElementTree.Element) -> Printer:
        name = _ours(element.attrib["variable"])
        parts = [(part.attrib["name"], part.attrib.get("prefix", ""), part.attrib.get("suffix", "")) for part in element]
        return lambda fields: _date_text(fields.get(name), parts)

    def _names(self, element: ElementTree.Element) -> Printer:
        return self._names_like(element, element)

    def _names_like(self, element: ElementTree.Element, model: ElementTree.Element) -> Printer:
        """``element`` says whose names, ``model`` how they are printed (a substitute takes the ways of the names around it)."""
        fields_of = [_ours(variable) for variable in element.attrib["variable"].split()]
        children = [child.tag.removeprefix(_NS) for child in model]
        name = model.find(_NS + "name")
        inverted = name is not None and name.attrib.get("name-as-sort-order") == "first"
        label = model.find(_NS + "label")
        form = label.attrib["form"] if label is not None else ""
        cased = _cased(label.attrib.get("text-case") if label is not None else None)
        terms = {role: self._terms.get((role, form)) for role in (*fields_of, "editortranslator")}
        before = label is not None and children.index("label") < children.index("name")
        delimiter = element.attrib.get("delimiter", "")
        substitutes = [self._names_like(other, element) for other in element.findall(f"{_NS}substitute/{_NS}names")]

        def one(role: str, people: tuple[Name, ...]) -> str:
            text = _name_list(people, inverted)
            term = terms.get(role)
            if not term:
                return text
            word = cased(term[1] if term[1] and len(people) > 1 else term[0])
            return f"{word} {text}" if before else f"{text}, {word}"

        def names(fields: Fields) -> str:
            found = {role: fields[role] for role in fields_of if fields.get(role)}
            if not found:
                return next((text for text in (other(fields) for other in substitutes) if text), "")
            if len(found) == 2 and found.get("editor") == found.get("translator"):
                found = {"editortranslator": found["editor"]}
            return delimiter.join(one(role, people) for role, people in found.items())

        return names


def _cased(text_case: str | None) -> Callable[[str], str]:
    """Of the cases of CSL the one that the style uses: "capitalize-first"."""
    return (lambda text: text[:1].upper() + text[1:]) if text_case == "capitalize-first" else str


def _ours(variable: str) -> str:
    return _OURS.get(variable) or variable.replace("-", "_")


def _is_constant(element: ElementTree.Element) -> bool:
    return "value" in element.attrib or "term" in element.attrib


def _joined(printers: list[Printer], delimiter: str) -> Printer:
    if len(printers) == 1:
        return printers[0]
    return lambda fields: delimiter.join([text for printer in printers if (text := printer(fields))])


def _affixed(printer: Printer, prefix: str, suffix: str) -> Printer:
    if not prefix and not suffix:
        return printer

    def affixed(fields: Fields) -> str:
        text = printer(fields)
        return f"{prefix}{text}{suffix}" if text else ""

    return affixed


def _condition(branch: ElementTree.Element) -> Callable[[Fields], bool]:
    attributes = branch.attrib
    if "type" in attributes:
        types = frozenset(attributes["type"].split())
        return lambda fields: fields["type"] in types
    if "is-numeric" in attributes:
        name = _ours(attributes["is-numeric"])
        return lambda fields: str(fields.get(name, "")).isdigit()
    if "variable" in attributes:
        names = [_ours(variable) for variable in attributes["variable"].split()]
        if len(names) == 1:
            only = names[0]
            return lambda fields: bool(fields.get(only))
        test = any if attributes.get("match", "all") == "any" else all
        return lambda fields: test(fields.get(name) for name in names)
    return lambda _: True


def _name_list(people: tuple[Name, ...], inverted: bool) -> str:
    printed = [person.inverted() if inverted and not index else person.natural() for index, person in enumerate(people)]
    if len(printed) == 1:
        return printed[0]
    last = ", and " if inverted or len(printed) > 2 else " and "
    return ", ".join(printed[:-1]) + last + printed[-1]


def _date_text(date: Date | None, parts: list[tuple[str, str, str]]) -> str:
    if not date:
        return ""
    points = [point for point in date.parts if point]
    out = ""
    for name, prefix, suffix in parts:
        if len(points) == 1:
            text = _date_part(points[0], name)
            out += f"{prefix}{text}{suffix}" if text else ""
            continue
        values = [text for text in dict.fromkeys(_date_part(point, name) for point in points) if text]
        if values:
            out += f"{prefix}{'-'.join(values)}{suffix}"
    return out.strip(" ,") or date.literal


def _date_part(point: tuple[int, ...], name: str) -> str:
    if name == "year":
        return str(point[0])
    if name == "month" and len(point) > 1:
        return _SEASONS.get(point[1]) or _MONTHS[point[1]]
    return str(point[2]) if name == "day" and len(point) > 2 else ""
