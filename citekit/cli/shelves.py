"""What the verbs of the library share: which library, keys that are not there, forms of entries."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import STDIN, Outcome, complain, write_output
from citekit.model import UsageError

if TYPE_CHECKING:
    from citekit.library import Library
    from citekit.library.search import Hit

Folder = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help="The library; else $CITEKIT_LIBRARY, else the nearest folder `references`."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would be done, and write nothing.")]


def open_library(folder: Path | None, outcome: Outcome, *, create: bool = False) -> Library:
    """The library that is meant; its files that cannot be read are told. UsageError: there is none."""
    import gc

    from citekit.library import Library

    gc.disable()  # what is read lives to the end of the run; looking for garbage among it takes longer than the work
    library = Library.find(folder, create=create, tell=lambda finding: outcome.tell([finding]))
    outcome.read += 1
    return library


def known_keys(library: Library, keys: Iterable[str], outcome: Outcome) -> list[str]:
    """Those of ``keys`` that the library has; the others are told with the keys most like them, and count as failed."""
    found = library.show(dict.fromkeys(keys))
    for key, hits in found.items():
        if not hits:
            outcome.failed += 1
            near = library.near(key)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            complain(f'the library has no entry "{key}"{hint}')
    known = [key for key, hits in found.items() if hits]
    if not known:
        outcome.read = 0
    return known


def print_lines(lines: Iterable[str]) -> None:
    """Lines to stdout."""
    write_output("".join(f"{line}\n" for line in lines), None)


def print_pairs(renamed: Iterable[tuple[str, str]]) -> None:
    """Old keys and what they lead to now."""
    print_lines(f"{old} -> {new}" for old, new in renamed)


def as_they_stand(hits: Sequence[Hit], output: Path | None) -> None:
    """The bytes of entries with a blank line between them; on a terminal as text, which is made harmless."""
    from citekit.library.search import joined_texts

    data, encoding = joined_texts(hits)
    write_output(data.decode(encoding) if output is None and sys.stdout.isatty() else data, output)


def refuse_overwriting(output: Path | None, library: Library, inputs: Iterable[str] = ()) -> None:
    """UsageError: ``-o`` names a file of the library or one of ``inputs``, by whatever name."""
    from citekit.library.holdings import bib_files

    if output is None or not output.exists():
        return
    if any(name != STDIN and Path(name).exists() and output.samefile(name) for name in inputs):
        raise UsageError("this is an input of the command: -o would overwrite it", path=str(output))
    if any(output.samefile(path) for path, _ in bib_files(library.folder)):
        raise UsageError("this is a file of the library: -o would overwrite it", path=str(output))
