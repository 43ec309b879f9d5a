"""Entries of a .bib file -> references, by the rows of ``mapping``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from citekit.formats import localization, mapping
from citekit.formats.bib_dates import read_date, read_parts
from citekit.formats.bibtex.entries import BibEntry
from citekit.formats.bibtex.latex import VERBATIM, plain, to_unicode, verbatim
from citekit.formats.bibtex.names import read_names, split_names
from citekit.formats.keywords import split_keywords
from citekit.formats.mapping import Form, Row
from citekit.formats.sentence_case import INNER_CAPITALS, is_english
from citekit.model import DATE_FIELDS, NAME_FIELDS, Name, Reference

EPRINTS: Final = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "googlebooks": "https://books.google.com?id=",
}
"""``eprinttype`` -> the address that ``eprint`` completes."""
IDENTIFIERS: Final = {"pubmed": "pmid", "pmcid": "pmcid"}
"""``eprinttype`` -> our field for ``eprint``."""
OWN_NAMES: Final = {"language": "x-language", "keyword": "x-keyword"}
"""Fields that stay over, and whose names mean a CSL variable in ``extra``."""
# Resolved on reading; a reference stands on its own.
_RESOLVED: Final = ("crossref", "xdata", "entrysubtype", "options", "langidopts", "year", "month", "day", "endyear", "endmonth")
_ALIASES: Final = {"archiveprefix": "eprinttype", "primaryclass": "eprintclass"}
_PUBLISHERS: Final = ("school", "institution", "organization", "howpublished", "publisher")
_ADDRESS: Final = re.compile(r"\s*(?:\\(?:url|path)\s*\{([^{}]*)\}|(https?://\S+))\s*")
_ENDED: Final = ("!", "?", ".", ",", ":", ";")
_MKBIB: Final = re.compile(r"(\\mkbib[a-z]+)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_SPACES: Final = re.compile(r"[ \t\r\n]{2,}")
_WHOLE: Final = re.compile(r'<span class="nocase">((?:(?!</?span).)*)</span>', re.DOTALL)
# Protection that the writer puts back by its rule is not kept in the title.
_PROTECTED: Final = re.compile(rf'<span class="nocase">({INNER_CAPITALS})</span>')
_LANGUAGE_ROW: Final = next(row for row in mapping.FIELDS if row.ours == "language")


def read_entry(entry: BibEntry, kind: str) -> Reference:
    """The reference that an entry describes; fields that have no place in it go to ``extra``, decoded, under their names."""
    return _Reading(entry, kind).reference()


class _Reading:
    def __init__(self, entry: BibEntry, kind: str) -> None:
        self.entry = entry
        self.kind = kind
        self.fields = {_ALIASES.get(name, name): value for name, value in entry.fields.items() if value.strip()}
        if kind == "bibtex" and "title" not in self.fields and "booktitle" in entry.inherited:
            self.fields["title"] = self.fields.pop("booktitle")  # BibTeX's crossref renames nothing
        self.options = dict(_options(self.fields.get("options", "")))
        self.values: dict[str, Any] = {}
        self.used: set[str] = set(_RESOLVED)

    def reference(self) -> Reference:
        fields = self.fields
        self._roles()
        for row in mapping.rows(self.entry.type):
            if row.ours not in self.values and (not row.when or row.when[0] in fields):
                self._read(row)
        self._genre()
        self._short_title()
        self._electronic()
        event = any(field in self.values for field in ("event_date", "event_title", "event_place"))
        subtype = plain(fields.get("entrysubtype", "")).strip()
        kind = mapping.item_type(self.entry.type, subtype, event=event)
        extra = {OWN_NAMES.get(name, name): self._extra(name) for name in fields if name not in self.used}
        if subtype and not mapping.is_subtype(subtype):
            extra["entrysubtype"] = subtype
        return Reference(id=self.entry.key, type=kind, **self.values, extra={k: v for k, v in extra.items() if v})

    def _read(self, row: Row) -> None:
        names = row.also or (row.biblatex, row.bibtex)
        name = next((name for name in names if name in self.fields and name not in self.used), "")
        special = _SPECIAL.get(row.ours)
        if not special and not name:
            return
        value = special(self, row) if special else _READERS[row.form](self, row, name)
        if value:
            self.values[row.ours] = value
            self.used |= {name, *(row.parts or ())}

    def _text(self, name: str) -> str:
        return _SPACES.sub(" ", to_unicode(localization.resolve_bibstrings(self.fields[name]), protect=False)).strip()

    def _title(self, row: Row, name: str) -> str:
        subtitle, addition = row.parts or ("", "")
        title, subtitle, addition = (self._title_part(part) for part in (name, subtitle, addition))
        if row.ours == "collection_title":
            title = localization.resolve(title)
        return joined(".", [joined(":", [title, subtitle]), addition])

    def _title_part(self, name: str) -> str:
        if name not in self.fields:
            return ""
        tex = _MKBIB.sub(_guarded, self.fields[name]) if "\\mkbib" in self.fields[name] else self.fields[name]
        title = _SPACES.sub(" ", to_unicode(localization.resolve_bibstrings(tex))).strip()
        whole = None if is_english(self._locale()) else _WHOLE.fullmatch(title)
        return _PROTECTED.sub(r"\1", whole[1] if whole else title)

    def _names(self, row: Row, name: str) -> Any:
        return self._people(name)

    def _people(self, name: str) -> tuple[Name, ...]:
        names = read_names(self.fields[name], useprefix=self.options.get("useprefix") == "true")
        if self.kind == "biblatex":
            names = tuple(_as_biber_splits(person) for person in names)
        if all(person.family or person.literal for person in names):
            return names
        return tuple(  # ", David": the one name that there is
            person if person.family or person.literal else replace(person, family=person.given, given="") for person in names
        )

    def _date(self, row: Row, name: str) -> Any:
        return read_date(self.fields[name])

    def _list(self, row: Row, name: str) -> str:
        """BibTeX has no lists but those of names: ``Simon and Schuster`` is one publisher there, two in BibLaTeX."""
        single = self.kind == "bibtex" or name == "howpublished"
        values = [self.fields[name]] if single else split_names(self.fields[name])
        return "; ".join(to_unicode(value, protect=False).strip() for value in values)

    def _key(self, row: Row, name: str) -> str:
        if row.ours == "jurisdiction":
            values = [to_unicode(value, protect=False).strip() for value in split_names(self.fields[name])]
            return "; ".join(localization.resolve(value) for value in values)
        return localization.resolve(self._text(name))

    def _pages(self, row: Row, name: str) -> str:
        return re.sub(r"\s*[–—−]\s*|(?<=\d)--+(?=\d)", "-", self._text(name))

    def _verbatim(self, row: Row, name: str) -> str:
        switched_off = self.options.get(row.ours) == "false" and self.entry.type != "online"
        return "" if switched_off else verbatim(self.fields[name]).strip()

    def _keywords(self, row: Row, name: str) -> tuple[str, ...]:
        return split_keywords(self._text(name))

    def _locale(self) -> str:
        name = next((name for name in ("langid", "hyphenation", "language") if name in self.fields), "")
        return self._language(_LANGUAGE_ROW, name) if name else ""

    def _language(self, row: Row, name: str) -> str:
        named = plain(self.fields[name]).split(" and ")[0].removeprefix("lang")
        return localization.locale_of(named, self.fields.get("langidopts", ""))

    def _row_text(self, row: Row, name: str) -> str:
        return self._text(name)

    def _issued(self, row: Row) -> Any:
        date = read_date(self.fields["date"]) if "date" in self.fields else None
        self.used.add("date")
        return date if date and date.parts else read_parts(self.fields) or date

    def _dated(self, row: Row) -> Any:
        prefix = row.biblatex.removesuffix("date")
        self.used |= {f"{prefix}{part}" for part in ("year", "month", "day", "endyear", "endmonth", "endday")} | {row.biblatex}
        return read_date(self.fields[row.biblatex]) if row.biblatex in self.fields else read_parts(self.fields, prefix)

    def _volume(self, row: Row) -> str:
        self.used |= {"volume", "part"}
        return ".".join(self._text(name) for name in ("volume", "part") if name in self.fields)

    def _issue(self, row: Row) -> str:
        names = [name for name in dict.fromkeys((row.biblatex, "issue")) if name in self.fields and name not in self.used]
        self.used |= set(names)
        return ", ".join(self._text(name) for name in names)

    def _publisher(self, row: Row) -> str:
        names = [name for name in _PUBLISHERS if name in self.fields and name not in self.used]
        values: dict[str, None] = {}
        for name in names:
            address = _ADDRESS.fullmatch(self.fields[name]) if name == "howpublished" else None
            if address and not self.fields.get("url"):
                self.fields["url"] = address[1] or address[2]
            else:
                values[self._list(row, name)] = None
            self.used.add(name)
        return "; ".join(values)

    def _note(self, row: Row) -> str:
        self.used |= {"note", "addendum"}
        return joined(".", [self._text(name) for name in ("note", "addendum") if name in self.fields])

    def _roles(self) -> None:
        """Fields with a CSL name, and names whose role another field tells."""
        for name, field in mapping.CSL_NAMED.items():
            if name in self.fields:
                self.values[field] = self._named(name, field)
                self.used.add(name)
        for name in ("editor", "editora", "editorb", "editorc", "namea", "nameb", "namec"):
            role = plain(self.fields.get(f"{name}type", "")).strip().lower()
            field = localization.ROLES.get(role, "") if name == "editor" else role.replace("-", "_")
            if name in self.fields and field in mapping.ROLES and field not in self.values:
                self.values[field] = self._people(name)
                self.used |= {name, f"{name}type"}

    def _named(self, name: str, field: str) -> Any:
        if field in NAME_FIELDS:
            return self._people(name)
        if field in DATE_FIELDS:
            return read_date(self.fields[name])
        return self._title_part(name) if "title" in field else self._text(name)

    def _genre(self) -> None:
        if self.entry.type in ("mastersthesis", "phdthesis"):
            key = "mathesis" if self.entry.type == "mastersthesis" else "phdthesis"
            self.values.setdefault("genre", localization.STRINGS[key])
        if self.values.get("genre") == mapping.NO_GENRE:
            del self.values["genre"]

    def _short_title(self) -> None:
        """``title`` beside a ``subtitle`` is the short title; ``shorttitle`` beside a ``maintitle`` is that of the volume."""
        of_volume = "maintitle" in self.fields and self.entry.type not in mapping.IN_BOOK
        if of_volume and "title-short" not in self.fields:
            self.values.pop("title_short", None)
            self.used.discard("shorttitle")
        elif "title_short" not in self.values and {"subtitle", "titleaddon"} & self.fields.keys() and "title" in self.fields:
            short, _, rest = self._title_part("title").partition(":")
            self.values["title_short"] = short if "<" not in rest else re.sub(r"<[^>]*>", "", short)

    def _electronic(self) -> None:
        kind, number = (verbatim(self.fields.get(name, "")).strip() for name in ("eprinttype", "eprint"))
        if not number:
            return
        if field := IDENTIFIERS.get(kind.lower()):
            self.values.setdefault(field, number)
            self.used |= {"eprint", "eprinttype"}
        if kind.lower() in EPRINTS and "url" not in self.values:
            self.values["url"] = EPRINTS[kind.lower()] + number

    def _extra(self, name: str) -> str:
        return verbatim(self.fields[name]) if name in VERBATIM else self._text(name)


def _as_biber_splits(name: Name) -> Name:
    """``Drummond de Andrade, Carlos``: BibTeX's von part is ``Drummond de``, to biber all of it is the family name."""
    particle = name.dropping_particle or name.non_dropping_particle
    if not particle[:1].isupper():
        return name
    return replace(name, family=f"{particle} {name.family}", dropping_particle="", non_dropping_particle="")


