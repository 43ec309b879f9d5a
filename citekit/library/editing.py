"""Changes to one entry: its fields, type and key, or its whole text; what others name follows."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from citekit.formats.bibtex.entries import own_entries
from citekit.formats.bibtex.syntax import BibFile, EntryBlock
from citekit.formats.folding import folded_key
from citekit.library import told
from citekit.library.draft import Draft, checked_field
from citekit.library.holdings import Holding, split_keys
from citekit.library.links import NEEDED, follow, parents
from citekit.model import CitekitError, Finding, UsageError

_OF_THE_KEY: Final = ("CK807", "CK808")  # damage that another key mends
_LINE_END: Final = re.compile(r"\r\n?|\n")


def edit(
    draft: Draft,
    holding: Holding,
    *,
    fields: Mapping[str, str] | None = None,
    unset: Sequence[str] = (),
    key: str | None = None,
    kind: str | None = None,
) -> list[Finding]:
    """Set and remove fields (names as the file has them, TeX values), give another type or key; what there is to say of it.

    UsageError: a value, name or key cannot stand in a .bib; the field to be removed is not there; the key is taken; the entry
    would inherit from itself. CitekitError: the entry is damaged, so that nobody knows where its fields end.
    """
    _refuse_damaged(holding, mended=() if key is None else _OF_THE_KEY)
    both = {name.lower() for name in fields or ()} & {name.lower() for name in unset}
    if both:
        raise UsageError(f"{', '.join(sorted(both))}: either --set or --unset")
    findings = _links_told(draft, holding, key or holding.key, {name.lower(): value for name, value in (fields or {}).items()})
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
    return findings


def _refuse_damaged(holding: Holding, mended: Collection[str]) -> None:
    """CitekitError, with line and column: the entry is damaged by something that is not mended right now."""
    damage = next((damage for damage in holding.block.damage if damage.code not in mended), None)
    if damage is not None:
        bib = holding.shelf.bib
        line, column = bib.lines.position(damage.start)
        message = f"{damage.message} ({damage.code}); mend the entry first, as in an editor"
        raise CitekitError(message, path=bib.path, line=line, column=column)


def _links_told(draft: Draft, holding: Holding, key: str, fields: Mapping[str, str]) -> list[Finding]:
    """What is to be said of the keys that ``fields``, which are new, name.

    UsageError: the entry, which will be called ``key``, would inherit from itself; an older key (ids) is another's.
    """
    findings: list[Finding] = []
    own = (holding.key.casefold(), key.casefold())
    for name in NEEDED:
        for wanted in split_keys(fields.get(name, "")):
            parent = draft.holdings.get(wanted)
            line_of = [parent, *parents(draft.holdings, parent)] if parent else []
            if wanted.casefold() in own or any(one is holding for one in line_of):
                raise UsageError(f"{name}: {holding.key} would inherit from itself through {wanted}", path=holding.place)
            if parent is None:
                findings.append(told.no_parent(key, wanted, str(holding.shelf.path), holding.own.line))
    for alias in split_keys(fields.get("ids", "")):
        if alias.casefold() not in [one.casefold() for one in holding.aliases]:
            _refuse_taken(draft, holding, alias)
    return findings


def rename(draft: Draft, holding: Holding, key: str) -> None:
    """Give an entry another key, and let crossref, xdata, related … of other entries follow. UsageError: it is taken."""
    draft.rename(holding, key)
    _refuse_taken(draft, holding, key)
    _followed(draft, holding, key)


def _followed(draft: Draft, holding: Holding, key: str) -> None:
    """Let what names an entry name its new key, if it alone had the old one."""
    same = [other for other in draft.holdings.entries if folded_key(other.key) == folded_key(holding.key)]
    if len(same) == 1:  # else the others still bear the key, and nobody can tell who is meant
        follow(draft, {holding.key: key})


def _refuse_taken(draft: Draft, holding: Holding, key: str) -> None:
    other = draft.holdings.get(key)
    if other is not None and other is not holding:
        what = "is taken" if folded_key(other.key) == folded_key(key) else f"is an older key (ids) of {other.key}"
        raise UsageError(f'the key "{key}" {what}', path=other.place)


def replace_text(draft: Draft, holding: Holding, text: str, path: str | None = None) -> list[Finding]:
    """Put the text of one entry for another, as an editor gives it back; what there is to say of it.

    CitekitError with line and column (of ``text``, called ``path``): it is not one sound entry, or its key is taken.
    """
    bib = BibFile.read(text, path)
    block = sound_entry(bib)
    fields = own_entries(bib)[0].fields
    changed = {name: value for name, value in fields.items() if holding.own.fields.get(name) != value}
    findings = _links_told(draft, holding, block.key, changed)
    if block.key != holding.key:
        _refuse_taken(draft, holding, block.key)
        _followed(draft, holding, block.key)
    draft.rewrite(holding, _LINE_END.sub(holding.shelf.bib.newline, block.span.of(bib.text)))
    return findings


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
