"""``citekit cite``: in-text citations or notes."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citekit.cli.common import From, Locale, Outcome, Output, SentenceCase, Style, complain, references_for_style, write_output
from citekit.model import UsageError

if TYPE_CHECKING:
    from citekit.csl import Entry


class CiteTarget(StrEnum):
    """The forms of a citation."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    LATEX = "latex"
    RTF = "rtf"
    TERMINAL = "terminal"
    JSON = "json"


def run(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="A file, a folder (walked), or - for standard input.")],
    keys: Annotated[
        list[str], typer.Argument(metavar="KEY", help='Each a citation: hull1948, or "see hull1948, p. 12; kennan1967".')
    ],
    style: Style = "apa",
    to: Annotated[CiteTarget, typer.Option(help="The form of the citations.")] = CiteTarget.TEXT,
    output: Output = None,
    kind: From = None,
    suppress_author: Annotated[bool, typer.Option("--suppress-author", help="Without the author: (1948).")] = False,
    locale: Locale = None,
    sentence_case: SentenceCase = False,
) -> None:
    """Cite references of INPUT as a document would, in the order given: a second note to a work is short."""
    from citekit.csl import load_style
    from citekit.formats.csljson import to_item

    outcome = Outcome()
    references = references_for_style([source], kind, outcome, sentence_case=sentence_case)
    items = [to_item(reference) for reference in references]
    if not outcome.read:
        outcome.leave()
    loaded = load_style(style, locale)
    mode = "suppress-author" if suppress_author else ""
    clusters = _clusters(keys, {str(item["id"]) for item in items}, mode, outcome)
    rendered = loaded.cite(clusters, items)
    outcome.tell(rendered.findings)
    write_output(_printed(rendered.entries, to, style), output, styled=to is CiteTarget.TERMINAL)
    outcome.leave()


def _clusters(keys: list[str], known: set[str], mode: str, outcome: Outcome) -> list[dict[str, Any]]:
    """The citations that can be made; what names an unknown key is told."""
    from citekit.csl.cite_syntax import citation_items

    clusters: list[dict[str, Any]] = []
    for text in keys:
        cites = citation_items(text)
        unknown = [cite.get("id", "") for cite in cites if cite.get("id") not in known]
        for key in unknown:
            outcome.failed += 1
            complain(f"there is no reference with the key {key!r}{_suggestion(key, known)}")
        if cites and not unknown:
            note = {"noteIndex": len(clusters) + 1, "mode": mode}
            clusters.append({"citationID": text, "citationItems": cites, "properties": note})
    if not clusters:
        raise UsageError("nothing to cite")
    return clusters


def _suggestion(key: str, known: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, sorted(known), n=3)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _printed(entries: tuple[Entry, ...], to: CiteTarget, style: str) -> str:
    if to is CiteTarget.JSON:
        citations = [{"id": entry.id, "text": entry.content.to_text(), "html": entry.content.to_html()} for entry in entries]
        return json.dumps({"version": 1, "style": style, "citations": citations}, ensure_ascii=False, indent=1) + "\n"
    from importlib import import_module

    writer = import_module(f"citekit.csl.outputs.{to}")
    return "".join(f"{writer.write(entry.content, links=to is not CiteTarget.TEXT).strip()}\n" for entry in entries)
