"""What rules look at (files, entries, values) and what they say (problems)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from citekit.linting.damage import Damage, uncommented
from citekit.linting.datamodel import TYPE_ALIASES
from citekit.linting.models import is_biblatex_throughout, model_of, told_model
from citekit.linting.placing import place
from citekit.linting.value import Value
from citekit.linting.view import TYPES_BY_CSL, fields_of, present
from citekit.linting.written import as_written, inside
from citekit.model import SOURCE_KINDS, Bibliography, Fix, LineIndex, Record, Reference, Severity, Span

__all__ = ["TEX_KINDS", "Entry", "File", "Problem", "Value"]

TEX_KINDS = ("bibtex", "biblatex")


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found. ``span`` counts characters of the file; None means the whole entry (or file)."""

    message: str
    file: File
    entry: Entry | None = None
    field: str | None = None
    span: Span | None = None
    fix: Fix | None = None
    severity: Severity | None = None  # None: the rule's own


class File:
    """One input as rules see it."""

    def __init__(self, bibliography: Bibliography, model: str = "auto", today: date | None = None) -> None:
        self.bibliography = bibliography
        self.path = bibliography.path
        self.text = bibliography.text
        self.tex = bibliography.kind in TEX_KINDS
        self.is_source = bibliography.kind in SOURCE_KINDS
        self.today = today or date.today()
        self._model = model
        records = bibliography.records
        if self.tex:
            records = tuple(uncommented(records, bibliography.findings, lambda: self.lines))
        self.entries = [Entry(record, self) for record in records]

    @property
    def is_empty_bibliography(self) -> bool:
        """Whether it was read from somewhere, is no source document, and holds nothing."""
        return bool(self.path) and not self.is_source and not self.entries

    @cached_property
    def lines(self) -> LineIndex:
        return LineIndex(self.text)

    @cached_property
    def is_guessed(self) -> bool:
        """Whether the encoding was guessed, so that what is beyond ASCII may be something else."""
        return any(finding.code == "CK814" for finding in self.bibliography.findings)

    @cached_property
    def damage(self) -> Damage:
        return Damage(self.bibliography.findings if self.tex else (), self.bibliography.records, self.lines)

    @cached_property
    def model(self) -> str:
        """``bibtex`` or ``biblatex``: as configured, as the file or its reader says, else as most of its entries are."""
        if self._told_model:
            return self._told_model
        return model_of((entry.written_type, entry.fields) for entry in self.entries)

    @cached_property
    def _told_model(self) -> str:
        if self._model != "auto":
            return self._model
        if not self.tex or self.bibliography.kind == "biblatex":
            return "biblatex"
        return told_model(self.text)

    @property
    def guesses_model(self) -> bool:
        """Whether nobody says what the file is for."""
        return not self._told_model

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """Entries by key, folded in case as BibTeX compares them; the first of each key."""
        index: dict[str, Entry] = {}
        for entry in self.entries:
            index.setdefault(entry.key.lower(), entry)
        return index

    @cached_property
    def by_place(self) -> Mapping[tuple[int, int], Entry]:
        """Entries by the line and column they begin at; the first of each place."""
        return {(entry.record.line, entry.record.column): entry for entry in reversed(self.entries)}

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(self.lines.offset(entry.record.line, entry.record.column) for entry in self.entries if entry.record.line)

    def extent_of(self, entry: Entry) -> Span:
        """The characters from where an entry begins to where the next one does."""
        start = self.lines.offset(entry.record.line, entry.record.column)
        after = bisect_right(self._starts, start)
        return Span(start, self._starts[after] if after < len(self._starts) else len(self.text))

    def problem(self, message: str, span: Span | None = None) -> Problem:
        return Problem(message, self, span=span)


