"""How a reference was read: fields in colours, the values, the doubts, the runner-up."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.cli.common import harmless, write_output
from citekit.model import Record

if TYPE_CHECKING:
    from citekit.parsing.explain import Explanation

COLOURS = {
    "author": "cyan",
    "editor": "cyan",
    "translator": "cyan",
    "director": "cyan",
    "title": "green",
    "container-title": "bright_green",
    "collection-title": "bright_green",
    "publisher": "yellow",
    "publisher-place": "bright_yellow",
    "issued": "magenta",
    "original-date": "magenta",
    "accessed": "magenta",
    "annotation": "blue",
}
_OTHER = "bright_cyan"

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>How these references were read</title>
<style>
body {{ max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 Georgia, serif; }}
section {{ border-top: 1px solid #ccc; padding: 1rem 0; }}
mark {{ background: #e8e8e8; border-radius: 3px; padding: 0 .15em; }}
mark.author, mark.editor, mark.translator, mark.director {{ background: #cdeef2; }}
mark.title, mark.container-title, mark.collection-title {{ background: #d3f2cd; }}
mark.publisher, mark.publisher-place {{ background: #fbefc0; }}
mark.issued, mark.original-date, mark.accessed {{ background: #f3d3f0; }}
mark.annotation {{ background: #dbe3ff; }}
table {{ border-collapse: collapse; font-size: .9rem; }}
th {{ text-align: left; font-weight: normal; color: #555; padding: 0 1rem 0 0; vertical-align: top; white-space: nowrap; }}
.doubts {{ color: #a33; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def show(records: Iterable[Record], output: Path | None, *, html: bool) -> None:
    """Print each record's explanation: a page, coloured text on a terminal, or plain text."""
    from citekit.parsing.explain import explain

    explanations = (explain(record.parsed) for record in records if record.parsed)
    if html:
        write_output(_PAGE.format(body="\n".join(found.to_html() for found in explanations)), output)
    elif output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        _in_colours(explanations)
    else:
        write_output("\n".join(f"{found.to_text()}\n" for found in explanations), output)


def _in_colours(explanations: Iterable[Explanation]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for found in explanations:
        raw = Text()
        for part in found.segments:
            raw.append(
                harmless(" ".join(part.text.splitlines())), style=COLOURS.get(part.field, _OTHER) if part.field else "dim"
            )
        console.print(raw)
        for name, value, style in _rows(found):
            console.print(Text.assemble("  ", (f"{name}: ", "dim"), (harmless(value), style)))
        console.print()


def _rows(found: Explanation) -> Iterator[tuple[str, str, str]]:
    for name, value in found.values:
        yield name, value, COLOURS.get(name, _OTHER)
    yield "confidence", f"{found.confidence:.2f}", ""
    for doubt in found.doubts:
        yield doubt.code, doubt.message, "red"
    for name, value in found.runner_up:
        yield f"or else {name}", value, "dim"
