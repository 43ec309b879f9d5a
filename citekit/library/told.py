"""What the library has to say, in one wording: the one table of its codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.model import Finding, Record, Severity

if TYPE_CHECKING:
    from citekit.library.merging import Source


def unreadable(message: str, path: str) -> Finding:
    """A file of the library is left out."""
    return Finding("CK849", "unreadable", Severity.WARNING, message, path)


def is_there_already(known: str, place: str, evidence: str, record: Record, key: str) -> Finding:
    """A reference was not added: the library has the work."""
    message = f"is in the library already as {known} ({place}): {evidence}"
    return Finding("CK880", "in-library", Severity.INFO, message, record.path, record.line, record.column, entry=key or None)


def is_like(known: str, place: str, why: str, record: Record, key: str) -> Finding:
    """A reference was added although the library has one that is alike: it may be another work."""
    message = f"added, but it is like {known} ({place}): {why}"
    return Finding("CK889", "like-another", Severity.INFO, message, record.path, record.line, record.column, entry=key)


def not_added(message: str, record: Record, key: str) -> Finding:
    """A reference was not added: it is damaged, or says nothing to find a work by."""
    place = (record.path, record.line, record.column)
    return Finding("CK881", "not-added", Severity.WARNING, f"not added: {message}", *place, entry=key or None)


def preamble_left(path: str | None, line: int, column: int) -> Finding:
    """An input brings commands for TeX that the library's file does not have."""
    message = "not added: this @preamble; entries that use its commands need it in the library's file too"
    return Finding("CK881", "not-added", Severity.INFO, message, path, line, column)


def key_given(old: str, new: str, why: str, path: str | None, line: int, column: int) -> Finding:
    """A reference came with a key that it could not keep."""
    message = f'the key "{old}" {why}; this one is called "{new}"'
    return Finding("CK872", "key-changed", Severity.INFO, message, path, line, column, entry=new)


def conflict(kept: Source, field: str, mine: str, other: str, yours: str) -> Finding:
    """Two entries of one work contradict each other; the kept one stays."""
    message = f"{field}: {_short(mine)} stays; {other} says {_short(yours)}"
    place = (kept.path, kept.line)
    return Finding("CK882", "merge-conflict", Severity.WARNING, message, *place, entry=kept.key, field=field)


def filled(kept: Source, fields: list[str], source: str) -> Finding:
    """What an entry got from another."""
    message = f"{', '.join(fields)} from {source}"
    return Finding("CK883", "fields-filled", Severity.INFO, message, kept.path, kept.line, entry=kept.key)


def still_named(key: str, other: str, field: str, place: str) -> Finding:
    """An entry that is gone is named by another one."""
    return Finding("CK884", "still-named", Severity.WARNING, f"{other} ({place}) names it in {field}", entry=key)


def macro_resolved(key: str, macro: str, path: str | None, line: int, column: int) -> Finding:
    """The file that an entry goes to knows a macro under another meaning, so the entry says what it means."""
    message = f"the macro {macro} means something else in the library's file; its text is written out"
    return Finding("CK885", "macro-resolved", Severity.INFO, message, path, line, column, entry=key)


def not_in_library(key: str, path: str, line: int, column: int, near: list[str]) -> Finding:
    """A document cites what the library lacks."""
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return Finding("CK886", "not-in-library", Severity.WARNING, f'the library has no entry "{key}"{hint}', path, line, column)


def no_parent(key: str, parent: str, path: str | None = None, line: int = 0, column: int = 0) -> Finding:
    """An entry inherits from one that is nowhere."""
    message = f'there is no entry "{parent}" to inherit from'
    return Finding("CK887", "missing-parent", Severity.WARNING, message, path, line, column, entry=key)


def doubtful(key: str, doubts: list[str], record: Record) -> Finding:
    """A reference was added although the parser is not sure of it."""
    message = f"added, but doubtful: {'; '.join(doubts)}"
    return Finding("CK888", "doubtful", Severity.INFO, message, record.path, record.line, record.column, entry=key)


def _short(value: str) -> str:
    text = " ".join(value.split())
    return f'"{text}"' if len(text) <= 70 else f'"{text[:67]}…"'
