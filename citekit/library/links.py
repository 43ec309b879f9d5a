"""Entries that name others: who needs whom, and what becomes of the names when a key changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from citekit.formats.folding import folded_key
from citekit.library.draft import Draft
from citekit.library.holdings import Holding, Holdings, split_keys

# biblatex manual, 2.2.3 "Special fields": keys, or lists of keys with commas.
FIELDS: Final = ("crossref", "xref", "xdata", "related", "entryset")
NEEDED: Final = ("crossref", "xdata")
"""The fields by which an entry takes over what others say: without them it says less."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry names another in a field."""

    source: Holding
    field: str
    target: Holding


def links(holdings: Holdings, fields: Iterable[str] = FIELDS) -> Iterator[Link]:
    """Every link whose target is in the library."""
    for holding in holdings.entries:
        for field in fields:
            for key in split_keys(holding.own.fields.get(field, "")):
                target = holdings.get(key)
                if target is not None and target is not holding:
                    yield Link(holding, field, target)


def links_to(holdings: Holdings, targets: Iterable[Holding], fields: Iterable[str] = FIELDS) -> list[Link]:
    """The links that lead to one of ``targets``."""
    wanted = {id(target) for target in targets}
    return [link for link in links(holdings, fields) if id(link.target) in wanted]


def direct_parents(holdings: Holdings, holding: Holding) -> Iterator[Holding]:
    """The entries that one names to inherit from."""
    for field in NEEDED:
        for key in split_keys(holding.own.fields.get(field, "")):
            parent = holdings.get(key)
            if parent is not None and parent is not holding:
                yield parent


def parents(holdings: Holdings, holding: Holding) -> Iterator[Holding]:
    """The entries that one inherits from, and those that these inherit from; each once, nearest first."""
    seen = {id(holding)}
    waiting = deque([holding])
    while waiting:
        for parent in direct_parents(holdings, waiting.popleft()):
            if id(parent) not in seen:
                seen.add(id(parent))
                waiting.append(parent)
                yield parent


def follow(draft: Draft, renamed: Mapping[str, str]) -> int:
    """Let every field that names an old key name the new one; how many fields changed.

    An entry that would name itself then names nobody.
    """
    folded = {folded_key(old): new for old, new in renamed.items()}
    changed = 0
    for holding in draft.holdings.entries:
        own = renamed.get(holding.key, holding.key)
        for field in FIELDS:
            value = draft.value(holding, field) if field in holding.own.fields else ""
            keys = split_keys(value)
            if not any(folded_key(key) in folded for key in keys):
                continue
            followed = dict.fromkeys(folded.get(folded_key(key), key) for key in keys)
            left = [key for key in followed if folded_key(key) != own.casefold()]
            changed += 1
            if left:
                draft.set(holding, field, ",".join(left))
            else:
                draft.unset(holding, field)
    return changed
