"""``citekit add``: references into the library."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import From, Inputs, Outcome, complain, read_inputs
from citekit.cli.shelves import DryRun, Folder, open_library, print_lines

if TYPE_CHECKING:
    from citekit.library.adding import Added


class Duplicates(StrEnum):
    """What becomes of a work that the library has (``--duplicates``)."""

    SKIP = "skip"
    ADD = "add"
    MERGE = "merge"


def run(
    inputs: Inputs,
    folder: Folder = None,
    kind: From = None,
    file: Annotated[
        str, typer.Option("--file", "-f", metavar="NAME.bib", help="The file of the library that they go to.")
    ] = "library.bib",
    keyword: Annotated[list[str] | None, typer.Option("--keyword", "-k", metavar="WORD", help="Give each a keyword.")] = None,
    duplicates: Annotated[
        Duplicates, typer.Option(help="What is in the library already: skip it, add it, or merge what the old entry lacks.")
    ] = Duplicates.SKIP,
    key: Annotated[
        str | None, typer.Option("--key", metavar="PATTERN", help="Give each a new key: auth.lower + shorttitle(3,3) + year.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Add the references of pages, text, .bib, RIS, CSL-JSON … to the library, and print their keys.

    Exit code 1 if an input failed, or a reference was left out because it is damaged or says too little; a duplicate that is
    left out is no failure.
    """
    outcome = Outcome()
    bibliographies = list(read_inputs(inputs, kind, outcome, untold="CK872"))  # the library gives keys of its own
    if not outcome.read:
        outcome.leave()
    library = open_library(folder, outcome, create=not dry_run)
    added = library.add(
        bibliographies,
        file=file,
        keywords=keyword or (),
        duplicates=duplicates.value,
        pattern=key,
        dry_run=dry_run,
    )
    print_lines(added.keys)
    outcome.tell(added.findings)
    if not any(bibliography.records for bibliography in bibliographies):
        outcome.tell_nothing_found()
    _summarize(added, f"{library.folder / file}", duplicates, dry_run)
    outcome.leave()


def _summarize(added: Added, path: str, duplicates: Duplicates, dry_run: bool) -> None:
    known = len(added.known)
    there = f"; {known} {'was' if known == 1 else 'were'} in the library already" if known else ""
    merged = ", merged" if known and duplicates is Duplicates.MERGE else ""
    complain(f"{len(added.keys)} {'would be added' if dry_run else 'added'} to {path}{there}{merged}")
