"""The names and values that a structured citation is made of, as its elements say them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from citekit.extraction.aligned import Clean, join
from citekit.extraction.elements import NAME_PARTS, VALUES

_ROLES: Final = {
    **dict.fromkeys(("author", "authors", "allauthors", "", "inventor", "assignee", "compiler-author"), "author"),
    **dict.fromkeys(("editor", "editors", "ed", "guest-editor", "compiler"), "editor"),
    **dict.fromkeys(("translator", "translators", "transed"), "translator"),
    "director": "director",
}
_IDENTIFIERS: Final = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "pmc": "PMCID", "isbn": "ISBN", "issn": "ISSN"}

Event = tuple[str, str, Mapping[str, str], Clean]  # "start" | "end" | "text" | "space", name, attributes, text
NO_ATTRIBUTES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(slots=True)
class Person:
    """One name of a citation: its parts, or a body that has one name."""

    role: str
    family: Clean = field(default_factory=Clean)
    given: Clean = field(default_factory=Clean)
    suffix: Clean = field(default_factory=Clean)
    literal: Clean = field(default_factory=Clean)

    def csl(self) -> dict[str, str]:
        parts = {"family": self.family, "given": self.given, "suffix": self.suffix, "literal": self.literal}
        return {name: folded(part) for name, part in parts.items() if part}


@dataclass(slots=True)
class Values:
    """What a structured citation says: names by role, the rest by element."""

    people: list[Person] = field(default_factory=list)
    etal: set[str] = field(default_factory=set)
    parts: dict[str, list[Clean]] = field(default_factory=dict)
    identifiers: dict[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> Clean:
        """The first value of the first of ``names`` that has one."""
        return next((self.parts[name][0] for name in names if self.parts.get(name)), Clean())


def folded(text: Clean) -> str:
    """The text with its white space folded."""
    return " ".join(text.text.split())


def values_of(events: Sequence[Event]) -> Values:
    """The names and values in a flat list of events: no recursion, however deep they nest."""
    values, group, person = Values(), "author", None
    leaf, attributes, pieces = "", NO_ATTRIBUTES, list[Clean]()
    for kind, name, given, text in events:
        if kind in ("text", "space"):
            pieces.append(text if kind == "text" else Clean())
        elif name == "person-group":
            group = _role(given) if kind == "start" else "author"
        elif name in ("name", "string-name"):
            if kind == "start":
                person, pieces = Person(group), []
            elif person:
                _add_person(values, person, pieces)
                person, pieces = None, []
        elif name in NAME_PARTS or name in VALUES:
            if kind == "start":
                leaf, attributes, pieces = name, given, []
                if name == "etal":
                    values.etal.add(group)
            elif name == leaf:
                _add_leaf(values, person, group, leaf, attributes, join(pieces).strip())
                leaf, pieces = "", []
    return values


def _role(attributes: Mapping[str, str]) -> str:
    named = attributes.get("person-group-type", "author").lower()
    return _ROLES.get(named, named)


def _add_person(values: Values, person: Person, pieces: list[Clean]) -> None:
    if not person.family and not person.given:
        person.literal = join(pieces).strip()
    if person.csl():
        values.people.append(person)


def _add_leaf(values: Values, person: Person | None, group: str, leaf: str, attributes: Mapping[str, str], text: Clean) -> None:
    if not text:
        return
    if leaf in ("surname", "given-names", "suffix", "prefix"):
        if person is None:
            person = Person(group)
            if leaf == "given-names" and values.people and not values.people[-1].given:
                person = values.people[-1]
            else:
                values.people.append(person)
        if leaf == "surname":
            person.family = text
        elif leaf == "given-names":
            person.given = text
        elif leaf == "suffix":
            person.suffix = text
    elif leaf == "collab":
        values.people.append(Person(group, literal=text))
    elif leaf in ("pub-id", "object-id"):
        kind = _IDENTIFIERS.get(attributes.get("pub-id-type", "").lower())
        values.parts.setdefault(kind or "pub-id", []).append(text)
        if kind:
            values.identifiers[kind] = folded(text)
    elif leaf == "date-in-citation" and attributes.get("content-type", "").startswith("pub"):
        values.parts.setdefault("date", []).append(text)
    elif leaf != "etal":
        values.parts.setdefault(leaf, []).append(text)
