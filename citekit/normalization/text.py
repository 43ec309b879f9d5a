"""Characters and white space."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from citekit.model import NAME_FIELDS, TEXT_FIELDS, Name, Reference

_NAME_PARTS = ("family", "given", "dropping_particle", "non_dropping_particle", "suffix", "literal")


def compose_characters(reference: Reference) -> Reference:
    """Unicode NFC, so that equal names compare equal, and runs of white space folded to one space."""
    changes: dict[str, object] = {}
    for field in TEXT_FIELDS:
        value: str = getattr(reference, field)
        if value and (composed := _composed(value)) != value:
            changes[field] = composed
    for field in NAME_FIELDS:
        names: tuple[Name, ...] = getattr(reference, field)
        if names and (renamed := tuple(map(_composed_name, names))) != names:
            changes[field] = renamed
    return replace(reference, **changes) if changes else reference  # type: ignore[arg-type]


def _composed(text: str) -> str:
    if text.isascii() and "  " not in text and "\n" not in text and "\t" not in text:
        return text.strip()
    return " ".join(unicodedata.normalize("NFC", text).split())


def _composed_name(name: Name) -> Name:
    parts = {part: _composed(value) for part in _NAME_PARTS if (value := getattr(name, part))}
    return replace(name, **parts)  # type: ignore[arg-type]
