"""``citekit show``: entries of the library by their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import Outcome, Output, Target, complain, complain_usage, target_kind, write_output
from citekit.cli.shelves import Folder, as_they_stand, known_keys, open_library, refuse_overwriting

if TYPE_CHECKING:
    from citekit.library.search import Hit


def run(
    keys: Annotated[list[str], typer.Argument(metavar="KEY", help="Keys of entries, or older ones that stand in `ids`.")],
    folder: Folder = None,
    to: Annotated[
        Target | None, typer.Option("--to", metavar="KIND", help=f"As another kind of bibliography ({', '.join(Target)}).")
    ] = None,
    style: Annotated[str | None, typer.Option("--style", "-s", metavar="NAME|FILE", help="As that style prints them.")] = None,
    output: Output = None,
) -> None:
    """Print entries as they stand in their files, byte for byte; where they stand goes to stderr.

    Exit code 1 if a key is not there, 2 if none is.
    """
    if to and style:
        complain_usage("choose one of --to and --style")
    outcome = Outcome()
    library = open_library(folder, outcome)
    refuse_overwriting(output, library)
    known = known_keys(library, keys, outcome)
    hits = [hit for found in library.show(known).values() for hit in found]
    if hits and style:
        _styled(hits, style, output, outcome)
    elif hits and (to or (output and output.suffix != ".bib")):
        exported = library.export(hits, target_kind(to, output).value)
        write_output(exported.text, output)
        outcome.tell(exported.findings)
    elif hits:
        for hit in hits:
            complain(f"{hit.key} stands in {hit.place}")
        as_they_stand(hits, output)
    outcome.leave()


def _styled(hits: list[Hit], style: str, output: Output, outcome: Outcome) -> None:
    import sys

    from citekit.lists import reading_list

    listed = reading_list([hit.reference for hit in hits], style)
    outcome.tell(listed.findings)
    terminal = output is None and sys.stdout.isatty()
    write_output(listed.write("terminal" if terminal else "text"), output, styled=terminal)
