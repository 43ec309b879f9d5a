"""The source documents of a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from citekit.extraction.findings import finding
from citekit.extraction.kinds import SUFFIXES
from citekit.model import Finding

_HEAD: Final = 65_536


def walk(
    paths: Iterable[str | Path],
    tell: Callable[[Finding], None] | None = None,
    also: Callable[[str, bytes], bool] | None = None,
) -> Iterator[Path]:
    """Every file in ``paths``, and in the folders among them the files that look like sources, in sorted order.

    A file that is named is taken whatever its suffix; one in a folder also where ``also`` says so of its name and its first
    bytes. Hidden files and folders inside a folder are passed over; they and what cannot be read go to ``tell``. No link to
    a folder is followed, so no walk goes in circles.
    """
    tell = tell or (lambda _: None)
    for path in map(Path, paths):
        if path.is_dir():
            yield from _folder(path, tell, also or (lambda _, __: False))
        elif path.exists():
            yield path
        else:
            tell(finding("CK849", "there is no such file or folder", path=str(path)))


def _folder(folder: Path, tell: Callable[[Finding], None], also: Callable[[str, bytes], bool]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        tell(finding("CK849", f"cannot be read: {error.strerror or error}", path=str(error.filename)))

    for root, folders, names in os.walk(folder, onerror=unreadable):
        for name in sorted([*folders, *names]):
            if name.startswith("."):
                tell(finding("CK850", "hidden; passed over", path=str(Path(root, name))))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and _is_wanted(path, tell, also):
                yield path


def _is_wanted(path: Path, tell: Callable[[Finding], None], also: Callable[[str, bytes], bool]) -> bool:
    """By its suffix; a file without one by its first bytes, which must be text."""
    suffix = path.suffix.lower()
    if not path.is_file() and path.exists():
        return False  # a pipe would never end
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        tell(finding("CK849", f"cannot be read: {error.strerror or error}", path=str(path)))
        return False
    return suffix in SUFFIXES or (not suffix and b"\0" not in head) or also(path.name, head)
