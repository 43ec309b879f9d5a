"""Taking entries out of the library."""

from __future__ import annotations

from collections.abc import Sequence

from citekit.library import told
from citekit.library.draft import Draft
from citekit.library.holdings import Holding
from citekit.library.links import NEEDED, links_to
from citekit.model import Finding, UsageError


def remove(draft: Draft, targets: Sequence[Holding], *, force: bool = False) -> list[Finding]:
    """Remove entries; comments beside them stay. The findings name those that still name them.

    UsageError: an entry that stays inherits from one of them (crossref, xdata), and ``force`` does not say it may.
    """
    gone = {id(target) for target in targets}
    left = [link for link in links_to(draft.holdings, targets) if id(link.source) not in gone]
    needed = [link for link in left if link.field in NEEDED]
    if needed and not force:
        link = needed[0]
        more = f", and {len(needed) - 1} more" if len(needed) > 1 else ""
        message = f"{link.target.key} is needed: {link.source.key} takes over from it ({link.field}){more}; --force removes it"
        raise UsageError(message, path=link.source.place)
    for target in targets:
        draft.remove(target)
    return [told.still_named(link.target.key, link.source.key, link.field, link.source.place) for link in left]
