"""A Hayagriva entry -> a reference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from citekit.formats import jsontext
from citekit.formats.hayagriva_table import CONTAINED, FIELDS, READ_TYPES, ROLE_FIELDS, SERIALS
from citekit.model import DATE_FIELDS, NAME_FIELDS, Date, ItemType, Name, Reference

_POINT: Final = re.compile(r"~?(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?")
_GROUP: Final = re.compile(r"\\(.)|\{([^{}\\]*)\}", re.DOTALL)


def read_entry(key: str, entry: Mapping[str, Any]) -> Reference:
    """The reference of an entry: each field from the entry itself, else from what it stands in."""
    kind = text_of(entry.get("type")).lower()
    parents = _parents(entry)
    contained = kind in CONTAINED and bool(parents)
    container = parents[0] if contained else {}
    series = next(iter(_parents(container) or parents[1:] if contained else parents), {})
    item_type = READ_TYPES.get((kind, text_of(container.get("type")).lower())) or READ_TYPES.get((kind, ""), ItemType.DOCUMENT)
    values: dict[str, Any] = {}
    for field, name, _ in FIELDS:
        found = next((source[name] for source in (entry, container) if source.get(name)), "")
        values[field] = _value(field, found)
    values |= (
        _titles("title", entry) | _titles("container_title", container) | {"collection_title": _title(series.get("title"))}
    )
    values["collection_number"] = text_of(series.get("volume") or series.get("issue"))
    for source in (entry, container):
        for field, found in (_serials(source) | _publisher(source) | _address(source) | _roles(source)).items():
            values[field] = values.get(field) or found
    values = {field: value for field, value in values.items() if value}
    return Reference(id=key, type=item_type, **values, extra=_extra(entry, kind))


def _parents(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    given = entry.get("parent")
    return [parent for parent in (given if isinstance(given, list) else [given]) if isinstance(parent, dict)]


def _value(field: str, value: Any) -> Any:
    if field in NAME_FIELDS:
        return _names(value)
    return _read_date(text_of(value)) if field in DATE_FIELDS else text_of(value)


def _title(value: Any) -> str:
    """Braces keep the case of what they hold; a backslash makes a sign stand for itself."""
    text = text_of(value.get("value")) if isinstance(value, dict) else text_of(value)
    return _GROUP.sub(lambda found: found[1] or f'<span class="nocase">{found[2]}</span>', text)


def _titles(field: str, entry: Mapping[str, Any]) -> dict[str, str]:
    given = entry.get("title")
    short = _title(given.get("short")) if isinstance(given, dict) else ""
    return {field: _title(given), f"{field}_short": short}


def _names(value: Any) -> tuple[Name, ...]:
    return tuple(name for one in (value if isinstance(value, list) else [value]) if (name := _name(one)))


def _name(value: Any) -> Name:
    if isinstance(value, dict):
        parts = {part: text_of(value.get(part)) for part in ("name", "given-name", "prefix", "suffix")}
        if not parts["given-name"] and not parts["prefix"] and not parts["suffix"] and "given-name" not in value:
            return Name(literal=parts["name"])
        family, given, prefix, suffix = parts.values()
        return Name(family=family, given=given, non_dropping_particle=prefix, suffix=suffix)
    family, comma, rest = text_of(value).partition(",")
    if not comma:
        return Name(literal=family.strip())
    given, _, suffix = rest.partition(",")
    return Name(family=family.strip(), given=given.strip(), suffix=suffix.strip())


def _read_date(text: str) -> Date:
    found = _POINT.fullmatch(text)
    if not found:
        return Date.from_edtf(text) if text else Date()
    date = Date.from_edtf(text.strip("~"))
    return Date(date.parts, circa=text.startswith("~"), literal=date.literal)


def _serials(entry: Mapping[str, Any]) -> dict[str, str]:
    given = entry.get("serial-number")
    if isinstance(given, dict):
        return {field: text_of(given.get(name)) for field, name in SERIALS.items()}
    return {"number": text_of(given)}


def _publisher(entry: Mapping[str, Any]) -> dict[str, str]:
    given = entry.get("publisher")
    if isinstance(given, dict):
        return {"publisher": text_of(given.get("name")), "publisher_place": text_of(given.get("location"))}
    return {"publisher": text_of(given) or text_of(entry.get("organization"))}


def _address(entry: Mapping[str, Any]) -> dict[str, Any]:
    given = entry.get("url")
    if isinstance(given, dict):
        return {"url": text_of(given.get("value")), "accessed": _read_date(text_of(given.get("date")))}
    return {"url": text_of(given)}


def _roles(entry: Mapping[str, Any]) -> dict[str, tuple[Name, ...]]:
    out: dict[str, tuple[Name, ...]] = {}
    given = entry.get("affiliated")
    for group in given if isinstance(given, list) else []:
        if isinstance(group, dict) and (field := ROLE_FIELDS.get(text_of(group.get("role")).lower())):
            out[field] = (*out.get(field, ()), *_names(group.get("names")))
    return out


def _extra(entry: Mapping[str, Any], kind: str) -> dict[str, str]:
    known = {name for _, name, _ in FIELDS} | {"type", "title", "parent", "serial-number", "publisher", "url", "affiliated"}
    if not isinstance(entry.get("publisher"), dict) and not entry.get("publisher"):
        known.add("organization")
    extra = {name: jsontext.to_text(value) for name, value in entry.items() if name not in known and value and name}
    return extra | ({"hayagriva-type": kind} if (kind, "") not in READ_TYPES and kind not in CONTAINED else {})


def text_of(value: Any) -> str:
    """The text of a YAML value that is one."""
    return value.strip() if isinstance(value, str) else ""
