"""References -> entries of a .bib file, by the rows of ``mapping``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, Final

from citekit.formats import csljson, localization, mapping
from citekit.formats.bib_dates import biblatex_date, bibtex_date
from citekit.formats.bib_reading import EPRINTS, IDENTIFIERS, OWN_NAMES, joined
from citekit.formats.bibtex.balance import balanced, written_key
from citekit.formats.bibtex.latex import VERBATIM, to_tex
from citekit.formats.bibtex.names import write_names
from citekit.formats.bibtex.writer import write_entries
from citekit.formats.keywords import joined_keywords
from citekit.formats.mapping import Form, Row
from citekit.formats.sentence_case import INNER_CAPITALS, is_english
from citekit.formats.told import Written, changed, lost
from citekit.model import DATE_FIELDS, NAME_FIELDS, Date, Finding, Name, Reference, csl_variable

_INNER: Final = re.compile(rf"(?<![^\W_])(?<!<)(?<!</){INNER_CAPITALS}(?![^\W_])")
_TAG: Final = re.compile(r"<[^>]*>")
_PROTECTED: Final = re.compile(r'<span class="nocase">(?:(?!</?span).)*</span>|<[^>]*>', re.DOTALL)
_LISTED: Final = re.compile(r"(?<=\S); (?=\S)")
_RANGE: Final = re.compile(r"(?<=[0-9ivxlcdm])-(?=[0-9ivxlcdm])|–")  # not the hyphen of page A-12
_VOLUME: Final = re.compile(r"(\d+)\.(\d+)")
_FIELD_NAME: Final = re.compile(r"[A-Za-z_][\w:+.-]*")
_TEX: Final = re.compile(r"[\\{}]")
_NAMED_LISTS: Final = ("namea", "nameb", "namec")


def write_references(references: Sequence[Reference], kind: str, *, unicode: bool = True) -> Written:
    """A .bib file; ``kind`` is ``bibtex`` or ``biblatex``."""
    findings: list[Finding] = []
    entries: list[tuple[str, str, Mapping[str, str]]] = []
    for reference, key in zip(references, _keys(references, findings), strict=True):
        writing = _Writing(reference, key, kind, unicode)
        entries.append(writing.entry())
        findings += writing.findings
    return Written(write_entries(entries), tuple(findings))


def _keys(references: Sequence[Reference], findings: list[Finding]) -> list[str]:
    """Keys that BibTeX takes: without white space, commas and braces, and still each of its own."""
    taken = {reference.id for reference in references}
    keys: list[str] = []
    for reference in references:
        key = reference.id
        if written_key(key) != key:
            base = written_key(key) or "ref"
            key = next(new for number in count(1) if (new := base if number == 1 else f"{base}-{number}") not in taken)
            taken.add(key)
            findings.append(changed("id", f'BibTeX does not take the key "{reference.id}"; written as "{key}"', key))
        keys.append(key)
    return keys


class _Writing:
    def __init__(self, reference: Reference, key: str, kind: str, unicode: bool) -> None:
        self.reference = reference
        self.key = key
        self.kind = kind
        self.unicode = unicode
        self.fields: dict[str, str] = {}
        self.done: set[str] = {"id", "type", "extra"}
        self.findings: list[Finding] = []

    def entry(self) -> tuple[str, str, dict[str, str]]:
        reference = self.reference
        entry, subtype = mapping.entry_type(reference, self.kind)
        self._roles()
        self._identifiers()
        read_as: dict[str, str] = {}  # what a field is read as, whatever else is there
        for row in mapping.rows(entry):
            name = row.name(self.kind)
            owner = row.ours if row.when else read_as.setdefault(name, row.ours)
            if row.ours not in self.done and owner == row.ours and getattr(reference, row.ours) and self._holds(row):
                self._write(row, name)
        if subtype:
            self.fields["entrysubtype"] = subtype
        if entry in mapping.THESIS and self.kind == "bibtex":
            self._degree(entry)
        self._rest()
        self._extra()
        return entry, self.key, dict(sorted(self.fields.items(), key=lambda field: _RANK.get(field[0], len(_RANK))))

    def _holds(self, row: Row) -> bool:
        if row.ours == "title_short" and "maintitle" in self.fields and "booktitle" not in self.fields:
            return False  # a set's @book has the short title of the volume
        return not row.when or all(getattr(self.reference, field) for field in row.when[1].split())

    def _write(self, row: Row, name: str) -> None:
        if not name or name in self.fields:
            return
        value = _WRITERS[row.form](self, row, getattr(self.reference, row.ours))
        fields = value if isinstance(value, dict) else {name: value}
        if not any(taken in self.fields for taken in fields):
            self.fields |= fields
            self.done.add(row.ours)

    def _tex(self, text: str) -> str:
        return to_tex(text, unicode=self.unicode)

    # ---- one method a form

    def _text(self, row: Row, value: str) -> str | dict[str, str]:
        if row.ours == "volume" and self.kind == "biblatex" and (parts := _VOLUME.fullmatch(value)):
            return {"volume": parts[1], "part": parts[2]}
        return self._tex(value)

    def _title(self, row: Row, value: str) -> str | dict[str, str]:
        short = self.reference.title_short
        title, _, subtitle = value.partition(": ")
        whole = row.ours == "title" and row.biblatex == "title" and self.kind == "biblatex"
        if whole and short and short == title and subtitle and "<" not in short and joined(":", [title, subtitle]) == value:
            self.done.add("title_short")
            return {"title": self._protected(title), "subtitle": self._protected(subtitle)}
        return self._protected(value)

    def _protected(self, title: str) -> str:
        """TeX with braces around what a style must not put in lower case."""
        if not is_english(self.reference.language) and self.kind == "bibtex" and "<span" not in title:
            return f"{{{self._tex(title)}}}"  # BibTeX does not know languages
        if _TAG.sub("", title).isupper():
            return self._tex(title)
        pieces: list[str] = []
        position = 0
        for kept in _PROTECTED.finditer(title):
            pieces += (_guarded(title[position : kept.start()]), kept[0])
            position = kept.end()
        return self._tex("".join(pieces) + _guarded(title[position:]))

    def _names(self, row: Row, names: tuple[Name, ...]) -> str:
        for name in names:
            if name.dropping_particle and name.non_dropping_particle:
                told = "both particles of a name are written as one"
                self.findings.append(changed(row.csl, f"{told}: {name.inverted()}", self.key))
        return self._people(names)

    def _people(self, names: tuple[Name, ...]) -> str:
        """BibTeX's names; where its syntax cannot say what a particle is, biblatex's extended format does."""
        names = tuple(self._with_writable_particle(name) for name in names)
        if not any(name.non_dropping_particle for name in names):
            return write_names(names, self.unicode)
        if not any(name.dropping_particle for field in NAME_FIELDS for name in getattr(self.reference, field)):
            self.fields["options"] = "useprefix=true"
            return write_names(names, self.unicode)
        return " and ".join(
            _extended(name, self._tex) if name.non_dropping_particle else write_names([name], self.unicode) for name in names
        )

    def _with_writable_particle(self, name: Name) -> Name:
        """``al-`` and ``d'`` stand before their name without a blank, which BibTeX's von part cannot."""
        particle = name.non_dropping_particle or name.dropping_particle
        if not particle.endswith(("-", "'", "’")):
            return name
        self.findings.append(
            changed("name", f"the particle is written as part of the family name: {name.inverted()}", self.key)
        )
        return replace(name, family=particle + name.family, dropping_particle="", non_dropping_particle="")

    def _date(self, row: Row, date: Date) -> str | dict[str, str]:
        if row.ours == "issued" and (self.kind == "bibtex" or not date.parts):
            return bibtex_date(date, self._tex)
        return biblatex_date(date) if date.parts else self._tex(date.literal)

    def _list(self, row: Row, value: str) -> str:
        if self.kind == "bibtex":
            return self._tex(value)
        parts = (self._tex(part) for part in _LISTED.split(value))
        return " and ".join(f"{{{part}}}" if re.search(r"\band\b", part) else part for part in parts)

    def _key(self, row: Row, value: str) -> str:
        if row.ours == "jurisdiction":
            return self._list(row, value)
        key = localization.key_of(value) if self.kind == "biblatex" else value
        return key if key != value else self._tex(value)

    def _pages(self, row: Row, value: str) -> str:
        return _RANGE.sub("--", self._tex(value))

    def _verbatim(self, row: Row, value: str) -> str:
        return self._address(row.csl, value)

    def _address(self, name: str, value: str) -> str:
        """A value without TeX; signs that would be TeX in spite of that are percent-encoded, as in any address."""
        if "\\" not in value and balanced(value) == value:
            return value
        written = _TEX.sub(lambda sign: f"%{ord(sign[0]):02X}", value)
        self.findings.append(changed(name, f"braces and backslashes are percent-encoded: {written}", self.key))
        return written

    def _keywords(self, row: Row, words: tuple[str, ...]) -> str:
        return self._tex(joined_keywords(words))

    def _language(self, row: Row, value: str) -> str:
        return self._tex(localization.name_of_locale(value))

    # ---- what no row says

    def _roles(self) -> None:
        """Directors, compilers … in biblatex: as ``editor`` with its type where there is no editor, else ``namea`` …"""
        if self.kind == "bibtex":
            return
        free = list(_NAMED_LISTS)
        for role in mapping.ROLES:
            names = getattr(self.reference, role)
            if names and role in localization.ROLES.values() and not self.reference.editor and "editor" not in self.fields:
                self.fields |= {"editor": self._people(names), "editortype": role}
                self.done.add(role)
            elif names and free:
                place = free.pop(0)
                self.fields |= {place: self._people(names), f"{place}type": csl_variable(role)}
                self.done.add(role)

    def _identifiers(self) -> None:
        """PubMed's numbers are biblatex's eprints; an address that an eprint gives is not written again."""
        reference, extra = self.reference, self.reference.extra
        if self.kind == "biblatex" and "eprint" not in extra:
            for eprint_type, field in IDENTIFIERS.items():
                if getattr(reference, field) and "eprint" not in self.fields:
                    self.fields |= {"eprint": getattr(reference, field), "eprinttype": eprint_type}
                    self.done.add(field)
        base = EPRINTS.get(extra.get("eprinttype", self.fields.get("eprinttype", "")).lower())
        if base and reference.url == base + extra.get("eprint", self.fields.get("eprint", "")):
            self.done.add("url")

    def _degree(self, entry: str) -> None:
        """BibTeX's two theses say their degree themselves."""
        degree = localization.STRINGS["mathesis" if entry == "mastersthesis" else "phdthesis"]
        if self.reference.genre == degree:
            del self.fields["type"]
        elif not self.reference.genre:
            self.fields["type"] = mapping.NO_GENRE

    def _rest(self) -> None:
        """Fields that no row took: BibTeX keeps them under CSL's names, biblatex's data model has no place for them."""
        reference = self.reference
        for field in (*NAME_FIELDS, *DATE_FIELDS, *mapping.CSL_NAMED.values(), *_REMAINING):
            value = getattr(reference, field)
            if not value or field in self.done:
                continue
            self.done.add(field)
            name = csl_variable(field)
            if self.kind == "bibtex" and mapping.CSL_NAMED.get(name) == field and name not in self.fields:
                self.fields[name] = self._written(field, value)
            else:
                self.findings.append(lost(name, _shown(value), self.kind, self.key))

    def _written(self, field: str, value: Any) -> str:
        if field in NAME_FIELDS:
            return self._people(value)
        if field in DATE_FIELDS:
            return biblatex_date(value) if value.parts else self._tex(value.literal)
        return self._protected(value) if "title" in field else self._tex(value)

    def _extra(self) -> None:
        for named, value in self.reference.extra.items():
            name = _OWN_NAMES.get(named, named)
            if named in csljson.VARIABLES or not value:
                continue
            if _FIELD_NAME.fullmatch(name) and name.lower() not in self.fields:
                self.fields[name.lower()] = self._address(name, value) if name.lower() in VERBATIM else self._tex(value)
            else:
                self.findings.append(lost(name, value, self.kind, self.key))


