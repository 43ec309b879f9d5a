"""One name at a time: the order of its parts, particles, initials, and what joins names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from citekit.csl.initials import initials, starts_with_letter
from citekit.csl.markup import has_letters
from citekit.csl.name_options import NameOptions
from citekit.csl.nodes import PLAIN, Format, Node
from citekit.csl.run import Run
from citekit.csl.source import Name

_JOINING = ("\u2019", "'", "-", " ")
_APOSTROPHES = ("'", "\u02bc", "\u2019", "-")
_SUBUNITS = re.compile(r"\s*\|\s*")
#: Languages that put a no-break space between the parts of a name.
_TIGHT = ("fr", "ru", "cs")


def join(nodes: Sequence[Node | None], delimiter: str, final: Node | None = None) -> Node | None:
    """One node of several, the last two joined by ``final`` where it is given."""
    parts = [node for node in nodes if node is not None and node.content]
    if not parts:
        return None
    if len(parts) == 2 and final is not None:
        parts = [parts[0], final, parts[1]]
    elif len(parts) == 2:
        parts[0].suffix += delimiter
    elif len(parts) > 2:
        *rest, last = parts
        for node in rest[:-1] if final is not None else rest:
            node.suffix += delimiter
        parts = [*rest, final, last] if final is not None else [*rest, last]
    return Node(parts)


class NameWriter:
    """Writes the names of one names element for one item."""

    def __init__(self, element: Any, options: NameOptions, run: Run) -> None:
        self.element, self.options, self.run = element, options, run
        self.family_part, self.given_part = element.parts.get("family"), element.parts.get("given")
        self.space = "\u00a0" if run.book.language[:2] in _TIGHT else " "

    def write(self, person: Name, index: int, level: int) -> Node | None:
        if person.literal:
            return self._institution(person)
        node = self._person(person, index, level)
        if node is None:
            return None
        element = self.element
        whole = Node([node], element.name_prefix, element.name_suffix, self.options.delimiter, element.name_format)
        whole.kind = "names"
        return whole

    def _institution(self, person: Name) -> Node | None:
        part = self.family_part
        own = {key: value for key, value in self.element.name_attributes.items() if key in _LOOKS}
        if part is not None:
            own.update({key: value for key, value in part.attrib.items() if key in _LOOKS})
        style = Format.read(own)
        strips = self.run.strip_periods
        pieces: list[Node | None] = []
        for text in _SUBUNITS.split(person.literal):
            text = text.replace(".", "") if strips else text
            pieces.append(self.run.leaf(text, style, case=own.get("text-case", ""), name=True))
        node = join([join(pieces, self.options.delimiter)], " ")
        if node is not None:
            node.kind = "body"
        return node

    def _leaf(self, part: Any, text: str) -> Node | None:
        if not text:
            return None
        strips = self.run.strip_periods or (part is not None and part.strips)
        text = text.replace(".", "") if strips else text
        if part is None:
            return self.run.leaf(text, PLAIN, name=True)
        return self.run.leaf(text, part.format, case=part.case_, name=True)

    def _person(self, person: Name, index: int, level: int) -> Node | None:
        run, options = self.run, self.options
        dropping_text, particle_text = person.dropping, person.non_dropping
        if run.sorting:
            dropping_text = re.sub("['\u2019]", "", dropping_text, count=1)
            particle_text = re.sub("['\u2019]", "", particle_text, count=1)
        dropping = self._leaf(self.given_part, dropping_text)
        family = self._leaf(self.family_part, person.family)
        particle = self._leaf(self.family_part, particle_text)
        level = self._level(level)
        given, initialized = self._given(person, level)
        suffix = self._suffix(person) if level else None
        if not level:
            dropping = None
        script = self._script(person)
        if script == 0:
            return join([particle, family, given], "")
        if script == 1 or run.item.text("language") in ("vi", "hu"):
            return join([join([particle, family], self.space), given], " ")
        if run.sorting:
            return self._for_sorting(family, given, dropping, particle, suffix)
        order = options.as_sort_order
        if order == "all" or (order == "first" and index == 0):
            return self._inverted(person, family, given, dropping, particle, suffix)
        return self._straight(person, family, given, dropping, particle, suffix, initialized)

    def _script(self, person: Name) -> int:
        """0: of a script without letters (joined family first); 1: mixed, or Japanese and Chinese; 2: Latin and the like."""
        if not has_letters(person.family.replace('"', "")):
            return 1 if person.given and starts_with_letter(person.given) else 0
        return 1 if self.run.item.text("language")[:2] in ("ja", "zh") else 2

    def _level(self, requested: int) -> int:
        """0: the family name alone, 1: initials, 2: all."""
        options = self.options
        return max(requested, 0 if options.form != "long" else 1 if options.initialize_with is not None else 2)

    def _given(self, person: Name, level: int) -> tuple[Node | None, bool]:
        options = self.options
        terminator = options.initialize_with
        if level == 0:
            return None, False
        given = person.given
        initialized = False
        if person.family and level == 1 and (terminator is not None or self.run.book.with_initials):
            hyphen = self.run.book.initialize_with_hyphen
            given = initials(given, terminator or "", normalize_only=not options.initialize, with_hyphen=hyphen)
            initialized = True
        return self._leaf(self.given_part, given), initialized

    def _suffix(self, person: Name) -> Node | None:
        text = person.suffix
        if not text:
            return None
        if self.options.initialize_with is not None:
            text = initials(text, self.options.initialize_with, normalize_only=True)
        if self.run.strip_periods or (self.family_part is not None and self.family_part.strips):
            text = text.replace(".", "")
        stop = "." if text.endswith(".") else ""
        node = self.run.leaf(text.removesuffix("."), PLAIN, name=True)
        if node is not None:
            node.suffix = stop + node.suffix
        return node

    def _for_sorting(
        self, family: Node | None, given: Node | None, dropping: Node | None, particle: Node | None, suffix: Node | None
    ) -> Node | None:
        if self.run.book.demotion == "never":
            name = join([join([particle, family], self.space), dropping], " ")
            return join([join([name, given], "|"), suffix], " ")
        rest = join([given, dropping, particle], " ")
        return join([join([family, rest], "|"), suffix], " ")

    def _inverted(
        self,
        person: Name,
        family: Node | None,
        given: Node | None,
        dropping: Node | None,
        particle: Node | None,
        suffix: Node | None,
    ) -> Node | None:
        separator = ", " if person.given in ("Lord", "Lady") else self.options.sort_separator
        hyphenated = _ends_tight(particle)
        if self.run.book.demotion in ("always", "display-and-sort"):
            second = join([join([given, dropping], " "), particle], " ")
            _affix(second, self.given_part)
            _affix(family, self.family_part)
            node = join([join([family, second], separator), suffix], separator)
        else:
            first = join([particle, family], "" if hyphenated else self.space)
            _affix(first, self.family_part)
            second = join([given, dropping], " ")
            _affix(second, self.given_part)
            node = join([join([first, second], separator), suffix], separator)
        if node is not None:
            node.inverted = True
        return node

    def _straight(
        self,
        person: Name,
        family: Node | None,
        given: Node | None,
        dropping: Node | None,
        particle: Node | None,
        suffix: Node | None,
        initialized: bool,
    ) -> Node | None:
        text = person.dropping
        if text and person.family and not person.non_dropping and text[-1] in _APOSTROPHES and text[:-1] != "de":
            family, dropping = join([dropping, family], ""), None
        if _ends_tight(particle):
            second = join([dropping, join([particle, family], "")], self.space)
        else:
            second = join([dropping, particle, family], self.space)
        second = join([second, suffix], ", " if person.comma_suffix else " ")
        _affix(second, self.family_part)
        _affix(given, self.given_part)
        terminator = self.options.initialize_with or ""
        tight = initialized and ("\u00a0" in terminator or "\ufeff" in terminator)
        return join([given, second], self.space if tight else " ")


_LOOKS = ("font-style", "font-variant", "font-weight", "text-decoration", "text-case")


def _affix(node: Node | None, part: Any) -> None:
    if node is not None and part is not None:
        node.prefix, node.suffix = part.before, part.after


def _ends_tight(node: Node | None) -> bool:
    """A particle that its name follows without a space ("al-", "d'")."""
    while node is not None:
        content = node.content
        if isinstance(content, str):
            return content[-1:] in _JOINING
        node = content[-1] if content else None
    return False
