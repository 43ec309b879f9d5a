"""Files written whole or not at all: a temporary file in the same folder, fsync, rename."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write ``path`` whole or not at all; its permissions and, if it is a link, the link stay. OSError: it cannot be."""
    replace_files({path: content})


def replace_files(contents: Mapping[Path, bytes], check: Callable[[], None] | None = None) -> None:
    """Write several files: none is touched before all of them lie ready beside their places.

    ``check`` is called at the last moment before; what it raises leaves every file as it was.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for path, content in contents.items():
            place = path.resolve()
            ready.append((_staged(place, content), place))
        if check:
            check()
        while ready:
            os.replace(*ready[-1])  # noqa: PTH105
            ready.pop()
    finally:
        for name, _ in ready:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108


@contextlib.contextmanager
def one_at_a_time(folders: Iterable[Path]) -> Iterator[None]:
    """Keep other processes that ask for the same out of folders meanwhile, where the system can: between a look and a write."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    held: list[int] = []
    try:
        for folder in sorted({folder.resolve() for folder in folders}):
            held.append(os.open(folder, os.O_RDONLY))
            with contextlib.suppress(OSError):  # file systems that know no locks
                fcntl.flock(held[-1], fcntl.LOCK_EX)
        yield
    finally:
        for handle in held:
            os.close(handle)


def _staged(path: Path, content: bytes) -> str:
    """The content in a temporary file beside ``path``, with the permissions that ``path`` has or would get."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)  # noqa: PTH101
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    return name


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
