"""Fixes that would do harm are not offered, whatever rule they come from."""

from __future__ import annotations

import re
from typing import Final

from citekit.linting.fixing import apply
from citekit.linting.subject import Entry, File
from citekit.model import Edit, Fix

_BRACE: Final = re.compile("[{}]")


def guarded(fix: Fix | None, file: File, entry: Entry | None) -> Fix | None:
    """``fix``, or None if it touches characters that may be misread, or moves the end of its entry."""
    if fix is None or not file.tex:
        return fix
    if file.is_guessed and any(not (file.text[edit.start : edit.end] + edit.text).isascii() for edit in fix.edits):
        return None
    span = entry.record.span if entry is not None else None
    if span is None or not all(span.start <= edit.start and edit.end <= span.end for edit in fix.edits):
        return fix
    before = file.text[span.start : span.end]
    if "{" not in before[: before.find(",") + 1] or not _ends_where_it_ends(before):
        return fix  # parentheses, or damage: nothing to keep
    edits = [Edit(edit.start - span.start, edit.end - span.start, edit.text) for edit in fix.edits]
    return fix if _ends_where_it_ends(apply(before, edits)) else None


def _ends_where_it_ends(text: str) -> bool:
    """Whether the brace that opens an entry is closed by its last character and by none before."""
    depth = 0
    for brace in _BRACE.finditer(text):
        depth += 1 if brace[0] == "{" else -1
        if depth <= 0:
            return depth == 0 and brace.end() == len(text.rstrip())
    return False
