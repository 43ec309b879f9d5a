"""``citekit export``: the library, or some of it, as a bibliography."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import Outcome, Output, Target, complain, read_bytes, target_kind, write_output
from citekit.cli.shelves import Folder, open_library, refuse_overwriting
from citekit.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.library.cited import Citation


def run(
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY", help="As `citekit search` takes it (`--` before a -word); none: everything."),
    ] = None,
    folder: Folder = None,
    cited_in: Annotated[
        list[str] | None,
        typer.Option("--cited-in", "-c", metavar="FILE", help="Only what a document cites (.aux, .bcf, .tex, .lyx, .md …)."),
    ] = None,
    to: Annotated[
        Target | None,
        typer.Option(
            "--to", metavar="KIND", help=f"Kind of the result ({', '.join(Target)}); else the suffix of -o says it, else .bib."
        ),
    ] = None,
    output: Output = None,
) -> None:
    """Write the library, what a query finds, or what documents cite, as one bibliography.

    Entries of a .bib come as they stand, with their macros, parents of a crossref behind them; other kinds are converted. A
    cited key that the library lacks is told, and the exit code is 1.
    """
    outcome = Outcome()
    documents = list(_documents(cited_in or (), outcome))
    if cited_in and not outcome.read:
        outcome.leave()
    library = open_library(folder, outcome)
    refuse_overwriting(output, library, cited_in or ())
    hits = library.search(" ".join(query)) if query else None
    kind = _kind(to, output)
    exported = library.export(hits, kind, cited=[one for found in documents for one in found] if cited_in else None)
    if exported.count or output is None:
        write_output(exported.text, output)
    outcome.tell(exported.findings)
    if not exported.count:
        outcome.tell_nothing_found()
        if output is not None:
            complain(f"{output} was not written")
    outcome.leave()


def _kind(to: Target | None, output: Path | None) -> str | None:
    """None: .bib entries as they stand, whichever kind they are of."""
    if to is None and (output is None or output.suffix.lower() == ".bib"):
        return None
    return target_kind(to, output).value


def _documents(names: list[str] | tuple[str, ...], outcome: Outcome) -> Iterator[list[Citation]]:
    """The citations of each document and of the files it goes on in; one that cannot be read is told and left out."""
    from citekit.library.cited import cited_keys, further_files

    waiting = list(names)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        try:
            data = read_bytes(name)
        except InputError as error:
            outcome.fail(error)
            continue
        outcome.read += 1
        waiting[:0] = further_files(data, name)
        yield list(cited_keys(data, name))
