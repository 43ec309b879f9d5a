"""One entry of several: what the kept one lacks comes from the others, and nothing it says is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from citekit.formats import mapping
from citekit.formats.bib_dates import biblatex_date
from citekit.formats.bibtex.months import MONTHS
from citekit.formats.bibtex.names import read_names
from citekit.formats.keywords import with_keywords, written_keywords
from citekit.library import told
from citekit.library.links import FIELDS as LINKS
from citekit.library.merging_dates import date_of, is_dated, is_finer, shown
from citekit.library.merging_names import joined_names, names_as_written
from citekit.linting.datamodel import TYPE_ALIASES
from citekit.linting.marks import degree
from citekit.linting.sameness import compared, said
from citekit.model import Date, Finding

_DATE: Final = ("date", "year", "month", "day", "endyear", "endmonth", "endday")
_SAME: Final[tuple[tuple[str, str], ...]] = (
    # bibtex            biblatex
    ("journal",         "journaltitle"),
    ("address",         "location"),
    ("annote",          "annotation"),
    ("school",          "institution"),
    ("keywords",        "keyword"),
    ("langid",          "hyphenation"),
    ("archiveprefix",   "eprinttype"),
    ("primaryclass",    "eprintclass"),
    ("file",            "pdf"),
    ("key",             "sortkey"),
)  # fmt: skip
"""What BibTeX and biblatex call one field; where biblatex has no name of its own, an older one."""
_OTHER_NAME: Final = {one: other for pair in _SAME for one, other in (pair, pair[::-1])}
_PEOPLE: Final = frozenset(row.bibtex for row in mapping.FIELDS if row.form is mapping.Form.NAMES)
# Dates of keeping, not of the work: the kept entry's are as good as any.
_BOOKKEEPING: Final = frozenset(
    ("timestamp", "creationdate", "modificationdate", "date-added", "date-modified", "datestamp", "owner")
)
_LISTS: Final = frozenset(("keywords", "keyword", "groups"))
_NUMBERED: Final = re.compile(r"(bdsk-(?:file|url)-)\d+\Z")  # BibDesk numbers the files and addresses of an entry


@dataclass
class Merged:
    """The fields that the kept entry gets or changes, what contradicts it, and what came from where."""

    fields: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    contradictions: list[tuple[str, str, str]] = field(default_factory=list)  # field, the kept one's value, the other's

    @property
    def conflicts(self) -> int:
        return len(self.contradictions)


@dataclass(frozen=True, slots=True)
class Source:
    """An entry as merging looks at it: its own fields, TeX values, names in lower case; what it inherits; where it stands."""

    key: str
    type: str
    fields: Mapping[str, str]
    path: str | None = None
    line: int = 0
    inherited: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> Mapping[str, str]:
        """What the entry says, what it inherits included."""
        return {**self.inherited, **self.fields} if self.inherited else self.fields


def merged(kept: Source, others: Sequence[Source], kind: str = "bibtex") -> Merged:
    """What ``kept``, an entry of a file of ``kind``, becomes by ``others``; merging the same again changes nothing."""
    out = Merged()
    for other in others:
        merging = _Merging(kept, other, kind, out)
        merging.run()
        kept = replace(kept, fields={**kept.fields, **out.fields})
    return out


class _Merging:
    def __init__(self, kept: Source, other: Source, kind: str, out: Merged) -> None:
        self.kept, self.other, self.kind, self.out = kept, other, kind, out
        self.filled: list[str] = []

    def run(self) -> None:
        self._types()
        self._dates()
        for name, value in self.other.fields.items():
            if name == "ids" or (name in _DATE and is_dated(self.other.whole, name)) or not value.strip():
                continue
            mine = self._counterpart(name)
            if mine:
                self._both(mine, self._mine[mine], value)
            elif not (name in LINKS and value.strip().casefold() == self.kept.key.casefold()):
                self._fill(self._name(name), value)
        self._inherited()
        if self.filled:
            self.out.findings.append(told.filled(self.kept, self.filled, self.other.key))

    @property
    def _mine(self) -> Mapping[str, str]:
        return self.kept.whole

    def _inherited(self) -> None:
        """What the other entry inherits is not written into the kept one, but may contradict it."""
        for name, value in self.other.inherited.items():
            mine = self._counterpart(name)
            if mine and name not in _DATE and name not in _BOOKKEEPING and name not in _LISTS:
                self._compare(mine, self._mine[mine], value)

    def _types(self) -> None:
        mine, yours = (_kind(source) for source in (self.kept, self.other))
        if mine != yours:
            self._conflict("type", self.kept.type, self.other.type)

    def _counterpart(self, name: str) -> str:
        """The field of the kept entry that says the same; empty if it has none that says anything."""
        names = (name, _OTHER_NAME.get(name, ""))
        return next((one for one in names if self._mine.get(one, "").strip()), "")

    def _name(self, name: str) -> str:
        """What the field is called in a file of the kept entry's kind."""
        column = 1 if self.kind == "biblatex" else 0
        pair = next((pair for pair in _SAME[:4] if name in pair), None)
        if pair and pair[0] == "school" and self.kept.type not in mapping.THESIS:
            return name
        return pair[column] if pair else name

    def _fill(self, name: str, value: str) -> None:
        self.out.fields[name] = value
        self.filled.append(name)

    def _conflict(self, name: str, mine: str, yours: str) -> None:
        self.out.contradictions.append((name, mine, yours))
        self.out.findings.append(told.conflict(self.kept, name, mine, self.other.key, yours))

    def _both(self, name: str, mine: str, yours: str) -> None:
        """The kept entry and the other one both have the field."""
        if name in _PEOPLE:
            self._people(name, mine, yours)
        elif name in _LISTS:
            self._union(name, mine, written_keywords(yours))
        elif name in ("file", "pdf"):
            parts = [part for part in yours.split(";") if part.strip() and part not in mine.split(";")]
            if parts:
                self._fill(name, ";".join((mine, *parts)))
        elif found := _NUMBERED.match(name):
            self._number(found[1], yours)
        elif name not in _BOOKKEEPING:
            self._compare(name, mine, yours)

    def _compare(self, name: str, mine: str, yours: str) -> None:
        if name in _PEOPLE:
            differs = joined_names(read_names(mine), read_names(yours)) is None
        elif name == "type" and _kind(self.kept) == _kind(self.other):
            differs = degree("", mine) != degree("", yours)
        else:
            differs = compared(name, mine) != compared(name, yours)
        if differs:
            self._conflict(name, mine, yours)

    def _number(self, prefix: str, yours: str) -> None:
        """One more file or address, under the next number that is free."""
        numbered = {**self.kept.fields, **self.out.fields}
        if not any(value == yours for name, value in numbered.items() if name.startswith(prefix)):
            self._fill(next(name for place in count(1) if (name := f"{prefix}{place}") not in numbered), yours)

    def _union(self, name: str, mine: str, yours: tuple[str, ...]) -> None:
        known = {said(word) for word in written_keywords(mine)}
        new = [word for word in yours if said(word) not in known]
        if new:
            self._fill(name, with_keywords(mine, new))

    def _people(self, name: str, mine: str, yours: str) -> None:
        kept, other = read_names(mine), read_names(yours)
        joined = joined_names(kept, other)
        if joined is None:
            self._conflict(name, mine, yours)
        elif joined != kept:
            self._fill(name, names_as_written(joined, (kept, mine), (other, yours)))

    def _dates(self) -> None:
        """A date is taken whole; a finer one of the same year completes the kept one."""
        mine, yours = date_of(self._mine), date_of(self.other.whole)
        if not yours or mine == yours:
            return
        if not mine:
            fields = {
                name: self.other.fields[name]
                for name in _DATE
                if self.other.fields.get(name, "").strip() and is_dated(self.other.whole, name)
            }
        elif is_finer(yours, mine):
            fields = self._finer(yours)
        elif is_finer(mine, yours):
            return
        else:
            self._conflict("date", shown(mine), shown(yours))
            return
        for name, value in fields.items():
            written = self.kept.fields.get(name, "")
            if written.strip() and not mine and said(written) != said(value):
                self._conflict(name, written, value)
            elif written != value:
                self._fill(name, value)

    def _finer(self, date: Date) -> dict[str, str]:
        if "date" in self._mine or len(date.parts) > 1 or date.parts[0][1] > 12:
            return {"date": biblatex_date(date)}
        month = {"month": list(MONTHS.values())[date.parts[0][1] - 1]}
        return month | ({"day": str(date.parts[0][2])} if len(date.parts[0]) > 2 else {})


def _kind(source: Source) -> tuple[str, str]:
    """The type of an entry as types are compared: ``@thesis`` with the type "PhD thesis" is ``@phdthesis``."""
    kind = TYPE_ALIASES.get(source.type, source.type)
    return kind, degree(source.type, source.fields.get("type", "")) if kind == "thesis" else ""


def keys_of(sources: Sequence[Source]) -> Iterator[str]:
    """The keys of entries and the older keys they have in ``ids``."""
    for source in sources:
        yield source.key
        yield from (key.strip() for key in source.fields.get("ids", "").split(",") if key.strip())
