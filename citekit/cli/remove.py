"""``citekit remove``: entries out of the library."""

from __future__ import annotations

from typing import Annotated

import typer

from citekit.cli.common import Outcome, complain
from citekit.cli.shelves import DryRun, Folder, known_keys, open_library, print_lines


def run(
    keys: Annotated[list[str], typer.Argument(metavar="KEY", help="The keys of the entries.")],
    folder: Folder = None,
    force: Annotated[bool, typer.Option("--force", help="Even if another entry inherits from one of them.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Remove entries, and print their keys; refused where another entry inherits from one (crossref, xdata)."""
    outcome = Outcome()
    library = open_library(folder, outcome)
    known = known_keys(library, keys, outcome)
    if known:
        done = library.remove(known, force=force, dry_run=dry_run)
        print_lines(known)
        outcome.tell(done.findings)
        complain(f"{len(known)} {'would be removed' if dry_run else 'removed'}")
    outcome.leave()
