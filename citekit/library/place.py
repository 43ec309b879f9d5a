"""Which folder is the library, and which place in it is meant."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Final

from citekit.model import UsageError

VARIABLE: Final = "CITEKIT_LIBRARY"
FOLDER: Final = "references"


def find_folder(named: str | Path | None = None, *, create: bool = False) -> Path:
    """The folder that is named, else the one of ``$CITEKIT_LIBRARY``, else the nearest ``references``.

    Nearest: in the working directory, or in the first folder above it that has one. ``create`` makes a folder that was
    named and is not there. UsageError: there is none, with how to name or make one.
    """
    chosen = named or os.environ.get(VARIABLE)
    if not chosen:
        return _nearest()
    folder = Path(chosen).expanduser()
    if create and not folder.exists():
        folder.mkdir(parents=True)
    if not folder.is_dir():
        if folder.exists():
            raise UsageError("this is a file; a library is the folder that .bib files lie in", path=str(folder))
        raise UsageError(f"there is no such folder (`citekit add --library {folder} …` makes one)", path=str(folder))
    return folder


def _nearest() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FOLDER).is_dir():
            # As it is typed from here: messages name files the way people do.
            return Path(FOLDER) if folder == here else folder / FOLDER
    raise UsageError(
        f"there is no library: no folder `{FOLDER}` here or above; make one (`mkdir {FOLDER}`),"
        f" or name one with --library DIR or ${VARIABLE}"
    )


def split_place(place: str) -> tuple[str, int]:
    """``references/a.bib:12`` as path and line; line 0: it is no place."""
    path, _, line = place.rpartition(":")
    return (path, int(line)) if path and line.isdecimal() else (place, 0)


def is_file(named: str, path: Path, name: str) -> bool:
    """Whether ``named`` means the file ``name`` of the library: as seen from the library, from its folder, or from here."""
    folder = path.absolute().parents[len(PurePosixPath(name).parts) - 1]
    plain = os.path.normpath(named)
    return plain in (name, f"{folder.name}/{name}") or os.path.realpath(named) == os.path.realpath(path)
