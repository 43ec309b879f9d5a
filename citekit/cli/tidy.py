"""``citekit tidy``: one tidy form for .bib files; nothing but form changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import (
    STDIN,
    Outcome,
    Output,
    complain,
    complain_usage,
    expand,
    harmless,
    read_bytes,
    write_output,
)
from citekit.files import replace_file
from citekit.model import CitekitError, InputError, UsageError, decode

if TYPE_CHECKING:
    from citekit.formats.bibtex.syntax import BibFile

_SUFFIXES = (".bib", ".bibtex", ".biblatex")


class _Mode(StrEnum):
    """What becomes of the tidy form."""

    PRINT = "print"
    CHECK = "check"
    DIFF = "diff"
    IN_PLACE = "in-place"


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE", help=".bib files, folders (walked), or - for standard input.")],
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; name the files that are not tidy, exit code 1.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Change nothing; show what would change, exit code 1.")] = False,
    in_place: Annotated[bool, typer.Option("--in-place", help="Write the tidy form back to the files.")] = False,
    sort: Annotated[bool, typer.Option(help="Entries in the order of their keys, parents of a crossref last.")] = False,
    align: Annotated[bool, typer.Option(help="The equals signs of the fields in one column.")] = True,
    indent: Annotated[int, typer.Option(min=0, max=8, help="Blanks before each field.")] = 2,
    output: Output = None,
) -> None:
    """Bring .bib files into one tidy form; comments, macros and unknown fields stay, damaged entries stay as they are."""
    from citekit.formats.bibtex.tidy import TidyOptions, tidy

    mode = _mode(check, diff, in_place, output)
    if output and (len(inputs) > 1 or Path(inputs[0]).is_dir()):
        complain_usage("-o takes one input; use --in-place for several")
    if mode is _Mode.IN_PLACE and STDIN in inputs:
        complain_usage("standard input cannot be changed in place")
    options = TidyOptions(sort=sort, align=align, indent=" " * indent)
    outcome = Outcome()
    changed = 0
    for name in _files(inputs, outcome):
        try:
            before = _read(name)
            outcome.read += 1
            outcome.tell(before.findings)
            after = tidy(before, options)
            changed += after.text != before.text
            _deliver(name, before, after, mode, output)
        except CitekitError as error:
            outcome.fail(error)
        except OSError as error:
            outcome.fail(UsageError(f"cannot be written: {error.strerror}", path=name))
    if changed and mode in (_Mode.CHECK, _Mode.DIFF):
        outcome.warned += changed
    outcome.leave()


def _mode(check: bool, diff: bool, in_place: bool, output: Path | None) -> _Mode:
    asked = [mode for mode, wanted in ((_Mode.CHECK, check), (_Mode.DIFF, diff), (_Mode.IN_PLACE, in_place)) if wanted]
    if len(asked) + bool(output) > 1:
        complain_usage("choose one of --check, --diff, --in-place and -o")
    return asked[0] if asked else _Mode.PRINT


def _files(inputs: Iterable[str], outcome: Outcome) -> Iterator[str]:
    """Files as they are named; of a folder, those that look like .bib files."""
    named = set(inputs)
    files = [name for name in expand(inputs, outcome) if name in named or name.lower().endswith(_SUFFIXES)]
    if not files and not outcome.failed:
        outcome.fail(InputError("there is no .bib file in it", path=", ".join(inputs)))
    yield from files


def _read(name: str) -> BibFile:
    from citekit.formats.bibtex.syntax import BibFile, TextBlock

    path = "<stdin>" if name == STDIN else name
    data = read_bytes(name)
    if decode(data).binary:
        raise InputError("this is a binary file, not a .bib", path=path)
    bib = BibFile.read(data, path)
    if bib.text.strip() and all(isinstance(block, TextBlock) for block in bib.blocks):
        raise InputError("this is no .bib file: it holds no entry", path=bib.path)
    return bib


def _deliver(name: str, before: BibFile, after: BibFile, mode: _Mode, output: Path | None) -> None:
    same = after.text == before.text
    match mode:
        case _Mode.PRINT:
            write_output(after.write(), output)
        case _Mode.CHECK if not same:
            complain(f"{before.path}: is not tidy")
        case _Mode.DIFF if not same:
            write_output(_difference(before, after), None)
        case _Mode.IN_PLACE if not same:
            replace_file(Path(name), after.write())


def _difference(before: BibFile, after: BibFile) -> str:
    from difflib import unified_diff

    lines = unified_diff(before.text.splitlines(), after.text.splitlines(), f"a/{before.path}", f"b/{before.path}", lineterm="")
    return "".join(f"{harmless(line)}\n" for line in lines)
