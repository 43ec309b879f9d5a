"""CSL-JSON <-> references: lossless both ways.

A value whose shape the model does not keep (a number for a text, a date with ``raw``, an unknown type, an empty string)
is remembered in ``Reference.extra`` under its CSL name, as JSON text, and comes back for as long as it still reads as the
value of the reference. Variables that CSL does not know are kept in ``extra`` as well.

``note`` and ``annote``. CSL has two variables, we have ``annotation`` and ``note``, and the annotated official styles print
CSL's ``note``. So:

=====================  ====================================  =======================================
reference              item                                  read back
=====================  ====================================  =======================================
annotation A           ``note`` A and ``annote`` A           equal values: the annotation
annotation A, note N   ``annote`` A, ``note`` N              each its own
note N                 ``note`` N, ``annote`` empty          an empty ``annote``: no annotation
(foreign)              ``note`` N alone                      annotation N (the law); comes back alone
(foreign)              ``annote`` A alone                    annotation A; comes back alone
=====================  ====================================  =======================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from citekit.formats import jsontext
from citekit.formats.keywords import joined_keywords, split_keywords
from citekit.formats.told import Written, changed, damaged
from citekit.model import (
    DATE_FIELDS,
    NAME_FIELDS,
    TEXT_FIELDS,
    Bibliography,
    Date,
    Finding,
    InputError,
    ItemType,
    LineIndex,
    Name,
    Record,
    Reference,
    Span,
    csl_variable,
)

_FIELDS: Final[dict[str, str]] = {
    csl_variable(field): field
    for field in ("id", "type", *NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS, "keywords")
    if field not in ("note", "annotation")
}
# Older names of variables: CSL 1.0.1 and citeproc-js.
_ALIASES: Final = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
}
_NOTES: Final = ("note", "annote")
VARIABLES: Final = frozenset(_FIELDS) | frozenset(_ALIASES) | frozenset(_NOTES)
"""Every variable that has a field of its own here. In ``extra`` such a name only remembers the shape of that value."""

_TYPES: Final = {str(kind): kind for kind in ItemType}
_ABSENT: Final = "null"  # in extra: the item had no such key


def from_item(item: Mapping[str, object]) -> Reference:
    """Read one CSL-JSON item. Nothing is refused: what has no field goes to ``extra``."""
    values: dict[str, Any] = {}
    extra: dict[str, str] = {}
    for name, value in item.items():
        variable = _ALIASES.get(name, name)
        field = _FIELDS.get(variable)
        if field is None:
            if name not in _NOTES:
                extra[name] = jsontext.to_text(value)
        elif name != variable and variable in item:
            extra |= {name: jsontext.to_text(value), variable: jsontext.to_text(item[variable])}
        else:
            read = _read(field, value)
            values[field] = read
            if name != variable or not read or _write(field, read) != value:
                extra[name] = jsontext.to_text(value)
    _read_notes(item, values, extra)
    if "type" not in item:
        extra["type"] = _ABSENT
    return Reference(**values, extra=extra)


def to_item(reference: Reference) -> dict[str, object]:
    """The CSL-JSON item of a reference; ``id``, ``type``, and what it says."""
    item: dict[str, object] = {"id": reference.id, "type": str(reference.type)}
    for variable, field in _FIELDS.items():
        value = getattr(reference, field)
        if value and field not in ("id", "type"):
            item[variable] = _write(field, value)
    _write_notes(reference, item)
    for name, text in reference.extra.items():
        _restore(item, reference, name, text)
    return item


def dump(references: Iterable[Reference]) -> str:
    """A CSL-JSON array as text."""
    return jsontext.dumps([to_item(reference) for reference in references])


def read(text: str, path: str | None = None) -> Bibliography:
    """Read an array of items, one item, or an object that holds them under ``items`` or ``references``."""
    lines = LineIndex(text)
    records: list[Record] = []
    findings: list[Finding] = []
    for value, start, end in _elements(text):
        line, column = lines.position(value.offset if isinstance(value, jsontext.Broken) else start)
        if isinstance(value, dict):
            records.append(_record(value, Span(start, end), path, line, column))
            findings += _unknown_type(value, records[-1])
            findings += _unread(value, records[-1])
            continue
        message = value.message if isinstance(value, jsontext.Broken) else f"expected an object, found {type(value).__name__}"
        findings.append(damaged(f"this is not a CSL-JSON item: {message}", path=path, line=line, column=column))
    if not records and findings:
        raise InputError(findings[0].message, path=path, line=findings[0].line, column=findings[0].column)
    return Bibliography(tuple(records), tuple(findings), path, "csljson", text)


def _unknown_type(item: dict[str, object], record: Record) -> list[Finding]:
    kind = item.get("type")
    if kind is None or kind in _TYPES:
        return []
    told = changed("type", f'CSL has no type "{kind}"; read as document', record.reference.id)
    return [replace(told, path=record.path, line=record.line, column=record.column)]


def _unread(item: dict[str, object], record: Record) -> Iterator[Finding]:
    """Values of a shape that a variable cannot have: only CSL-JSON keeps them."""
    for name, value in item.items():
        field: str | None = name if name in _NOTES else _FIELDS.get(_ALIASES.get(name, name))
        if field is None or field == "type" or not value:
            continue
        members = value if field in NAME_FIELDS and isinstance(value, list) else []
        lost = [one for one in members if one and not _read_names([one])]
        if lost or not _read(field, value):
            message = f"this is no value of {name}, and only CSL-JSON keeps it: {_short(lost[0] if lost else value)}"
            told = changed(name, message, record.reference.id)
            yield replace(told, path=record.path, line=record.line, column=record.column)


def _short(value: object) -> str:
    text = jsontext.to_text(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def write(references: Sequence[Reference]) -> Written:
    """CSL-JSON holds everything a reference has."""
    return Written(dump(references))


def _elements(text: str) -> Iterable[tuple[object, int, int]]:
    for value, start, end in jsontext.objects(text):
        inner = value.get("items", value.get("references")) if isinstance(value, dict) and "type" not in value else None
        if isinstance(inner, list):
            yield from ((element, start, end) for element in inner)
        else:
            yield value, start, end


def _record(item: dict[str, object], span: Span, path: str | None, line: int, column: int) -> Record:
    fields = {name: value for name, value in item.items() if isinstance(value, str)}
    return Record(from_item(item), path, line, column, str(item.get("type", "")), fields, span)


def _read(field: str, value: object) -> Any:
    return _READERS.get(field, _read_text)(value)


def _write(field: str, value: Any) -> object:
    if field in NAME_FIELDS:
        return [name.to_csl() for name in value]
    if field in DATE_FIELDS:
        return value.to_csl()
    return joined_keywords(value) if field == "keywords" else str(value)


def _read_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""


def _read_names(value: object) -> tuple[Name, ...]:
    if isinstance(value, str | Mapping):
        value = [value]
    if not isinstance(value, Sequence):
        return ()
    names = (
        Name.from_csl(name) if isinstance(name, Mapping) else Name(literal=name) if isinstance(name, str) else Name()
        for name in value
    )
    return tuple(name for name in names if name)


def _read_date(value: object) -> Date:
    if isinstance(value, Mapping):
        return Date.from_csl(value)
    return Date.from_edtf(str(value)) if isinstance(value, str | int) and str(value).strip() else Date()


def _read_keywords(value: object) -> tuple[str, ...]:
    words = value if isinstance(value, list) else split_keywords(value) if isinstance(value, str) else ()
    return tuple(str(word) for word in words if word)


def _read_type(value: object) -> ItemType:
    return _TYPES.get(str(value), ItemType.DOCUMENT)


_READERS: Final[dict[str, Callable[[object], Any]]] = {
    "type": _read_type,
    "keywords": _read_keywords,
    **dict.fromkeys(NAME_FIELDS, _read_names),
    **dict.fromkeys(DATE_FIELDS, _read_date),
}


def _notes_of(item: Mapping[str, object]) -> tuple[str, str]:
    """``(note, annotation)`` of an item, by the table above."""
    note, annote = (_read_text(item.get(name)) for name in _NOTES)
    if note and annote:
        return ("" if note == annote else note), annote
    if annote:
        return "", annote
    return (note, "") if "annote" in item else ("", note)


def _item_of_notes(note: str, annotation: str) -> dict[str, object]:
    return {"note": note or annotation, "annote": annotation} if note or annotation else {}


def _read_notes(item: Mapping[str, object], values: dict[str, Any], extra: dict[str, str]) -> None:
    values["note"], values["annotation"] = _notes_of(item)
    given = {name: item[name] for name in _NOTES if name in item}
    if given != _item_of_notes(values["note"], values["annotation"]):
        extra |= {name: jsontext.to_text(given[name]) if name in given else _ABSENT for name in _NOTES}


def _write_notes(reference: Reference, item: dict[str, object]) -> None:
    notes = _item_of_notes(reference.note, reference.annotation)
    remembered = {name: reference.extra[name] for name in _NOTES if name in reference.extra}
    if remembered:
        given = {name: jsontext.from_text(text) for name, text in remembered.items() if text != _ABSENT}
        notes = given if _notes_of(given) == (reference.note, reference.annotation) else notes
    item |= notes


def _restore(item: dict[str, object], reference: Reference, name: str, text: str) -> None:
    """Give a value the shape that it had, if it is still the same value."""
    if name in _NOTES:
        return
    value = jsontext.from_text(text)
    variable = _ALIASES.get(name, name)
    field = _FIELDS.get(variable)
    if field is None:
        item[name] = value
    elif name == "type" and text == _ABSENT:
        if reference.type is ItemType.DOCUMENT:
            del item["type"]
    elif variable != name and variable in reference.extra:
        item[name] = value
    elif _read(field, value) == getattr(reference, field):
        if name != variable:
            item.pop(variable, None)
        item[name] = value
