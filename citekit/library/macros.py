"""``@string`` macros that entries use: what each means where the entry stands, so that an entry can go elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citekit.formats.bibtex.balance import balanced
from citekit.formats.bibtex.blocks import EntryBlock, StringBlock
from citekit.formats.bibtex.entries import raw_value
from citekit.formats.bibtex.months import MONTHS
from citekit.formats.bibtex.syntax import BibFile


@dataclass(frozen=True, slots=True)
class Definition:
    """What a macro means, and an ``@string`` that says so."""

    name: str
    value: str
    text: str


def in_effect(bib: BibFile, before: Mapping[str, str]) -> Iterator[tuple[EntryBlock, list[Definition]]]:
    """Each entry of a file with the macros that it uses, as they are defined where it stands.

    ``before`` holds what other files define. A macro that nothing defines, and a month, is not among them.
    """
    known = {name: Definition(name, value, _written(name, value)) for name, value in before.items() if name not in MONTHS}
    values = {**MONTHS, **before}
    for block in bib.blocks:
        if isinstance(block, StringBlock):
            name = block.name.lower()
            values[name] = raw_value(block.field, values)
            single = len(block.field.pieces) == 1 and block.field.pieces[0].kind in ("braced", "quoted") and not block.damage
            text = block.span.of(bib.text) if single else _written(name, values[name])
            known[name] = Definition(name, values[name], text)
        elif isinstance(block, EntryBlock):
            yield block, [known[name] for name in used(block) if name in known]


def used(block: EntryBlock) -> list[str]:
    """The names of the macros in the values of an entry, in lower case, each once."""
    return list(dict.fromkeys(piece.text.lower() for item in block.fields for piece in item.pieces if piece.kind == "macro"))


def _written(name: str, value: str) -> str:
    return f"@string{{{name} = {{{balanced(value)}}}}}"
