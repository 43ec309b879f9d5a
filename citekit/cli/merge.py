"""``citekit merge``: one entry of several."""

from __future__ import annotations

from typing import Annotated

import typer

from citekit.cli.common import Outcome, complain, complain_usage, write_output
from citekit.cli.shelves import DryRun, Folder, known_keys, open_library, print_pairs


def run(
    keys: Annotated[list[str], typer.Argument(metavar="KEY", help="The entries; the first stays, unless --into names one.")],
    folder: Folder = None,
    into: Annotated[str | None, typer.Option("--into", metavar="KEY", help="The entry that stays.")] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and change nothing.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Merge entries of one work: the kept one gets what it lacks; old keys go to `ids`, and print as old -> new.

    Where they contradict, the kept entry's value stays; that is told, and the exit code is 1.
    """
    outcome = Outcome()
    if len({*keys, *([into] if into else [])}) < 2:
        complain_usage("merging takes two keys at least")
    library = open_library(folder, outcome)
    wanted = [*([into] if into else []), *keys]
    if len(known_keys(library, wanted, outcome)) < len(dict.fromkeys(wanted)):
        outcome.read = 0  # to merge some of them would be another thing than what was asked for
        outcome.leave()
    done = library.merge(keys, into=into, dry_run=diff or dry_run)
    if diff:
        write_output(done.diff, None)
    else:
        print_pairs(done.renamed)
    outcome.tell(done.findings)
    if not done.files:
        complain("nothing to merge: these keys lead to one entry already")
    outcome.leave()
