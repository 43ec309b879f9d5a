"""What the data model asks of an entry and the entry lacks."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.linting.datamodel import AUTHOR_OR_EDITOR, PUBLISHED_BY, PUBLISHER, REQUIRED, Requirement
from citekit.linting.subject import Entry, Problem
from citekit.model import ItemType, Severity

_UNSIGNED = (ItemType.ARTICLE_NEWSPAPER, ItemType.ARTICLE_MAGAZINE, ItemType.ENTRY, ItemType.ENTRY_ENCYCLOPEDIA)
_LOOSE = frozenset(
    {"online", "dataset", "software", "report", "proceedings", "mvproceedings", "periodical", "reference", "audio"}
)
_ANY_BODY = ("organization", "institution", "publisher", "howpublished")


def requires(entry: Entry, requirement: Requirement) -> bool:
    """Whether the data model of the file asks entries of this type for ``requirement``."""
    if requirement is PUBLISHER:
        if entry.record.parsed is not None:  # a list that tells place or publisher of its books
            return entry.reference.type is ItemType.BOOK and not entry.has("location")
        return entry.type in PUBLISHED_BY and entry.model == "bibtex"
    return requirement in REQUIRED.get(entry.type, ())


def needs(entry: Entry, name: str) -> bool:
    """Whether the data model asks for this field, or for one of several of which it is the only one that is there."""
    asked = (*REQUIRED.get(entry.type, ()), *((PUBLISHER,) if requires(entry, PUBLISHER) else ()))
    return any(name in requirement and not entry.has(*requirement) for requirement in asked)


def lacking(entry: Entry, requirement: Requirement, what: str) -> Iterator[Problem]:
    """The problem that an entry has none of the alternatives that its type requires."""
    if (
        requires(entry, requirement)
        and not entry.has(*requirement)
        and not _is_empty(entry, requirement)
        and not _refers(entry)
        and not (requirement is AUTHOR_OR_EDITOR and entry.has("translator") and not entry.file.tex)
    ):
        yield entry.problem(f"{entry.noun} has no {what}", severity=_severity(entry, requirement))


def unsigned(entry: Entry) -> bool:
    """Whether works of this kind are commonly printed without an author."""
    return entry.reference.type in _UNSIGNED or "entrysubtype" in entry.fields


def _severity(entry: Entry, requirement: Requirement) -> Severity | None:
    """An incomplete web page or reading-list entry is likely wrong; an incomplete @article certainly is.

    A translated book may be by nobody known.
    """
    anonymous = requirement is AUTHOR_OR_EDITOR and entry.has("translator")
    return None if entry.file.tex and entry.type not in _LOOSE and not anonymous else Severity.WARNING


def _is_empty(entry: Entry, requirement: Requirement) -> bool:
    """Whether one of the fields is there and empty: told as that (CK112), or of the macro that is not defined (CK813)."""
    return entry.file.tex and any(name in entry.fields for name in requirement)


def _refers(entry: Entry) -> bool:
    """A crossref that leads nowhere, or back, is one defect, told by its own rule, not one for each missing field."""
    if "crossref" not in entry.fields and "xdata" not in entry.fields:
        return False
    seen: set[int] = set()
    waiting = list(entry.parents())
    if not waiting:
        return True
    while waiting:
        parent = waiting.pop()
        if parent is entry:
            return True
        if id(parent) not in seen:
            seen.add(id(parent))
            waiting += parent.parents()
    return False
