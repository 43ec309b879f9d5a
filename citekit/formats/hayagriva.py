"""Hayagriva YAML <-> references.

Source: Hayagriva's file format documentation. Its model is a tree: what a work appeared in is its ``parent``, a series the
parent of that. Ours is flat, so a reference that stands in something writes part of its fields into the parent; reading looks
for each field in the entry first, then in what it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import yaml

from citekit.formats.hayagriva_reading import read_entry, text_of
from citekit.formats.hayagriva_writing import EntryWriting
from citekit.formats.told import Written, damaged
from citekit.model import Bibliography, Finding, InputError, LineIndex, Record, Reference, Span

_TOP_KEY: Final = re.compile(r"^(?![ \t#\-%.{}\[\]])[^\n]*?:[ \t]*(?:#[^\n]*)?$", re.MULTILINE)

_DEEPEST: Final = 30  # an entry in a work in a series is five levels deep
_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Dumper: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read(text: str, path: str | None = None) -> Bibliography:
    """Read every entry. Where the file as a whole is not YAML, each entry is read for itself and broken ones are told."""
    lines = LineIndex(text)
    records: list[Record] = []
    findings: list[Finding] = []
    for start, end, key, value in _entries(text):
        line, column = lines.position(start)
        if isinstance(value, dict):
            records.append(Record(read_entry(key, value), path, line, column, text_of(value.get("type")), {}, Span(start, end)))
        else:
            message = str(value) if isinstance(value, _Broken) else "an entry must be a mapping"
            findings.append(
                damaged(f"this is not a Hayagriva entry: {message}", path=path, line=line, column=column, entry=key)
            )
    if findings and not records:
        raise InputError(findings[0].message, path=path, line=findings[0].line, column=findings[0].column)
    return Bibliography(tuple(records), tuple(findings), path, "hayagriva", text)


def write(references: Sequence[Reference]) -> Written:
    """Write one mapping from keys to entries; what the tree has no place for is told."""
    findings: list[Finding] = []
    entries: dict[str, Any] = {}
    for reference in references:
        writing = EntryWriting(reference)
        entries[reference.id] = writing.entry
        findings += writing.findings
    text = yaml.dump(entries, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120) if entries else ""
    return Written(text, tuple(findings))


# ---- YAML


class _Broken(str):
    """Why an entry cannot be read."""


def _entries(text: str) -> Iterator[tuple[int, int, str, Any]]:
    try:
        yield from _mapping(text, 0)
    except yaml.YAMLError:
        starts = [found.start() for found in _TOP_KEY.finditer(text)] or [0]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            try:
                yield from _mapping(text[start:end], start)
            except yaml.YAMLError as error:
                problem = getattr(error, "problem", None) or str(error)
                yield start, end, text[start:end].split(":")[0].strip(), _Broken(problem)


def _mapping(text: str, offset: int) -> list[tuple[int, int, str, Any]]:
    """The entries of a YAML mapping, whole or not at all.

    Built from the parser's events: its own tree builder recurses in C, which a deep input would crash. An alias, which
    these files have no use for, is empty: none can explode.
    """
    entries: list[tuple[int, int, str, Any]] = []
    open_nodes: list[_Open] = []
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            open_nodes.append(_Open(isinstance(event, yaml.MappingStartEvent), _index(event.start_mark)))
            if len(open_nodes) > _DEEPEST:
                raise yaml.YAMLError("nested too deeply")
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            closed = open_nodes.pop()
            value, start = closed.value(), closed.start
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            value, start = getattr(event, "value", ""), _index(event.start_mark)
        else:
            continue
        if open_nodes:
            open_nodes[-1].add(value, start)
        elif not (isinstance(event, yaml.MappingEndEvent) or value == ""):
            raise yaml.YAMLError("expected a mapping from keys to entries")
        if len(open_nodes) == 1 and open_nodes[0].complete:
            entries.append((offset + open_nodes[0].key_start, offset + _index(event.end_mark), *open_nodes[0].last))
    return entries


def _index(mark: Any) -> int:
    return int(mark.index)


class _Open:
    """A mapping or sequence that has begun."""

    def __init__(self, is_mapping: bool, start: int) -> None:
        self.is_mapping = is_mapping
        self.start = start
        self.values: list[Any] = []
        self.key_start = 0

    def add(self, value: Any, start: int) -> None:
        if self.is_mapping and len(self.values) % 2 == 0:
            self.key_start = start
        self.values.append(value)

    @property
    def complete(self) -> bool:
        """Whether a key has just got its value."""
        return self.is_mapping and bool(self.values) and len(self.values) % 2 == 0

    @property
    def last(self) -> tuple[str, Any]:
        return text_of(self.values[-2]), self.values[-1]

    def value(self) -> Any:
        if not self.is_mapping:
            return self.values
        return {text_of(key): value for key, value in zip(self.values[::2], self.values[1::2], strict=False)}
