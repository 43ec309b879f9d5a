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
    except (yaml.YAMLError, RecursionError):
        starts = [found.start() for found in _TOP_KEY.finditer(text)] or [0]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            try:
                yield from _mapping(text[start:end], start)
            except (yaml.YAMLError, RecursionError) as error:
                problem = getattr(error, "problem", None) or "nested too deeply"
                yield start, end, text[start:end].split(":")[0].strip(), _Broken(problem)


def _mapping(text: str, offset: int) -> list[tuple[int, int, str, Any]]:
    """The entries of a YAML mapping, whole or not at all."""
    node = yaml.compose(text, Loader=_Loader)
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        return [(offset, offset + len(text), "", _Broken("expected a mapping from keys to entries"))]
    seen: set[int] = set()
    return [
        (offset + key.start_mark.index, offset + value.end_mark.index, text_of(_plain(key, seen)), _plain(value, seen))
        for key, value in node.value
    ]


def _plain(node: yaml.Node, seen: set[int]) -> Any:
    """Texts, lists and dictionaries of a node. An alias, which these files have no use for, is empty: none can explode."""
    if id(node) in seen:
        return ""
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return {text_of(_plain(key, seen)): _plain(value, seen) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(element, seen) for element in node.value]
    return str(node.value)