def _guarded(text: str) -> str:
    return _INNER.sub(lambda word: f'<span class="nocase">{word[0]}</span>', text)


def _extended(name: Name, tex: Callable[[str], str]) -> str:
    """biblatex's extended name format, which can say that one particle of many is part of the family name."""
    parts = {
        "family": name.family,
        "given": name.given,
        "prefix": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return ", ".join([f"{part}={{{tex(value)}}}" for part, value in parts.items() if value] + ["useprefix=true"])


def _shown(value: Any) -> str:
    if isinstance(value, Date):
        return value.to_edtf()
    if isinstance(value, tuple):
        return "; ".join(name.inverted() if isinstance(name, Name) else str(name) for name in value)
    return str(value)


_WRITERS: Final[Mapping[Form, Callable[[_Writing, Row, Any], str | dict[str, str]]]] = {
    Form.TEXT: _Writing._text,
    Form.TITLE: _Writing._title,
    Form.NAMES: _Writing._names,
    Form.DATE: _Writing._date,
    Form.LIST: _Writing._list,
    Form.KEY: _Writing._key,
    Form.PAGES: _Writing._pages,
    Form.VERBATIM: _Writing._verbatim,
    Form.KEYWORDS: _Writing._keywords,
    Form.LANGUAGE: _Writing._language,
}
_REMAINING: Final = tuple(field for field in mapping.MAPPED if field not in ("id", "type"))
# The order in which people write fields.
_ORDER: Final = (
    "author editor editortype translator bookauthor title subtitle shorttitle booktitle maintitle journal journaltitle"
    " issuetitle shortjournal series edition volume part number issue eid volumes chapter pages pagetotal type entrysubtype"
    " howpublished publisher school institution organization address location date year month day origdate"
    " eventtitle eventdate venue doi isbn issn url urldate eprint eprinttype langid keywords abstract note annote annotation"
)
_OWN_NAMES: Final = {named: name for name, named in OWN_NAMES.items()}
_RANK: Final = {name: rank for rank, name in enumerate(_ORDER.split())}
