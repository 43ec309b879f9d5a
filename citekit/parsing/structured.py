"""Citations that say field by field what they are (element-citation): their values, found in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from citekit.model import (
    DATE_FIELDS,
    NAME_FIELDS,
    TEXT_FIELDS,
    Date,
    Evidence,
    Fragment,
    ItemType,
    Name,
    Parsed,
    Reference,
    Span,
    csl_variable,
)
from citekit.parsing.assemble import leftovers

_RULE = "element of the source"
_OURS: Final = {csl_variable(name): name for name in (*TEXT_FIELDS, *DATE_FIELDS, *NAME_FIELDS) if name != "note"}


def parse_structured(fragment: Fragment, plain: Parsed) -> Parsed:
    """The reference that ``fragment.structured`` spells out; ``plain`` is what its text gives, which adds the annotation."""
    values = _values(fragment.structured)
    values.setdefault("annotation", plain.annotation)
    evidence = {
        csl_variable(name) if name != "annotation" else name: found
        for name, value in values.items()
        if (found := _place(fragment.raw, value))
    }
    if "annotation" in plain.evidence and values["annotation"] == plain.annotation:
        evidence["annotation"] = plain.evidence["annotation"]
    reference = Reference(id=fragment.id, type=_type(fragment.structured), **values)
    rest = leftovers(fragment.raw, [found.span for found in evidence.values()])
    return Parsed(fragment, reference, rest, (), evidence, 0.99, plain.reference if plain.reference.title else None)


def _values(item: Mapping[str, object]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for variable, value in item.items():
        name = _OURS.get(variable)
        if not name or not value:
            continue
        if name in NAME_FIELDS:
            people = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
            values[name] = tuple(Name.from_csl(person) for person in people if isinstance(person, Mapping))
        elif name in DATE_FIELDS:
            values[name] = Date.from_csl(value) if isinstance(value, Mapping) else Date.from_edtf(str(value))
        else:
            values[name] = str(value)
    return {name: value for name, value in values.items() if value}


def _type(item: Mapping[str, object]) -> ItemType:
    try:
        return ItemType(str(item.get("type", "")))
    except ValueError:
        return ItemType.DOCUMENT


def _place(raw: str, value: object) -> Evidence | None:
    """Where the value stands in the text: a text word for word, of names the first to the last, of a date its year."""
    if isinstance(value, Date):
        wanted = [str(value.year or value.literal)]
    elif isinstance(value, tuple):
        wanted = [name.family or name.literal for name in value]
    else:
        wanted = [str(value)]
    starts = [(raw.find(text), len(text)) for text in wanted if text and text in raw]
    if not starts:
        return None
    return Evidence(Span(min(start for start, _ in starts), max(start + length for start, length in starts)), _RULE)
