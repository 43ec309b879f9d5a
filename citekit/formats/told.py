"""What readers and writers of bibliographies have to say, in one wording for all kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from citekit.model import Finding, Record, Severity


@dataclass(frozen=True, slots=True)
class Written:
    """A text, and what it could not hold."""

    text: str
    findings: tuple[Finding, ...] = ()


def damaged(message: str, *, path: str | None, line: int = 0, column: int = 0, entry: str | None = None) -> Finding:
    """An entry or line of an input is broken; the rest was read."""
    return Finding("CK860", "damaged-entry", Severity.ERROR, message, path, line, column, entry=entry)


def nothing_found(message: str, *, path: str | None) -> Finding:
    """An input that may be of its kind has no entry."""
    return Finding("CK861", "no-entry", Severity.WARNING, message, path, 1, 1)


def lost(field: str, value: str, kind: str, entry: str) -> Finding:
    """A field has no place in the format that is written."""
    shown = value if len(value) <= 60 else f"{value[:57]}…"
    message = f"{kind} has no field for {field}; left out: {shown!r}"
    return Finding("CK870", "field-left-out", Severity.INFO, message, entry=entry, field=field)


def changed(field: str, message: str, entry: str) -> Finding:
    """A value is written, but in another shape than it had."""
    return Finding("CK871", "field-changed", Severity.INFO, message, entry=entry, field=field)


def with_unique_keys(records: Sequence[Record]) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    """Every record under a key of its own: the first keeps it, the next gets ``-2``, and a finding says so."""
    counts = Counter(record.reference.id for record in records)
    taken = set(counts)
    seen: set[str] = set()
    numbers: Counter[str] = Counter()
    out: list[Record] = []
    findings: list[Finding] = []
    for record in records:
        key = record.reference.id
        if key and key in seen:
            new = key
            while new in taken:
                numbers[key] += 1
                new = f"{key}-{numbers[key] + 1}"
            taken.add(new)
            message = f'the key "{key}" is taken by an earlier entry; this one is called "{new}"'
            findings.append(
                Finding("CK872", "key-changed", Severity.WARNING, message, record.path, record.line, record.column, entry=key)
            )
            record = replace(record, reference=replace(record.reference, id=new), key=key)
        seen.add(key)
        out.append(record)
    return tuple(out), tuple(findings)
