"""A reference -> a Hayagriva entry."""

from __future__ import annotations

import re
from typing import Any, Final

from citekit.formats import csljson, jsontext
from citekit.formats.hayagriva_table import CONTAINED, FIELDS, KEPT, ROLE_FIELDS, SERIALS, TYPES, WRITTEN_AS
from citekit.formats.told import changed, lost
from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, Finding, ItemType, Name, Reference, csl_variable

_NOCASE: Final = re.compile(r'<span class="nocase">([^<{}\\]*)</span>|([\\{}])')


class EntryWriting:
    """One entry of the tree: ``entry``, and what it cannot say in ``findings``."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.findings: list[Finding] = []
        self.done = {"id", "type", "extra"}
        written_as = WRITTEN_AS.get(reference.type, reference.type if reference.type in TYPES else ItemType.DOCUMENT)
        kind, parent = TYPES[written_as]
        self.entry: dict[str, Any] = {"type": kind}
        if written_as is not reference.type:
            self._changed("type", f"Hayagriva has no {reference.type}; written as {kind}")
        self.container: dict[str, Any] | None = None
        if parent and (written_as is not ItemType.WEBPAGE or reference.container_title or reference.collection_title):
            self.container = {"type": parent}
        self._write()

    def _write(self) -> None:
        reference = self.reference
        self._put(self.entry, "title", self._title("title"))
        for field, name, of_container in FIELDS:
            value = getattr(reference, field)
            target = self.container if of_container and self.container is not None else self.entry
            if value and (written := self._value(field, value)):
                target[name] = written
                self.done.add(field)
        self._groups()
        if self.container is not None:
            self._put(self.container, "title", self._title("container_title"))
            self.entry["parent"] = self.container
        series = {"type": "anthology", "title": self._title("collection_title"), "volume": self._take("collection_number")}
        target = self.entry if self.container is None else self.container
        if series["title"] and target["type"] not in CONTAINED:  # an article in an anthology would be read as a chapter
            target["parent"] = {name: value for name, value in series.items() if value}
        else:
            self.done -= {"collection_title", "collection_title_short", "collection_number"}
        self._rest()

    def _groups(self) -> None:
        """Publisher, address, numbers and roles: each a small tree of its own."""
        target = self.entry if self.container is None else self.container
        publisher, place = self._take("publisher"), self._take("publisher_place")
        self._put(target, "publisher", {"name": publisher, "location": place} if place and publisher else publisher)
        if place and not publisher:
            target["publisher"] = {"location": place}
        url = self._take("url")
        if url and self.reference.accessed and (date := self._value("accessed", self.reference.accessed)):
            self.entry["url"] = {"value": url, "date": date}
            self.done.add("accessed")
        else:
            self._put(self.entry, "url", url)
        numbers = {name: number for field, name in SERIALS.items() if (number := self._take(field))}
        self._put(self.entry, "serial-number", numbers)
        roles = [
            {"role": role, "names": self._value(field, getattr(self.reference, field))}
            for role, field in ROLE_FIELDS.items()
            if self._take(field)
        ]
        self._put(self.entry, "affiliated", roles)

    def _take(self, field: str) -> Any:
        self.done.add(field)
        return getattr(self.reference, field)

    @staticmethod
    def _put(target: dict[str, Any], name: str, value: Any) -> None:
        if value:
            target[name] = value

    def _title(self, field: str) -> Any:
        title, short = (_NOCASE.sub(_braced, getattr(self.reference, name, "")) for name in (field, f"{field}_short"))
        if title:
            self.done |= {field, f"{field}_short"}
        return {"value": title, "short": short} if title and short else title

    def _value(self, field: str, value: Any) -> Any:
        if field in NAME_FIELDS:
            names = [self._name(field, name) for name in value]
            return names[0] if len(names) == 1 and field in ("author", "editor") else names
        return self._date(field, value) if field in DATE_FIELDS else value

    def _name(self, field: str, name: Name) -> Any:
        if name.literal:
            return {"name": name.literal} if "," in name.literal else name.literal
        if name.dropping_particle:
            self._changed(csl_variable(field), f"Hayagriva does not tell kinds of particles: {name.inverted()}")
        prefix = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
        simple = not prefix and not name.suffix and name.given and "," not in name.family + name.given
        if simple:
            return f"{name.family}, {name.given}"
        parts = {"name": name.family, "given-name": name.given, "prefix": prefix, "suffix": name.suffix}
        return {part: value for part, value in parts.items() if value or part == "given-name"}

    def _date(self, field: str, date: Date) -> str:
        point = date.parts[0] if date.parts else ()
        if not point:
            return ""
        simple = Date((point[:1] if len(point) > 1 and point[1] > 12 else point,))
        if Date(simple.parts, date.circa) != date:
            self._changed(csl_variable(field), f"Hayagriva has no such date: {date.to_edtf()}")
        return ("~" if date.circa else "") + simple.to_edtf()

    def _changed(self, field: str, message: str) -> None:
        self.findings.append(changed(field, message, self.reference.id))

    def _rest(self) -> None:
        reference = self.reference
        for field in (*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS, "keywords"):
            value = getattr(reference, field)
            if value and field not in self.done:
                shown = value.to_edtf() if isinstance(value, Date) else value if isinstance(value, str) else "; ".join(value)
                self.findings.append(lost(csl_variable(field), shown, "Hayagriva", reference.id))
        for name, text in reference.extra.items():
            if name in KEPT and name not in self.entry:
                self.entry[name] = jsontext.from_text(text)
            elif name not in csljson.VARIABLES and text:
                self.findings.append(lost(name, text, "Hayagriva", reference.id))


def _braced(found: re.Match[str]) -> str:
    return f"\\{found[2]}" if found[2] else f"{{{found[1]}}}"
