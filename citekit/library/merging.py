"""One entry of several: what the kept one lacks comes from the others, and nothing it says is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from citekit.formats import mapping
from citekit.formats.bib_dates import biblatex_date, read_date, read_parts
from citekit.formats.bibtex.latex import plain
from citekit.formats.bibtex.months import MONTHS
from citekit.formats.bibtex.names import read_names, write_names
from citekit.formats.keywords import joined_keywords, split_keywords
from citekit.library import told
from citekit.library.links import FIELDS as LINKS
from citekit.linting.identifiers import bare_doi, isbn13
from citekit.linting.text import folded
from citekit.model import Date, Finding, Name

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
_BOOKKEEPING: Final = frozenset(("timestamp", "date-added", "date-modified", "datestamp", "owner", "bdsk-file-1", "groups"))


@dataclass
class Merged:
    """The fields that the kept entry gets or changes, what contradicts it, and what came from where."""

    fields: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """An entry as merging looks at it: its own fields, TeX values, names in lower case; and where it stands."""

    key: str
    type: str
    fields: Mapping[str, str]
    path: str | None = None
    line: int = 0


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
            if name == "ids" or name in _DATE or name in _BOOKKEEPING or not value.strip():
                continue
            mine = self._counterpart(name)
            if mine:
                self._both(mine, self.kept.fields[mine], value)
            elif not (name in LINKS and value.strip().casefold() == self.kept.key.casefold()):
                self._fill(self._name(name), value)
        if self.filled:
            self.out.findings.append(told.filled(self.kept, self.filled, self.other.key))

    def _types(self) -> None:
        if self.kept.type != self.other.type:
            self._conflict("type", self.kept.type, self.other.type)

    def _counterpart(self, name: str) -> str:
        """The field of the kept entry that says the same; empty if it has none that says anything."""
        names = (name, _OTHER_NAME.get(name, ""))
        return next((one for one in names if self.kept.fields.get(one, "").strip()), "")

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
        self.out.conflicts += 1
        self.out.findings.append(told.conflict(self.kept, name, mine, self.other.key, yours))

    def _both(self, name: str, mine: str, yours: str) -> None:
        """The kept entry and the other one both have the field."""
        if name in _PEOPLE:
            self._people(name, mine, yours)
        elif name in ("keywords", "keyword"):
            self._union(name, split_keywords(plain(mine)), split_keywords(yours), mine)
        elif name in ("file", "pdf"):
            parts = [part for part in yours.split(";") if part.strip() and part not in mine.split(";")]
            if parts:
                self._fill(name, ";".join((mine, *parts)))
        elif _compared(name, mine) != _compared(name, yours):
            self._conflict(name, mine, yours)

    def _union(self, name: str, mine: tuple[str, ...], yours: tuple[str, ...], written: str) -> None:
        known = {folded(word) for word in mine}
        new = [word for word in yours if folded(word) not in known]
        if new:
            self._fill(name, joined_keywords([*split_keywords(written), *new]))

    def _people(self, name: str, mine: str, yours: str) -> None:
        kept, other = read_names(mine), read_names(yours)
        joined = joined_names(kept, other)
        if joined is None:
            self._conflict(name, mine, yours)
        elif joined != kept:
            self._fill(name, write_names(joined))

    def _dates(self) -> None:
        """A date is taken whole; a finer one of the same year completes the kept one."""
        mine, yours = date_of(self.kept.fields), date_of(self.other.fields)
        if not yours or mine == yours:
            return
        if not mine:
            fields = {name: self.other.fields[name] for name in _DATE if self.other.fields.get(name, "").strip()}
        elif _is_finer(yours, mine):
            fields = self._finer(yours)
        elif _is_finer(mine, yours):
            return
        else:
            self._conflict("date", _shown(mine), _shown(yours))
            return
        for name, value in fields.items():
            if self.kept.fields.get(name) != value:
                self._fill(name, value)

    def _finer(self, date: Date) -> dict[str, str]:
        if "date" in self.kept.fields or len(date.parts) > 1 or date.parts[0][1] > 12:
            return {"date": biblatex_date(date)}
        month = {"month": list(MONTHS.values())[date.parts[0][1] - 1]}
        return month | ({"day": str(date.parts[0][2])} if len(date.parts[0]) > 2 else {})


def joined_names(kept: Sequence[Name], other: Sequence[Name]) -> tuple[Name, ...] | None:
    """Two lists of the same people as one: "and others" is spelled out, initials become names; None: other people."""
    cut = [bool(names) and names[-1].literal == "others" for names in (kept, other)]
    mine, yours = kept[: len(kept) - cut[0]], other[: len(other) - cut[1]]
    same = min(len(mine), len(yours))
    if (len(mine) > same and not cut[1]) or (len(yours) > same and not cut[0]):
        return None
    joined: list[Name] = []
    for one, two in zip(mine, yours, strict=False):
        if not _one_person(one, two):
            return None
        joined.append(_fuller(one, two))
    rest = mine[same:] or yours[same:]
    ended = kept[-1:] if cut[0] and (cut[1] or len(mine) > len(yours)) else ()
    return (*joined, *rest, *ended)


def _one_person(one: Name, other: Name) -> bool:
    if one.literal or other.literal:
        return folded(one.inverted()) == folded(other.inverted()) or folded(one.natural()) == folded(other.natural())
    if folded(_family(one)) != folded(_family(other)):
        return False
    if one.suffix and other.suffix and folded(one.suffix) != folded(other.suffix):
        return False
    return all(
        mine.startswith(yours) or yours.startswith(mine) for mine, yours in zip(_given(one), _given(other), strict=False)
    )


def _family(name: Name) -> str:
    return replace(name, given="", suffix="").natural()


def _given(name: Name) -> list[str]:
    return folded(name.given.replace(".", ". ").replace("-", " ")).split()


def _fuller(one: Name, other: Name) -> Name:
    """The name with more of its given names written out; the first where neither has."""
    mine, yours = _given(one), _given(other)
    fuller = len(yours) >= len(mine) and all(len(b) >= len(a) for a, b in zip(mine, yours, strict=False)) and yours != mine
    return other if fuller and not one.literal else one


def date_of(fields: Mapping[str, str]) -> Date:
    """When the work came out, as its entry says it."""
    date = read_date(fields["date"]) if fields.get("date", "").strip() else Date()
    return date if date.parts else read_parts(fields) or date


def _is_finer(one: Date, other: Date) -> bool:
    """Whether ``one`` says all that ``other`` says, and a month or day more."""
    if len(one.parts) != len(other.parts):
        return False
    pairs = list(zip(one.parts, other.parts, strict=True))
    return bool(pairs) and all(mine[: len(yours)] == yours and len(mine) > len(yours) for mine, yours in pairs)


def _shown(date: Date) -> str:
    return date.to_edtf()


def _compared(name: str, value: str) -> str:
    """A value as it is compared: what differs only in form is the same."""
    if name == "doi":
        return bare_doi(value)
    if name == "isbn":
        return isbn13(value) or folded(value)
    if name in ("url", "eprint"):
        return value.strip().rstrip("/").casefold()
    return folded(value)


def keys_of(sources: Sequence[Source]) -> Iterator[str]:
    """The keys of entries and the older keys they have in ``ids``."""
    for source in sources:
        yield source.key
        yield from (key.strip() for key in source.fields.get("ids", "").split(",") if key.strip())
