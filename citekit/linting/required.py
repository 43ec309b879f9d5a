"""What the data model asks of an entry and the entry lacks."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.linting.datamodel import PUBLISHED_BY, PUBLISHER, REQUIRED, Requirement
from citekit.linting.subject import Entry, Problem, Value
from citekit.model import ItemType, Severity

_UNSIGNED = (ItemType.ARTICLE_NEWSPAPER, ItemType.ARTICLE_MAGAZINE, ItemType.ENTRY, ItemType.ENTRY_ENCYCLOPEDIA)
_LOOSE = frozenset(
    {"online", "dataset", "software", "report", "proceedings", "mvproceedings", "periodical", "reference", "audio"}
)
_ANY_BODY = ("organization", "institution", "publisher", "howpublished")


def requires(entry: Entry, requirement: Requirement) -> bool:
    """Whether the data model of the file asks entries of this type for ``requirement``."""
    if requirement is PUBLISHER:
        return entry.type in PUBLISHED_BY and entry.file.model == "bibtex"
    return requirement in REQUIRED.get(entry.type, ())


def lacking(entry: Entry, requirement: Requirement, what: str) -> Iterator[Problem]:
    """The problem that an entry has none of the alternatives that its type requires."""
    if (
        requires(entry, requirement)
        and not entry.has(*requirement)
        and not _is_undefined(entry, requirement)
        and not _refers(entry)
    ):
        yield entry.problem(f"{entry.noun} has no {what}", severity=_severity(entry))


def unsigned(entry: Entry) -> bool:
    """Whether works of this kind are commonly printed without an author."""
    return entry.reference.type in _UNSIGNED or "entrysubtype" in entry.fields


def _severity(entry: Entry) -> Severity | None:
    """An incomplete web page or reading-list entry is likely wrong; an incomplete @article certainly is."""
    return None if entry.file.tex and entry.type not in _LOOSE else Severity.WARNING


def _is_undefined(entry: Entry, requirement: Requirement) -> bool:
    """Whether one of the fields is there and empty because a macro is not defined, which is told of the macro (CK813)."""
    return any(not Value(entry, name, "").is_one_piece for name in requirement if entry.fields.get(name) == "")


def _refers(entry: Entry) -> bool:
    """A crossref that leads nowhere is one defect, told by its own rule, not one for each missing field."""
    return any(name in entry.fields for name in ("crossref", "xdata")) and next(entry.parents(), None) is None
