"""New entries as text, through bibtexparser's writer; no value, key or name can break out of its place.

bibtexparser writes what it is given: here every value is balanced and stands in braces, every key and name holds what
BibTeX allows in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from citekit.formats.bibtex.balance import balanced, safe_key, written_key, written_name
from citekit.formats.bibtex.months import MONTHS

if TYPE_CHECKING:
    from bibtexparser.model import Entry

__all__ = ["safe_key", "write_entries"]

_RESERVED: Final = frozenset(("comment", "preamble", "string"))
_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")
_MACROS: Final = {**{macro: macro for macro in MONTHS}, **{name: macro for macro, name in MONTHS.items()}}


def write_entries(
    entries: Iterable[tuple[str, str, Mapping[str, str]]],
    *,
    indent: str = "  ",
    align: bool = True,
    trailing_comma: bool = True,
) -> str:
    """``(type, key, {field: TeX value})`` as the text of a .bib file, one blank line between entries.

    Values are written on one line. A month given as ``jan`` or ``January`` is written as the macro. What cannot stand in
    a key (white space, commas, braces) is left out of it; a brace without partner is spelled; duplicate keys are the
    caller's business. Reading the text back gives the same types, keys and values.
    """
    from bibtexparser.library import Library
    from bibtexparser.writer import BibtexFormat, write

    made = [_entry(*entry) for entry in entries]
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent = indent
    form.trailing_comma = trailing_comma
    form.value_column = max((len(field.key) for entry in made for field in entry.fields), default=0) + 3 if align else 0
    return "\n".join(write(Library([entry]), form) for entry in made)


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> Entry:
    from bibtexparser.model import Entry, Field

    written: dict[str, str] = {}
    for name, value in fields.items():
        written[_unused(written_name(name) or "note", written)] = _value(name, value)
    kind = written_name(kind)
    if not kind or kind.lower() in _RESERVED:
        kind = "misc"
    return Entry(kind, written_key(key), [Field(name, value) for name, value in written.items()])


def _unused(name: str, written: Mapping[str, str]) -> str:
    """``name``, or the first ``name-2``, ``name-3`` … that no field has."""
    taken = {other.lower() for other in written}
    candidate, number = name, 1
    while candidate.lower() in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def _value(name: str, value: str) -> str:
    if name.lower() == "month" and value in _MACROS:
        return _MACROS[value]
    text = balanced(_SPACES.sub(" ", value).strip(" "))
    # A backslash before the closing brace would guard it in the eyes of some readers.
    return f"{{{text} }}" if text.endswith("\\") else f"{{{text}}}"
