"""Citation elements: the printed text of a mixed one, the values of a structured one.

Sources: NLM Book DTD 2.3 (`citation`), JATS 1.3 (`mixed-citation`, `element-citation`, `nlm-citation`), CSL-JSON 1.0.2 (names of values).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from citekit.extraction.aligned import Builder, Clean, join
from citekit.extraction.compose import composed
from citekit.model import Date

MARKS: Final = {
    **dict.fromkeys(("italic", "i", "em"), "italic"),
    **dict.fromkeys(("bold", "b", "strong"), "bold"),
}
_TAGGED: Final = frozenset({"source", "article-title", "chapter-title"})  # marked under their own names
_LEAVES: Final = frozenset(
    "source article-title chapter-title part-title trans-title trans-source volume-title publisher-name publisher-loc year month day "
    "season fpage lpage page-range elocation-id volume issue supplement edition series size isbn issn pub-id object-id uri ext-link "
    "date-in-citation access-date comment annotation note conf-name conf-loc conf-date institution patent version data-title std gov "
    "volume-id issue-title issue-part email date time-stamp publication-date".split()
)
_ROLES: Final = {
    **dict.fromkeys(("author", "authors", "allauthors", "", "inventor", "assignee", "compiler-author"), "author"),
    **dict.fromkeys(("editor", "editors", "ed", "guest-editor", "compiler"), "editor"),
    **dict.fromkeys(("translator", "translators", "transed"), "translator"),
    "director": "director",
}
_TYPES: Final = {
    **dict.fromkeys(("book", "booksimple", "monograph", "ebook"), "book"),
    **dict.fromkeys(("journal", "article"), "article-journal"),
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    **dict.fromkeys(("confproc", "conference", "conf-proc"), "paper-conference"),
    **dict.fromkeys(("thesis", "dissertation"), "thesis"),
    **dict.fromkeys(("report", "gov", "government"), "report"),
    **dict.fromkeys(("web", "webpage", "website", "web-page", "online"), "webpage"),
    "patent": "patent",
    **dict.fromkeys(("data", "dataset", "database"), "dataset"),
    **dict.fromkeys(("software", "computer-program"), "software"),
    **dict.fromkeys(("preprint", "eprint"), "article"),
    **dict.fromkeys(("commun", "letter"), "personal_communication"),
    **dict.fromkeys(("film", "video"), "motion_picture"),
}
_VALUES: Final = {  # element -> CSL variable, where the text is the value
    "publisher-name": "publisher",
    "publisher-loc": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "supplement": "supplement-number",
    "edition": "edition",
    "series": "collection-title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "conf-name": "event-title",
    "conf-loc": "event-place",
    "version": "version",
    "patent": "number",
    "elocation-id": "number",
    "volume-title": "volume-title",
    "annotation": "note",
}
_IDENTIFIERS: Final = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "pmc": "PMCID", "isbn": "ISBN", "issn": "ISSN"}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

Event = tuple[str, str, Mapping[str, str], Clean]  # "start" | "end" | "text" | "space", name, attributes, text
_NO_ATTRIBUTES: Final[Mapping[str, str]] = MappingProxyType({})


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
        return {name: _folded(part) for name, part in parts.items() if part}


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


class CitationElement:
    """One citation element while it is read."""

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = name
        self.line = 0
        self._attributes = attributes
        self._events: list[Event] = []
        self._depth = 0
        self._loose_text = False  # text that stands outside of every child: a printed form
        self._has_values = False

    @property
    def type(self) -> str | None:
        """The type its attributes name."""
        named = (self._attributes.get(key) for key in ("citation-type", "publication-type", "content-type"))
        return next((value for value in named if value), None)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._events.append(("start", name, attributes, Clean()))
        self._depth += 1
        self._has_values = self._has_values or name in _LEAVES or name == "person-group"

    def end(self, name: str) -> None:
        self._events.append(("end", name, _NO_ATTRIBUTES, Clean()))
        self._depth -= 1

    def text(self, text: Clean, line: int) -> None:
        if not self.line:
            self.line = line + text.text.count("\n", 0, len(text.text) - len(text.text.lstrip()))
        if not self._depth and not text.text.isspace() and self.name != "element-citation":
            self._loose_text = True
        self._events.append(("text", "", _NO_ATTRIBUTES, text))

    def space(self, text: str) -> None:
        self._events.append(("space", text, _NO_ATTRIBUTES, Clean()))

    def read(self) -> tuple[Clean, Mapping[str, object]]:
        """The text of the citation, and its CSL-JSON values if it is structured (nothing but elements)."""
        if self._loose_text or not self._has_values:
            return self._printed(), {}
        values = _values(self._events)
        return composed(values, self._is_part(values)), _csl(values, self.type, self._is_part(values))

    def _printed(self) -> Clean:
        builder = Builder()
        hidden = 0
        for kind, name, _, text in self._events:
            if name == "label" and kind != "space":
                hidden += 1 if kind == "start" else -1
            elif kind == "text" and not hidden:
                builder.add(text)
            elif kind == "space" and not hidden:
                builder.space(name)
            elif (mark := MARKS.get(name) or (name if name in _TAGGED else "")) and kind == "start":
                builder.open(mark)
            elif mark and kind == "end":
                builder.close(mark)
        return builder.take()

    def _is_part(self, values: Values) -> bool:
        """Whether it is part of something larger (an article, a chapter)."""
        return bool(values.parts.get("source") and values.first("article-title", "chapter-title", "part-title", "data-title"))


def _values(events: Sequence[Event]) -> Values:
    """The names and values in a flat list of events: no recursion, however deep they nest."""
    values, group, person = Values(), "author", None
    leaf, attributes, pieces = "", _NO_ATTRIBUTES, list[Clean]()
    for kind, name, given, text in events:
        if kind in ("text", "space"):
            pieces.append(text if kind == "text" else Clean())
        elif name == "person-group":
            group = _ROLES.get(given.get("person-group-type", "").lower(), given.get("person-group-type", "author")) if kind == "start" else "author"
        elif name in ("name", "string-name"):
            if kind == "start":
                person, pieces = Person(group), []
            elif person:
                _add_person(values, person, pieces)
                person, pieces = None, []
        elif name in ("surname", "given-names", "suffix", "prefix", "collab", "etal", "institution-wrap") or name in _LEAVES:
            if kind == "start":
                leaf, attributes, pieces = name, given, []
                if name == "etal":
                    values.etal.add(group)
            elif name == leaf:
                _add_leaf(values, person, group, leaf, attributes, join(pieces).strip())
                leaf, pieces = "", []
    return values


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
            values.identifiers[kind] = _folded(text)
    elif leaf == "date-in-citation" and attributes.get("content-type", "").startswith("pub"):
        values.parts.setdefault("date", []).append(text)
    elif leaf != "etal":
        values.parts.setdefault(leaf, []).append(text)


def _csl(values: Values, kind: str | None, part: bool) -> dict[str, object]:
    """The values under their CSL names; what is not said is not there."""
    item: dict[str, object] = {"type": _csl_type(kind, part, values)}
    for role in ("author", "editor", "translator", "director"):
        names = [person.csl() for person in values.people if person.role == role]
        if names:
            item[role] = names
    title = values.first("article-title", "chapter-title", "part-title", "data-title")
    source = values.first("source")
    item["title"] = _folded(title or source)
    if title and source:
        item["container-title"] = _folded(source)
    for element, variable in _VALUES.items():
        if text := values.first(element):
            item[variable] = _folded(text)
    item.update(values.identifiers)
    item["page"] = _pages(values)
    item["URL"] = _folded(values.first("uri", "ext-link"))
    item["issued"] = _date(values)
    accessed = values.first("date-in-citation", "access-date")
    if accessed:
        item["accessed"] = Date(literal=_folded(accessed)).to_csl()
    return {name: value for name, value in item.items() if value}


def _csl_type(kind: str | None, part: bool, values: Values) -> str:
    named = _TYPES.get((kind or "").lower(), "")
    if named == "book" and part:
        return "chapter"
    if named:
        return named
    if values.parts.get("chapter-title"):
        return "chapter"
    if part and (values.parts.get("volume") or values.parts.get("issue")):
        return "article-journal"
    return "book" if values.parts.get("publisher-name") and not part else "document"


def _pages(values: Values) -> str:
    if whole := values.first("page-range"):
        return _folded(whole)
    first, last = values.first("fpage"), values.first("lpage")
    return f"{_folded(first)}-{_folded(last)}" if first and last and first.text != last.text else _folded(first)


def _date(values: Values) -> dict[str, object]:
    year = _folded(values.first("year"))
    if not year:
        text = _folded(values.first("date", "publication-date"))
        return Date(literal=text).to_csl() if text else {}
    digits = year[:4]
    if not (digits.isascii() and digits.isdigit() and (len(year) == 4 or (len(year) == 5 and year[4].isalpha()))):
        return Date(literal=year).to_csl()
    month = _month(_folded(values.first("month"))) or _SEASONS.get(_folded(values.first("season")).lower(), 0)
    day = _folded(values.first("day"))
    return Date.of(int(digits), month, int(day) if month and day.isascii() and day.isdigit() and len(day) < 3 else 0).to_csl()


def _month(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= 12:
        return int(text)
    return _MONTHS.index(text[:3].lower()) + 1 if text[:3].lower() in _MONTHS else 0


def _folded(text: Clean) -> str:
    return " ".join(text.text.split())

