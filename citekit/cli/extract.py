"""``citekit extract``: the citations of source documents, as a bibliography."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from citekit.cli.common import From, Inputs, Outcome, Output, Target, complain, target_kind, write_output
from citekit.cli.crowd import Found, find_all
from citekit.model import Record


class ExtractTarget(StrEnum):
    """What ``extract --to`` writes: every bibliography kind, and the fragments as they stand."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    CSLJSON = "csljson"
    RIS = "ris"
    HAYAGRIVA = "hayagriva"
    JSONL = "jsonl"
    RAW = "raw"


def run(
    inputs: Inputs,
    to: Annotated[ExtractTarget | None, typer.Option(help="The form of the result; raw is one fragment's text a line.")] = None,
    output: Output = None,
    kind: From = None,
    keywords: Annotated[bool, typer.Option("--keywords", help="Index terms of a document become keywords.")] = False,
    ascii_only: Annotated[bool, typer.Option("--ascii", help="Write BibTeX with TeX escapes instead of Unicode.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes for many files; 0: one for each core.")] = 0,
) -> None:
    """Find the citations of pages, XML, Markdown or plain lists, parse them, and write a bibliography (BibTeX by default)."""
    outcome = Outcome()
    found = find_all(inputs, kind, keywords=keywords, jobs=jobs, outcome=outcome)
    if to is ExtractTarget.RAW:
        write_output("".join(_raw_lines(found)), output)
    else:
        target = target_kind(Target(to) if to else None, output)
        records = [record for document in found for record in document.records]
        _write(records, target, output, outcome, unicode=not ascii_only)
        _tell_doubts(records, inputs)
    if outcome.read and not outcome.found:
        outcome.tell_nothing_found()
    outcome.leave()


def _raw_lines(found: Iterable[Found]) -> Iterator[str]:
    for document in found:
        for record in document.records:
            if record.parsed:
                yield " ".join(record.parsed.fragment.raw.split()) + "\n"


def _write(records: list[Record], target: Target, output: Path | None, outcome: Outcome, *, unicode: bool) -> None:
    from citekit.api import with_keys, write

    written = write(with_keys(records), target.value, unicode=unicode)
    write_output(written.text, output)
    outcome.tell(written.findings)


def _tell_doubts(records: list[Record], inputs: list[str]) -> None:
    """How many readings are unsure: the doubts themselves are in the jsonl form and in ``citekit lint``."""
    doubtful = sum(bool(record.parsed and record.parsed.doubts) for record in records)
    if doubtful:
        complain(f"{doubtful} of {len(records)} references are doubtful; `citekit lint {' '.join(inputs)}` says why")
