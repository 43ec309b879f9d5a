"""What the syntax of a .bib file knows beyond its records: keys of data entries, macros."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from citekit.linting.subject import File
from citekit.model import Span


@dataclass(slots=True)
class Macros:
    """The macros of a file: where each is defined, and which are used; names in lower case."""

    defined: dict[str, Span] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


def keys_of(file: File) -> Iterator[str]:
    """The keys of all entries, those of ``@xdata`` and ``@set`` too, and the aliases in ``ids``."""
    from citekit.formats.bibtex.syntax import BibFile

    syntax = file.bibliography.syntax
    if isinstance(syntax, BibFile):
        yield from (block.key for block in syntax.entry_blocks)
    for entry in file.entries:
        yield entry.key
        yield from (alias.strip() for alias in entry.fields.get("ids", "").split(","))


def macros_of(file: File) -> Macros:
    """What ``@string`` defines and what values use."""
    from citekit.formats.bibtex.syntax import BibFile, EntryBlock, StringBlock

    found = Macros()
    syntax = file.bibliography.syntax
    for block in syntax.blocks if isinstance(syntax, BibFile) else ():
        fields = block.fields if isinstance(block, EntryBlock) else (block.field,) if isinstance(block, StringBlock) else ()
        if isinstance(block, StringBlock):
            found.defined.setdefault(block.name.lower(), block.field.name_span)
        found.used.update(piece.text.lower() for one in fields for piece in one.pieces if piece.kind == "macro")
    return found
