"""``citekit parse``: reference strings, from arguments or standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from citekit.cli.common import Outcome, Output, Target, print_out, target_kind, write_output
from citekit.model import Finding, Fragment, Record, Severity, UsageError

NO_REFERENCE = "CK904"


class Lines(StrEnum):
    """How standard input holds the references."""

    LINES = "lines"
    JSONL = "jsonl"


def run(
    texts: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="Reference strings; none: standard input.")] = None,
    source: Annotated[
        Lines, typer.Option("--from", help='lines: one a line; jsonl: objects {"id", "raw"} whose raw may hold line breaks.')
    ] = Lines.LINES,
    to: Annotated[Target | None, typer.Option(help="The form of the result; BibTeX by default.")] = None,
    output: Output = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show each reference with its fields marked.")] = False,
    html: Annotated[bool, typer.Option("--html", help="With --explain: as an HTML page.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse what is no reference: it is told and left out.")] = False,
    words: Annotated[
        Path | None, typer.Option("--words", metavar="FOLDER", help="A folder of your own word lists (.tsv).", exists=True)
    ] = None,
) -> None:
    """Parse reference strings and write them as a bibliography (BibTeX by default)."""
    if html and not explain:
        raise UsageError("--html goes with --explain")
    if explain and to:
        raise UsageError("--explain prints no bibliography; leave out --to")
    if texts and source is Lines.JSONL:
        raise UsageError("--from jsonl is for standard input")
    outcome = Outcome()
    fragments = _from_arguments(texts) if texts else _from_stdin(source, outcome)
    records = _records(fragments, words, together=source is Lines.LINES)
    if strict:
        records = _accepted(records, outcome, "<arguments>" if texts else "<stdin>")
    records = outcome.counting(records)
    if explain:
        from citekit.cli.explain import show

        show(records, output, html=html)
    elif to is Target.JSONL:
        _stream(records, output)
    else:
        _write(records, target_kind(to, output), output, outcome)
    if not outcome.found and not outcome.warned:
        outcome.tell_nothing_found()
    outcome.read += 1
    outcome.leave()


def _write(records: Iterable[Record], target: Target, output: Path | None, outcome: Outcome) -> None:
    """As a bibliography, where every entry has a key of its own."""
    from citekit.api import with_keys, write
    from citekit.formats.told import with_unique_keys

    unique, findings = with_unique_keys(with_keys(records))
    written = write(unique, target.value)
    write_output(written.text, output)
    outcome.tell((*findings, *written.findings))


def _from_arguments(texts: list[str]) -> Iterator[Fragment]:
    return (Fragment(text, line=number) for number, text in enumerate(texts, start=1) if text.strip())


def _from_stdin(source: Lines, outcome: Outcome) -> Iterator[Fragment]:
    lines = (raw.decode("utf-8", errors="surrogateescape") for raw in sys.stdin.buffer)
    for number, line in enumerate(lines, start=1):
        line = line.lstrip("\ufeff").rstrip("\r\n").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if not line.strip():
            continue
        if source is Lines.LINES:
            yield Fragment(line, line=number)
            continue
        fragment = _from_json(line, number, outcome)
        if fragment:
            yield fragment


def _from_json(line: str, number: int, outcome: Outcome) -> Fragment | None:
    """One ``{"id", "raw"}`` object; anything else is told with its line and left out."""
    try:
        value = json.loads(line)
        column = 1
    except (ValueError, RecursionError) as error:
        value, column = None, getattr(error, "colno", 1)
    if isinstance(value, dict) and isinstance(value.get("raw"), str):
        return Fragment(value["raw"], line=number, id=str(value.get("id") or ""))
    message = 'not an object with "raw" text; left out'
    outcome.tell([Finding("CK860", "damaged-entry", Severity.ERROR, message, "<stdin>", number, column)])
    return None


def _records(fragments: Iterable[Fragment], words: Path | None, *, together: bool) -> Iterator[Record]:
    """Parsed one by one, the memory does not grow. Lines are ``together`` a list, where "———." is the author above."""
    from citekit.api import record_of
    from citekit.parsing import load_words, parse_fragment, parse_fragments

    lists = load_words(words)
    if together:
        return map(record_of, parse_fragments(fragments, words=lists))
    return (record_of(parse_fragment(fragment, words=lists)) for fragment in fragments)


def _accepted(records: Iterable[Record], outcome: Outcome, path: str) -> Iterator[Record]:
    """``--strict``: what the parser holds for no reference at all is told and left out."""
    for record in records:
        doubts = record.parsed.doubts if record.parsed else ()
        refused = next((doubt for doubt in doubts if doubt.code == NO_REFERENCE), None)
        if refused is None:
            yield record
        else:
            finding = Finding(refused.code, "no-reference", Severity.ERROR, refused.message, path, record.line, 1)
            outcome.tell([finding])


def _stream(records: Iterable[Record], output: Path | None) -> None:
    """The jsonl form as it comes; keys are unique within the output."""
    from citekit.formats.jsonl import record_to_json

    lines = (json.dumps(record_to_json(record), ensure_ascii=False) + "\n" for record in _keyed(records))
    if output:
        write_output("".join(lines), output)
        return
    print_out(lines)


def _keyed(records: Iterable[Record]) -> Iterator[Record]:
    """Records with a key each, given ones kept; a stream cannot look ahead, so suffixes follow the order of the input."""
    from citekit.formats.key_patterns import compile_pattern
    from citekit.formats.keys import DEFAULT_PATTERN, base_key

    pattern = compile_pattern(DEFAULT_PATTERN)
    seen: dict[str, int] = {}
    for record in records:
        if record.reference.id:
            yield record
            continue
        key = base_key(record.reference, pattern)
        number = seen[key.casefold()] = seen.get(key.casefold(), 0) + 1
        yield replace(record, reference=replace(record.reference, id=key if number == 1 else f"{key}-{number}"))