class Entry:
    """One record, in the words of BibLaTeX whatever its source: ``type`` and ``fields`` (lower case).

    Of a .bib the fields are the entry's own as written, TeX and line breaks and all (macros resolved); of other kinds they
    are the reference's values under BibLaTeX names (`citekit.linting.view`). ``written_type`` is the type as the source has it.
    """

    __slots__ = ("_present", "_sources", "fields", "file", "key", "record", "type", "written_type")

    def __init__(self, record: Record, file: File) -> None:
        self.record = record
        self.file = file
        self.key = record.spans[""].of(file.text) if file.tex and "" in record.spans else record.reference.id
        self._sources: Mapping[str, str] = {}
        self._present: frozenset[str] | None = None
        if file.tex:
            self.written_type = record.entry_type.lower()
            self.type = TYPE_ALIASES.get(self.written_type, self.written_type)
            self.fields: Mapping[str, str] = as_written(record, file.text)
        else:
            self.type = self.written_type = TYPES_BY_CSL.get(record.reference.type, "misc")
            self.fields, self._sources = fields_of(record.reference)

    @property
    def model(self) -> str:
        """The data model the entry is to be judged by: the file's, but biblatex's for one that is written for it throughout."""
        model = self.file.model
        if model == "biblatex" or not self.file.guesses_model:
            return model
        return "biblatex" if is_biblatex_throughout(self.written_type, self.fields) else model

    @property
    def reference(self) -> Reference:
        return self.record.reference

    @property
    def noun(self) -> str:
        """The entry's type, as messages call it."""
        return f"@{self.written_type}" if self.file.tex else str(self.reference.type)

    @property
    def present(self) -> frozenset[str]:
        """The CSL variables that the reference has, what it inherits included."""
        if self._present is None:
            self._present = present(self.reference)
        return self._present

    def values(self, *names: str) -> Iterator[Value]:
        """The values of those fields that are there and not empty, in the order of ``names``."""
        for name in names:
            text = self.fields.get(name)
            if text and text.strip():
                yield Value(self, name, text)

    def get(self, *names: str) -> str:
        """The first of those fields that says something, stripped; else nothing."""
        for name in names:
            text = self.fields.get(name)
            if text and text.strip():
                return text.strip()
        return ""

    def has(self, *names: str) -> bool:
        """Whether the entry says one of these, itself or through crossref and xdata."""
        return bool(self.get(*names)) or any(name in self.inherited for name in names)

    @property
    def inherited(self) -> Mapping[str, str]:
        """What the entry takes over by ``crossref`` and ``xdata``, renamed as BibTeX and biblatex do."""
        if "crossref" not in self.fields and "xdata" not in self.fields:
            return {}
        gathered = {name: text for name, text in self.record.fields.items() if name not in self.record.spans}
        seen = {id(self)}
        waiting = list(self.parents())
        while waiting:
            parent = waiting.pop()
            if id(parent) in seen:
                continue
            seen.add(id(parent))
            for name, value in parent.fields.items():
                gathered.setdefault(name, value)
                for renamed in _INHERITED_AS.get(name, ()):
                    gathered.setdefault(renamed, value)
            waiting += parent.parents()
        return gathered

    def parents(self) -> Iterator[Entry]:
        for name in ("crossref", "xdata"):
            for key in self.fields.get(name, "").split(","):
                parent = self.file.by_key.get(key.strip().lower())
                if parent is not None:
                    yield parent

    def source_name(self, field: str) -> str:
        """What the source calls a field: its own name in a .bib, the CSL variable elsewhere."""
        return self._sources.get(field, field)

    def later(self, one: str, other: str) -> str:
        """Of two fields the one that stands later in the file: where they contradict each other, that is where one notices."""
        spans = [self.span_of(name) for name in (one, other)]
        return one if spans[0] and spans[1] and spans[0].start > spans[1].start else other

    def span_of(self, field: str) -> Span | None:
        """The characters of a value in the file (in a .bib as the reader gives them), if known."""
        name = self.source_name(field)
        if self.record.parsed is not None and self.file.is_source:
            evidence = self.record.parsed.source_evidence.get(name)
            return evidence.span if evidence else None
        if self.file.tex:
            return self.record.spans.get(name)
        return place(self.file.text, self.file.bibliography.kind or "", self.file.extent_of(self), name)

    def problem(
        self,
        message: str,
        field: str | None = None,
        *,
        span: Span | None = None,
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Problem:
        """A problem of the whole entry, or of one field (at its value's first character), or of the key (``""``)."""
        if field is not None and span is None:
            span = self.span_of(field)
            if span is not None and self.file.tex:
                span = inside(span, self.file.text)
        name = self.source_name(field) if field else None
        return Problem(message, self.file, self, name, span, fix, severity)


_INHERITED_AS: Mapping[str, tuple[str, ...]] = {
    "title": ("booktitle", "journaltitle", "journal", "maintitle"),
    "subtitle": ("booksubtitle",),
    "author": ("bookauthor",),
}