def _guarded(found: re.Match[str]) -> str:
    """biblatex's ``\\mkbibquote{…}`` and kin keep the case of what they hold."""
    return f"{found[1]}{{{{{found[2]}}}}}"


def _options(text: str) -> Iterable[tuple[str, str]]:
    for option in text.lower().split(","):
        name, equals, value = option.partition("=")
        yield name.strip(), value.strip() if equals else "true"


def joined(sign: str, parts: Iterable[str]) -> str:
    """Parts with ``sign`` between them, unless one ends in a sign of its own."""
    text = ""
    for part in filter(None, parts):
        text += (" " if re.sub(r"<[^>]*>", "", text).endswith(_ENDED) else f"{sign} ") + part if text else part
    return text


_READERS: Final[Mapping[Form, Callable[[_Reading, Row, str], Any]]] = {
    Form.TEXT: _Reading._row_text,
    Form.TITLE: _Reading._title,
    Form.NAMES: _Reading._names,
    Form.DATE: _Reading._date,
    Form.LIST: _Reading._list,
    Form.KEY: _Reading._key,
    Form.PAGES: _Reading._pages,
    Form.VERBATIM: _Reading._verbatim,
    Form.KEYWORDS: _Reading._keywords,
    Form.LANGUAGE: _Reading._language,
}
# Values that are made of several fields.
_SPECIAL: Final[Mapping[str, Callable[[_Reading, Row], Any]]] = {
    "issued": _Reading._issued,
    "original_date": _Reading._dated,
    "event_date": _Reading._dated,
    "accessed": _Reading._dated,
    "volume": _Reading._volume,
    "issue": _Reading._issue,
    "publisher": _Reading._publisher,
    "note": _Reading._note,
}
