"""What the verbs share: options, inputs, outputs, messages, exit codes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from citekit.files import replace_file
from citekit.model import CitekitError, Finding, InputError, Severity, UsageError

if TYPE_CHECKING:
    from citekit.model import Bibliography, Record, Reference

STDIN = "-"


class Source(StrEnum):
    """The kinds of input (``--from``)."""

    TEXT = "text"
    HTML = "html"
    XML = "xml"
    MARKDOWN = "markdown"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    CSLJSON = "csljson"
    RIS = "ris"
    HAYAGRIVA = "hayagriva"
    JSONL = "jsonl"


class Target(StrEnum):
    """The kinds of bibliography that are written (``--to``)."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    CSLJSON = "csljson"
    RIS = "ris"
    HAYAGRIVA = "hayagriva"
    JSONL = "jsonl"


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders (walked), or - for standard input.")]
From = Annotated[
    Source | None,
    typer.Option(
        "--from", metavar="KIND", help=f"Kind of the input ({', '.join(Source)}); else recognised by content, then by suffix."
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write FILE, whole or not at all, instead of stdout.")
]
Style = Annotated[
    str, typer.Option("--style", "-s", metavar="NAME|FILE", help="apa, chicago, mla …: see `citekit styles`; or a .csl file.")
]

Locale = Annotated[str | None, typer.Option("--locale", metavar="LOCALE", help="Terms, dates and quotes, e.g. de-DE.")]
SentenceCase = Annotated[
    bool, typer.Option("--sentence-case", help="English titles as CSL styles want them; words in braces keep their case.")
]

# C0 and C1 controls (but tab and line feed), and the marks that turn the direction of text round: a name from the web
# must not drive a terminal.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """``text`` with control characters made visible (``\\x1b``), fit for a terminal."""
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def complain(message: str) -> None:
    """One message on stderr."""
    print(f"citekit: {harmless(message)}", file=sys.stderr)


def complain_usage(message: str) -> NoReturn:
    """Wrong usage: the message, and exit code 2."""
    complain(message)
    raise typer.Exit(2)


@dataclass
class Outcome:
    """What happened so far; decides the exit code: 0 clean, 1 findings or failed inputs, 2 nothing readable."""

    read: int = 0
    found: int = 0
    failed: int = 0
    warned: int = 0

    def fail(self, error: CitekitError | OSError) -> None:
        """An input could not be read: say so and go on."""
        self.failed += 1
        complain(str(error) if isinstance(error, CitekitError) else f"{error.filename}: {error.strerror}")

    def tell(self, findings: Iterable[Finding]) -> None:
        """Print findings, one a line, on stderr."""
        for finding in findings:
            self.warned += finding.severity is not Severity.INFO
            print(harmless(finding.concise()), file=sys.stderr)

    def counting(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records, counted as they go by."""
        for record in records:
            self.found += 1
            yield record

    def tell_nothing_found(self) -> None:
        """The inputs could be read, but there is no reference in them: no success."""
        self.warned += 1
        complain("no references found")

    def leave(self) -> NoReturn:
        """End the verb."""
        if self.failed and not self.read:
            raise typer.Exit(2)
        raise typer.Exit(1 if self.failed or self.warned else 0)


def read_bytes(name: str) -> bytes:
    """The bytes of a file or of standard input; InputError says what is wrong in words."""
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", path=name) from None
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", path=name) from None


def expand(inputs: Iterable[str], outcome: Outcome, *, bibliographies: bool = True) -> Iterator[str]:
    """Files as they are; of folders, in sorted order, the source documents and (unless not wanted) the bibliographies."""

    def tell(finding: Finding) -> None:
        if finding.severity is not Severity.INFO:  # hidden files are nobody's concern
            outcome.tell([finding])

    for name in inputs:
        if name != STDIN and Path(name).is_dir():
            from citekit.api import walk

            found = [str(path) for path in walk(name, bibliographies=bibliographies, tell=tell)]
            if not found:
                what = "nothing in this folder can be read" if bibliographies else "there is no source document in this folder"
                outcome.fail(InputError(what, path=name))
            yield from found
        elif name != STDIN and not Path(name).exists():
            outcome.fail(InputError("no such file or folder", path=name))
        else:
            yield name


def read_inputs(inputs: Iterable[str], kind: Source | None, outcome: Outcome, *, untold: str = "") -> Iterator[Bibliography]:
    """Read each input as whatever it is; one that cannot be read is told and left out.

    Findings of the code ``untold`` are left out: the verb says it better.
    """
    from citekit.api import read

    for name in expand(inputs, outcome):
        try:
            bibliography = read(read_bytes(name), kind=kind.value if kind else None, path="<stdin>" if name == STDIN else name)
        except InputError as error:
            outcome.fail(error)
            continue
        outcome.read += 1
        outcome.tell(finding for finding in bibliography.findings if finding.code != untold)
        yield bibliography


def references_for_style(
    inputs: Iterable[str], kind: Source | None, outcome: Outcome, *, sentence_case: bool
) -> list[Reference]:
    """The references of all inputs; on request with English titles in sentence case, as CSL styles want them."""
    references = [record.reference for found in read_inputs(inputs, kind, outcome) for record in found.records]
    if outcome.read and not references:
        outcome.tell_nothing_found()
    if not sentence_case:
        return references
    from citekit.formats.sentence_case import as_styles_want

    return [as_styles_want(reference) for reference in references]


def target_kind(to: Target | None, output: Path | None, default: Target = Target.BIBTEX) -> Target:
    """``--to``, else what the suffix of ``-o`` says, else the default."""
    if to or not output:
        return to or default
    from citekit.formats import kind_of_suffix

    kind = kind_of_suffix(output.name)
    if kind is None:
        raise UsageError(f"{output}: the suffix does not say a format; name one with --to")
    return Target(kind)


def write_output(data: str | bytes, output: Path | None, *, styled: bool = False) -> None:
    """To stdout, or to a file that is replaced whole or not at all (temporary file in the same folder, fsync, rename).

    On a terminal control characters are made visible, unless the text is ``styled`` by codes of our own.
    """
    if output is None:
        print_out([harmless(data) if isinstance(data, str) and not styled and sys.stdout.isatty() else data])
        return
    content = data.encode("utf-8") if isinstance(data, str) else data
    try:
        replace_file(output, content)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", path=str(output)) from None


def print_out(pieces: Iterable[str | bytes]) -> None:
    """To stdout, as it comes. When its reader (head, less) is gone, the verb ends: that is no error of ours."""
    try:
        for piece in pieces:
            if isinstance(piece, bytes):
                sys.stdout.buffer.write(piece)
            else:
                sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
