"""``citekit convert``: between the formats of bibliographies."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from citekit.cli.common import (
    From,
    Inputs,
    Outcome,
    Output,
    SentenceCase,
    Target,
    complain,
    read_inputs,
    target_kind,
    write_output,
)

_TO = f"Format of the result ({', '.join(Target)}); else the suffix of -o says it, else BibTeX."


def run(
    inputs: Inputs,
    kind: From = None,
    to: Annotated[
        Target | None,
        typer.Option(
            "--to",
            metavar="KIND",
            help=_TO,
        ),
    ] = None,
    output: Output = None,
    sentence_case: SentenceCase = False,
    ascii_only: Annotated[bool, typer.Option("--ascii", help="Write BibTeX with TeX escapes instead of Unicode.")] = False,
    keys: Annotated[
        str | None,
        typer.Option("--keys", metavar="PATTERN", help="Give every entry a new key: auth.lower + shorttitle(3,3) + year."),
    ] = None,
) -> None:
    """Convert bibliographies (or the citations of source documents) to another format; every entry is kept."""
    from citekit.formats import write
    from citekit.formats.keys import assign_keys
    from citekit.formats.sentence_case import as_styles_want
    from citekit.formats.told import with_unique_keys

    outcome = Outcome()
    target = target_kind(to, output)
    records = [record for bibliography in read_inputs(inputs, kind, outcome) for record in bibliography.records]
    if sentence_case:
        records = [replace(record, reference=as_styles_want(record.reference)) for record in records]
    if keys is not None:
        renamed = assign_keys([record.reference for record in records], keys or None, keep=False)
        _tell_keys([(old, reference.id) for old, reference in renamed])
        records = [replace(record, reference=reference) for record, (_, reference) in zip(records, renamed, strict=True)]
    unique, findings = with_unique_keys(records)
    outcome.tell(findings)
    written = write([record.reference for record in unique], target.value, unicode=not ascii_only, records=unique)
    if outcome.read:
        write_output(written.text, output)
    if outcome.read and not records:
        outcome.tell_nothing_found()
    outcome.tell(written.findings)
    outcome.leave()


def _tell_keys(renamed: list[tuple[str, str]]) -> None:
    for old, new in renamed:
        if old and old != new:
            complain(f"{old} -> {new}")
