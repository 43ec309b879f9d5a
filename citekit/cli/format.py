"""``citekit format``: the reading list, styled."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import From, Inputs, Locale, Outcome, Output, SentenceCase, Style, references_for_style, write_output
from citekit.model import UsageError

if TYPE_CHECKING:
    from citekit.lists import ListEntry, ReadingList


class FormatTarget(StrEnum):
    """The forms of a styled list."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    LATEX = "latex"
    RTF = "rtf"
    DOCX = "docx"
    PDF = "pdf"
    JSON = "json"
    TERMINAL = "terminal"


_SUFFIXES = {
    ".txt": FormatTarget.TEXT,
    ".md": FormatTarget.MARKDOWN,
    ".markdown": FormatTarget.MARKDOWN,
    ".html": FormatTarget.HTML,
    ".htm": FormatTarget.HTML,
    ".tex": FormatTarget.LATEX,
    ".rtf": FormatTarget.RTF,
    ".docx": FormatTarget.DOCX,
    ".pdf": FormatTarget.PDF,
    ".json": FormatTarget.JSON,
}


def run(
    inputs: Inputs,
    style: Style = "apa",
    to: Annotated[FormatTarget | None, typer.Option(help="The form of the list; styled text on a terminal, else text.")] = None,
    output: Output = None,
    kind: From = None,
    annotated: Annotated[bool, typer.Option("--annotated", help="Print the annotations.")] = False,
    group_by: Annotated[str, typer.Option("--group-by", metavar="WHAT", help="type, year, letter, keyword or language.")] = "",
    sort: Annotated[
        str, typer.Option("--sort", metavar="ORDER", help="style, given, author, title or year; -year is newest first.")
    ] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="A heading for the list.")] = "",
    locale: Locale = None,
    sentence_case: SentenceCase = False,
) -> None:
    """Format references as a reading list in APA, Chicago, MLA or any other CSL style."""
    from citekit.lists import reading_list

    target = _target(to, output)
    outcome = Outcome()
    references = references_for_style(inputs, kind, outcome, sentence_case=sentence_case)
    if not outcome.read:
        outcome.leave()
    listed = reading_list(
        references,
        style,
        annotated=annotated,
        locale=locale,
        title=title,
        group_by=group_by,
        sort=sort,
        cited=target is FormatTarget.JSON,
    )
    outcome.tell(listed.findings)
    if target is FormatTarget.JSON:
        write_output(_json(listed, style), output)
    else:
        written = listed.write_bytes(target.value) if target in ("docx", "pdf") else listed.write(target.value)
        write_output(written, output, styled=target is FormatTarget.TERMINAL)
    outcome.leave()


def _target(to: FormatTarget | None, output: Path | None) -> FormatTarget:
    if to:
        return to
    if output is None:
        return FormatTarget.TERMINAL if sys.stdout.isatty() else FormatTarget.TEXT
    target = _SUFFIXES.get(output.suffix.lower())
    if target is None:
        raise UsageError(f"{output}: the suffix does not say a format; name one with --to")
    return target


def _json(listed: ReadingList, style: str) -> str:
    """The stable form of cli.md: the bibliography in its order, and each item cited alone, in input order."""
    form = {
        "version": 1,
        "style": style,
        "bibliography": [_entry(entry) for group in listed.groups for entry in group.entries],
        "citations": [_entry(entry) for entry in listed.citations],
    }
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"


def _entry(entry: ListEntry) -> dict[str, str]:
    return {"id": entry.id, "text": entry.content.to_text(), "html": entry.content.to_html()}
