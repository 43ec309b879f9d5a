"""A change of the library from the reading to the writing: when another program was quicker, it is made anew."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from citekit.library.combining import Combined
from citekit.library.draft import ChangedOnDisk, Draft, Rewritten, write
from citekit.library.holdings import Holdings
from citekit.model import Finding

_TRIES: Final = 10
_PAUSE: Final = 0.1  # seconds, at most, before the next try
Done = TypeVar("Done")


@dataclass(frozen=True)
class Changed:
    """What a change did, or with ``dry_run`` would do.

    ``files`` are those that change, ``paths`` those that were written; ``renamed`` are old keys with the keys they lead to
    now, ``gone`` counts the entries that were merged into others, ``conflicts`` the contradictions that ``findings`` tell.
    """

    files: tuple[Rewritten, ...] = ()
    paths: tuple[Path, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: int = 0
    gone: int = 0

    @property
    def diff(self) -> str:
        """Every change, as a unified diff."""
        return "".join(file.diff() for file in self.files)


def change(read: Callable[[], Holdings], work: Callable[[Draft], Done], dry_run: bool) -> tuple[Done, Changed]:
    """Do ``work`` to the library that ``read`` gives, and write it; what ``work`` said, and the files.

    Where a file is another by then, all of it is done anew on what is there now. CitekitError: again and again.
    """
    for left in reversed(range(_TRIES)):
        draft = Draft(read())
        done = work(draft)
        files = tuple(draft.files())
        try:
            return done, Changed(files, () if dry_run else write(files))
        except ChangedOnDisk:
            if not left:
                raise
        time.sleep(random.uniform(0, _PAUSE))
    raise AssertionError


def told_with(changed: Changed, combined: Combined) -> Changed:
    """The files that changed, with what there is to say of it."""
    return Changed(changed.files, changed.paths, combined.renamed, combined.findings, combined.conflicts, combined.gone)
