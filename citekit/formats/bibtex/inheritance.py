"""Fields that an entry takes from others: ``crossref`` with biblatex's renaming, and ``xdata``.

Source: the biblatex manual, section "Cross-referencing entries" and appendix "Default Inheritance Setup".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from citekit.formats.bibtex.entries import BibEntry
from citekit.formats.folding import folded_key

_NEVER: Final = frozenset(
    (
        "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related",
        "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey",
    )
)  # fmt: skip
_TITLES_NOT: Final = frozenset(("shorttitle", "sorttitle", "indextitle", "indexsorttitle"))
_IN_BOOK: Final = ("inbook", "bookinbook", "suppbook")
_IN_COLLECTION: Final = ("incollection", "inreference", "suppcollection")
_IN_PROCEEDINGS: Final = ("inproceedings", "conference")

# parents, children, what a title becomes
_TITLE_RULES: Final = (
    (("mvbook",), ("book", *_IN_BOOK), "main"),
    (("mvcollection", "mvreference"), ("collection", "reference", *_IN_COLLECTION), "main"),
    (("mvproceedings",), ("proceedings", *_IN_PROCEEDINGS), "main"),
    (("book",), _IN_BOOK, "book"),
    (("collection", "reference"), _IN_COLLECTION, "book"),
    (("proceedings",), _IN_PROCEEDINGS, "book"),
    (("periodical",), ("article", "suppperiodical"), "journal"),
)
_PREFIX: Final = {
    (parent, child): prefix for parents, children, prefix in _TITLE_RULES for parent in parents for child in children
}
_DATE_PARTS: Final = frozenset(("year", "month", "day"))


def inherit(own: Sequence[BibEntry]) -> tuple[BibEntry, ...]:
    """``own`` with the fields that crossref and xdata bring; own fields win, a cycle ends where it closes."""
    return resolve(own)[0]


def resolve(own: Sequence[BibEntry]) -> tuple[tuple[BibEntry, ...], frozenset[int]]:
    """``inherit``, and the places of the entries at which a cycle closes."""
    index = _Index(own)
    parents = [index.parents(entry) for entry in own]
    resolved = list(own)
    done = {place for place, found in enumerate(parents) if not found}
    closing: set[int] = set()
    for start in range(len(own)):
        path, on_path = [start], {start}
        while path:
            node = path[-1]
            waiting = next((place for place, _ in parents[node] if place not in done and place not in on_path), None)
            if node not in done and waiting is not None:
                path.append(waiting)
                on_path.add(waiting)
                continue
            if node not in done:
                known = [(resolved[place], kind) for place, kind in parents[node] if place in done]
                resolved[node] = _with_parents(own[node], known)
                if len(known) < len(parents[node]):
                    closing.add(node)
                done.add(node)
            on_path.discard(path.pop())
    return tuple(resolved), frozenset(closing)


class _Index:
    """Finds parents by key: as written, else in any case (as ``bibtex`` compares), else by an older one (``ids``)."""

    def __init__(self, own: Sequence[BibEntry]) -> None:
        self.exact: dict[str, int] = {}
        self.folded: dict[str, int] = {}
        for position, entry in enumerate(own):
            self.exact.setdefault(entry.key, position)
            self.folded.setdefault(folded_key(entry.key), position)
        for position, entry in enumerate(own):
            for alias in entry.fields.get("ids", "").split(",") if "ids" in entry.fields else ():
                self.folded.setdefault(folded_key(alias.strip()), position)

    def parents(self, entry: BibEntry) -> list[tuple[int, str]]:
        """The places of the entries that ``entry`` inherits from, nearest first."""
        keys = [(key.strip(), "xdata") for key in entry.fields.get("xdata", "").split(",")]
        keys.append((entry.fields.get("crossref", "").strip(), "crossref"))
        found = [(self.exact.get(key, self.folded.get(folded_key(key))), kind) for key, kind in keys if key]
        return [(position, kind) for position, kind in found if position is not None]


def _with_parents(entry: BibEntry, parents: Sequence[tuple[BibEntry, str]]) -> BibEntry:
    fields = dict(entry.fields)
    for parent, kind in parents:
        for name, text in _given(parent, entry.type, kind).items():
            if name not in fields and not _clashes(name, entry.fields):
                fields[name] = text
    return replace(entry, fields=fields, inherited=frozenset(fields.keys() - entry.fields.keys()))


def _given(parent: BibEntry, child: str, kind: str) -> dict[str, str]:
    """What ``parent`` hands down to an entry of type ``child``, under the names it has there."""
    if kind == "xdata":
        return {name: text for name, text in parent.fields.items() if name not in _NEVER}
    prefix = _PREFIX.get((parent.type, child))
    given: dict[str, str] = {}
    for name, text in parent.fields.items():
        if name in _NEVER or (prefix and name in _TITLES_NOT):
            continue
        if prefix and name in ("title", "subtitle", "titleaddon"):
            name = prefix + name
        elif name == "author" and parent.type in ("mvbook", "book") and child in _IN_BOOK:
            given.setdefault("bookauthor", text)
        given[name] = text
    return given


def _clashes(name: str, fields: Mapping[str, str]) -> bool:
    """A date is inherited whole or not at all: ``year`` not beside an own ``date``, nor the other way round."""
    return "date" in fields if name in _DATE_PARTS else name == "date" and "year" in fields
