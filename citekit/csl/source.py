"""CSL-JSON as the engine reads it: whatever shape it has, made into text, names and dates once.

``Item`` completes citeproc's ``Reference``: every list of names is names, seasons and ranges are kept, numbers become text,
``key: value`` lines in ``note`` are fields (a habit of Zotero's users that the reference processor honours).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from citeproc.source import Reference

from citekit.csl.dates import DATES, DateValue, read_date
from citekit.csl.particles import parse_particles

_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor editor- "
    "translator editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author "
    "performer producer recipient reviewed-author script-writer series-creator translator commenter"
)
NAMES = frozenset(_NAMES.split())
_ALIASES = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_NAME_PARTS = frozenset(["family", "given", "literal"])
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, *range(0x80, 0xA0)])
_BRACED = re.compile(r"\{:(?:[-_a-z]+|[A-Z]+):[^}]+\}")
_LINE = re.compile(r"^([-_a-z]+|[A-Z]+):\s*([^}]+)$")
_PAGE_BREAK = re.compile(r"\s*(?:&|, |-|\u2013)\s*")


class Name:
    """One name: the parts as given (``raw``) and as particles and quotes have been read out of them."""

    __slots__ = ("comma_suffix", "dropping", "family", "given", "has_given", "literal", "non_dropping", "raw", "suffix")

    def __init__(self, raw: Mapping[str, Any]) -> None:
        values = {key: clean(value) for key, value in raw.items() if isinstance(value, str | int | float) and value != ""}
        self.literal = values.get("literal", "")
        self.raw = "".join(
            values.get(part, "")
            for part in ("non-dropping-particle", "family", "given", "dropping-particle", "suffix", "literal")
        )
        if not self.literal and values.get("isInstitution") and not values.get("given"):
            self.literal = values.get("family", "")
        self.family = self.given = self.dropping = self.non_dropping = self.suffix = ""
        self.comma_suffix = False
        self.has_given = bool(values.get("given"))  # a suffix alone, after a comma, is one to disambiguation
        if not self.literal:
            shaped = {**raw, **values}
            self.family, self.given, self.dropping, self.non_dropping, self.suffix, self.comma_suffix = parse_particles(shaped)

    def __repr__(self) -> str:
        return f"Name({self.literal or (self.family, self.given, self.dropping, self.non_dropping, self.suffix)})"


class Item(Reference):  # type: ignore[misc]
    """One item: CSL variable -> text, list of names, or date. ``key`` is its id as text, ``type`` its CSL type."""

    __setattr__ = object.__setattr__

    def __init__(self, raw: Mapping[str, Any], key: str) -> None:
        dict.__init__(self)
        self.key = key
        self.type = clean(raw.get("type") or "")
        self.raw = raw
        self.cache: dict[str, Any] = {}
        self.shape: int | None = None
        for name, value in raw.items():
            if name not in ("id", "type"):
                self._read(_ALIASES.get(name, name), value)
        if self.text("note"):
            self._read_note(self["note"])
        page = self.text("page")
        if page:
            first = _PAGE_BREAK.split(page)[0]
            self["page-first"] = page if first.endswith("\\") else first
        language = self.text("language")
        if "<" in language or ">" in language:
            before, mark, after = re.split(r"([<>])", language, maxsplit=1)
            self["language"] = before if mark == "<" else after

    def _read(self, name: str, value: Any) -> None:
        if value is None or value == "" or (name in self and name in _ALIASES.values()):
            return
        if name in DATES or (isinstance(value, Mapping) and ("date-parts" in value or "raw" in value)):
            self[name] = read_date(value)
        elif name in NAMES or (isinstance(value, list) and any(map(_is_name, value))):
            names = read_names(value)
            if names:
                self[name] = names
        elif isinstance(value, bool):
            self[name] = str(value).lower()
        elif isinstance(value, str | int | float):
            text = clean(value)
            if text:
                self[name] = text
        elif isinstance(value, list):
            self._read(name, ", ".join(clean(part) for part in value if isinstance(part, str | int | float)))

    def _read_note(self, note: str) -> None:
        """Move ``key: value`` lines and ``{:key:value}`` of a note to the fields they name."""
        lines = _split_note(note)
        names: dict[str, list[Name]] = {}
        for i, line in enumerate(lines):
            match = _LINE.match(line)
            if not line.strip() or (not match and i == 0):
                continue
            if not match:
                break
            key, value = match[1], match[2].strip()
            if key == "type":
                self.type = value
            elif key in DATES:
                self[key] = read_date({"raw": value})
            elif key in self:
                continue
            elif key in NAMES:
                parts = re.split(r"\s*\|\|\s*", value)
                raw = {"literal": parts[0]} if len(parts) == 1 else {"family": parts[0], "given": parts[1]}
                names.setdefault(key, []).append(Name(raw))
            else:
                self[key] = value
            lines[i] = ""
        self.update(names)
        rest = "\n".join(lines).strip()
        if rest:
            self["note"] = rest
        else:
            del self["note"]

    def names(self, variable: str) -> list[Name]:
        """The names in ``variable``; a text there is one literal name."""
        value = self.get(variable)
        if isinstance(value, str):
            value = self.cache.setdefault(f"names {variable}", [Name({"literal": value})])
        return value if isinstance(value, list) else []

    def date(self, variable: str) -> DateValue | None:
        value = self.get(variable)
        return value if isinstance(value, DateValue) else None

    def text(self, variable: str) -> str:
        value = self.get(variable)
        return value if isinstance(value, str) else ""

    def language(self, default: str) -> str:
        """Two letters; what is no language gets a tag that no rule knows."""
        code = self.text("language")[:2].lower()
        if not code:
            return default[:2]
        return code if len(code) == 2 and code.isascii() and code.isalpha() else "zxx"


def clean(value: Any) -> str:
    """Text of a value, without control characters; whole floats as integers."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = value if isinstance(value, str) else str(value)
    return text if text.isprintable() else text.translate(_CONTROL)


def read_names(value: Any) -> list[Name]:
    """Names of whatever was given for a list of names."""
    parts = value if isinstance(value, list | tuple) else [value]
    shaped: Iterable[Mapping[str, Any]] = (
        part if isinstance(part, Mapping) else {"literal": part}
        for part in parts
        if isinstance(part, Mapping | str | int) and part
    )
    return [name for name in map(Name, shaped) if name.raw]


def _is_name(value: Any) -> bool:
    return isinstance(value, Mapping) and not _NAME_PARTS.isdisjoint(value)


def _split_note(note: str) -> list[str]:
    lines = note.split("\n")
    for i, line in enumerate(lines):
        pieces = _BRACED.split(line)
        marks = _BRACED.findall(line)
        out = [pieces[0]]
        for j, (mark, text) in enumerate(zip(marks, pieces[1:], strict=True)):
            before = pieces[j]
            stuck = before.strip() and (i > 0 or j > 0) and not _LINE.match(before)
            if stuck:
                for rest_mark, rest_text in zip(marks[j:], pieces[j + 1 :], strict=True):
                    out += [rest_mark, rest_text]
                break
            out += [f"\n{mark[2:-1].strip()}\n", text]
        lines[i] = "".join(out)
    return "\n".join(lines).split("\n")
