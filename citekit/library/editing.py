"""Changes to one entry: its fields, type and key, or its whole text; what others name follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citekit.formats.bibtex.syntax import BibFile, EntryBlock
from citekit.formats.folding import folded_key
from citekit.library.draft import Draft, checked_field
from citekit.library.holdings import Holding
from citekit.library.links import follow
from citekit.model import CitekitError, UsageError


def edit(
    draft: Draft,
    holding: Holding,
    *,
    fields: Mapping[str, str] | None = None,
    unset: Sequence[str] = (),
    key: str | None = None,
    kind: str | None = None,
) -> None:
    """Set and remove fields (names as the file has them, TeX values), give another type or key.

    UsageError: a value, name or key cannot stand in a .bib; the field to be removed is not there; the key is taken.
    """
    for name in unset:
        if checked_field(name.lower()) not in holding.own.fields:
            near = [field for field in holding.own.fields if field.startswith(name[:2].lower())]
            hint = f"; there {'is' if len(near) == 1 else 'are'} {', '.join(near)}" if near else ""
            raise UsageError(f'{holding.key} has no field "{name}"{hint}', path=holding.place)
        draft.unset(holding, name.lower())
    for name, value in (fields or {}).items():
        if not value.strip():
            raise UsageError(f"{name}: the value is empty; --unset {name} removes the field")
        draft.set(holding, name.lower(), value)
    if kind is not None:
        draft.retype(holding, kind)
    if key is not None and key != holding.key:
        rename(draft, holding, key)


def rename(draft: Draft, holding: Holding, key: str) -> None:
    """Give an entry another key, and let crossref, xdata, related … of other entries follow. UsageError: it is taken."""
    _refuse_taken(draft, holding, key)
    draft.rename(holding, key)
    same = [other for other in draft.holdings.entries if folded_key(other.key) == folded_key(holding.key)]
    if len(same) == 1:  # else the others still bear the key, and nobody can tell who is meant
        follow(draft, {holding.key: key})


def _refuse_taken(draft: Draft, holding: Holding, key: str) -> None:
    other = draft.holdings.get(key)
    if other is not None and other is not holding:
        what = "is taken" if folded_key(other.key) == folded_key(key) else f"is an older key (ids) of {other.key}"
        raise UsageError(f'the key "{key}" {what}', path=other.place)


def replace_text(draft: Draft, holding: Holding, text: str, path: str | None = None) -> None:
    """Put the text of one entry for another, as an editor gives it back.

    CitekitError with line and column (of ``text``, called ``path``): it is not one sound entry, or its key is taken.
    """
    bib = BibFile.read(text, path)
    block = sound_entry(bib)
    written = "\n".join(block.span.of(bib.text).splitlines())
    if block.key != holding.key:
        _refuse_taken(draft, holding, block.key)
        follow(draft, {holding.key: block.key})
    draft.rewrite(holding, written.replace("\n", holding.shelf.bib.newline))


def sound_entry(bib: BibFile) -> EntryBlock:
    """The one entry of a text. CitekitError with line and column: there is none, there is more, or it is damaged."""
    blocks = [block for block in bib.blocks if block.span.of(bib.text).strip()]
    entries = [block for block in blocks if isinstance(block, EntryBlock)]
    if not entries:
        raise CitekitError("there is no entry in it", path=bib.path, line=1, column=1)
    other = next((block for block in blocks if block is not entries[0]), None)
    damages = [damage for block in blocks for damage in block.damage]
    if damages:
        line, column = bib.lines.position(damages[0].start)
        raise CitekitError(f"{damages[0].message} ({damages[0].code})", path=bib.path, line=line, column=column)
    if other is not None:
        text = other.span.of(bib.text)
        line, column = bib.lines.position(other.start + len(text) - len(text.lstrip()))
        raise CitekitError("one entry is expected, and nothing beside it", path=bib.path, line=line, column=column)
    if not entries[0].key:
        raise CitekitError("the entry has no key", path=bib.path, line=1, column=1)
    return entries[0]
