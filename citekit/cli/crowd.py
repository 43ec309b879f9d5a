"""Many source documents at once: several processes, a progress bar, results in the order of the inputs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.cli.common import STDIN, Outcome, Source, expand, read_bytes
from citekit.model import Finding, InputError, Record

if TYPE_CHECKING:
    from concurrent.futures import Executor

# Below this number of files, or of bytes in all, starting processes costs more than it saves.
_FEW_FILES = 8
_FEW_BYTES = 2_000_000
# From this size on a file is read piece by piece and never held whole.
_LARGE = 32_000_000


@dataclass(frozen=True)
class Found:
    """What one input gave: its records and findings, or why it could not be read."""

    name: str
    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: InputError | None = None


def find_one(name: str, kind: str | None, keywords: bool) -> Found:
    """Extract and parse one input; a failure is a result like any other. Runs in a worker process."""
    from citekit.api import extract_large, extract_without_keys

    try:
        path = "<stdin>" if name == STDIN else name
        if not keywords and _size([name]) > _LARGE:
            bibliography = extract_large(name, kind=kind)
        else:
            data = read_bytes(name)
            bibliography = extract_without_keys(data, kind=kind, path=path, keywords=keywords)
            if not bibliography.records and not kind:
                _refuse_bibliography(data, path)
    except InputError as error:
        return Found(name, error=error)
    except RecursionError:
        return Found(name, error=InputError("nested too deeply to be read", path=name))
    return Found(name, tuple(_light(record) for record in bibliography.records), bibliography.findings)


def _refuse_bibliography(data: bytes, path: str) -> None:
    from citekit.formats import recognize

    kind = recognize(data, path)
    if kind:
        what = f"this is a bibliography already ({kind}); `citekit convert` and `citekit format` take it"
        raise InputError(what, path=path)


def _light(record: Record) -> Record:
    """Without the document's text: it would travel between processes with every record and is not needed any more."""
    if not record.parsed:
        return record
    fragment = record.parsed.fragment
    slim = replace(fragment, document=replace(fragment.document, text=""))
    return replace(record, parsed=replace(record.parsed, fragment=slim))


def find_all(inputs: Iterable[str], kind: Source | None, *, keywords: bool, jobs: int, outcome: Outcome) -> Iterator[Found]:
    """The results of all inputs in their order; failures and findings are told as they come."""
    names = list(expand(inputs, outcome, bibliographies=False))
    forced = kind.value if kind else None
    with Progress(len(names)) as progress:
        for found in _results(names, forced, keywords, jobs):
            progress.advance()
            if found.error:
                outcome.fail(found.error)
                continue
            outcome.read += 1
            outcome.found += len(found.records)
            outcome.tell(found.findings)
            yield found


def _results(names: list[str], kind: str | None, keywords: bool, jobs: int) -> Iterator[Found]:
    jobs = min(jobs or os.cpu_count() or 1, len(names))
    if jobs < 2 or STDIN in names or (len(names) < _FEW_FILES and _size(names) < _FEW_BYTES):
        for name in names:
            yield find_one(name, kind, keywords)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from _in_order(pool, names, kind, keywords, ahead=jobs * 4)


def _in_order(pool: Executor, names: list[str], kind: str | None, keywords: bool, ahead: int) -> Iterator[Found]:
    """Results in order while at most ``ahead`` tasks wait: a million files must not stand in memory."""
    from collections import deque
    from concurrent.futures import Future

    waiting: deque[Future[Found]] = deque()
    for name in names:
        waiting.append(pool.submit(find_one, name, kind, keywords))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _size(names: list[str]) -> int:
    return sum(Path(name).stat().st_size for name in names if Path(name).is_file())


class Progress:
    """A bar on stderr, on a terminal alone, and only when there is something to wait for."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._bar: object = None

    def __enter__(self) -> Progress:
        if self._total >= _FEW_FILES and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress as Bar

            bar = Bar(console=Console(stderr=True), transient=True)
            bar.start()
            self._task = bar.add_task("reading", total=self._total)
            self._bar = bar
        return self

    def advance(self) -> None:
        from rich.progress import Progress as Bar

        if isinstance(self._bar, Bar):
            self._bar.advance(self._task)

    def __exit__(self, *_: object) -> None:
        from rich.progress import Progress as Bar

        if isinstance(self._bar, Bar):
            self._bar.stop()
