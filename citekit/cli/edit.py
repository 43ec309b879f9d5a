"""``citekit edit``: one entry of the library, by options or in an editor."""

from __future__ import annotations

import codecs
import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import Outcome, complain, write_output
from citekit.cli.shelves import Folder, known_keys, open_library
from citekit.model import CitekitError, InputError, UsageError

if TYPE_CHECKING:
    from citekit.library import Changed, Library


def run(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of the entry.")],
    folder: Folder = None,
    fields: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="Give a field a value, as .bib files write it.")
    ] = None,
    unset: Annotated[list[str] | None, typer.Option("--unset", metavar="FIELD", help="Remove a field.")] = None,
    rename: Annotated[
        str | None, typer.Option("--rename", metavar="NEWKEY", help="Another key; crossref, xdata, related … follow.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Another entry type.")] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and change nothing.")] = False,
) -> None:
    """Change an entry; without options in $VISUAL or $EDITOR. Nothing but what is changed changes in the file."""
    outcome = Outcome()
    library = open_library(folder, outcome)
    if not known_keys(library, [key], outcome):
        outcome.leave()
    if fields or unset or rename is not None or kind is not None:
        done = library.edit(key, fields=_values(fields or []), unset=unset or (), rename=rename, kind=kind, dry_run=diff)
    else:
        done = _in_editor(library, key, diff)
    if diff:
        write_output(done.diff, None)
    else:
        complain(f"{', '.join(map(str, done.paths))} changed" if done.paths else "nothing changed")
    outcome.tell(done.findings)
    outcome.leave()


def _values(texts: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise UsageError(f"--set takes FIELD=VALUE, not {text!r}")
        if name.strip().lower() in values:
            raise UsageError(f"--set gives {name.strip()} two values")
        values[name.strip().lower()] = value
    return values


def _in_editor(library: Library, key: str, diff: bool) -> Changed:
    """The entry's text through an editor. What cannot be taken back stays in a file, which is named."""
    import tempfile

    from citekit.library import Changed

    before = library.text(key)
    folder = Path(tempfile.mkdtemp(prefix="citekit-"))
    path = folder / "entry.bib"
    path.write_bytes(f"{before}\n".encode())
    try:
        _edit(path)
        text = _read_back(path)
        same = text == f"{before}\n"
        done = Changed() if same else library.replace_text(key, text, was=before, path=str(path), dry_run=diff)
    except (CitekitError, OSError) as error:
        complain(f"the entry stays as it was; what you wrote is in {path}")
        if isinstance(error, OSError):
            raise UsageError(error.strerror or str(error), path=str(path)) from None
        raise
    path.unlink()
    with contextlib.suppress(OSError):  # the editor may have left a file of its own
        folder.rmdir()
    return done


def _read_back(path: Path) -> str:
    """What the editor saved: UTF-8, or what a byte order mark says. InputError, with line and column: it is something else."""
    from citekit.model import LineIndex, decode

    data = path.read_bytes()
    decoded = decode(data)
    if not decoded.guessed:
        return decoded.text
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        at, what = error.start, "this is not UTF-8"
    else:
        at, what = data.index(b"\0"), "a NUL character stands here"
    before = data[:at].decode()
    line, column = LineIndex(before).position(len(before))
    raise InputError(f"{what}; let the editor save the entry as UTF-8", path=str(path), line=line, column=column)


def _edit(path: Path) -> None:
    import shlex
    import subprocess

    editor = (os.environ.get("VISUAL") or os.environ.get("EDITOR") or "").strip()
    if not editor:
        raise UsageError("set $VISUAL or $EDITOR to edit an entry, or use --set, --unset, --rename, --type")
    try:
        done = subprocess.run([*shlex.split(editor), str(path)], check=False)
    except ValueError as error:  # of shlex: a quotation mark that is not closed
        raise UsageError(f"$VISUAL or $EDITOR is no command ({editor}): {str(error).lower()}") from None
    except OSError as error:
        raise UsageError(f"the editor cannot be run ({editor}): {error.strerror}") from None
    if done.returncode:
        raise UsageError(f"the editor ended with code {done.returncode}")
