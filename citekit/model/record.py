"""A reference with where it came from: what every reader delivers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citekit.model.finding import Finding
from citekit.model.reference import Reference
from citekit.model.source import Parsed, Span


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a bibliography, or one parsed fragment of a source.

    ``entry_type`` and ``fields`` are in the source's own words (``incollection``, ``{"journal": …}``; values as written,
    without their delimiters); ``span`` and ``spans`` are characters of the decoded source: the whole entry, and by source
    field name each value (``""`` is the key). A source that has no such positions leaves them empty. ``parsed`` is set for
    fragments. ``key`` is the key in the source, where the reference has another because it stands there more than once.
    """

    reference: Reference
    path: str | None = None
    line: int = 0
    column: int = 0
    entry_type: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    span: Span | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)
    parsed: Parsed | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What reading one input gave: its records in order, and what the reader has to say about it.

    ``text`` is the decoded input (positions count in it); ``syntax`` is the lossless form where the kind has one (a
    ``BibFile``).
    """

    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    path: str | None = None
    kind: str = ""
    text: str = ""
    syntax: object = None

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(record.reference for record in self.records)
