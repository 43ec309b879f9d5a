"""``citekit styles``: the styles there are, and what one says about itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import harmless, write_output
from citekit.model import UsageError

if TYPE_CHECKING:
    from citekit.csl.locate import Description


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A style, by name or path; or a word that names hold.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="The names of all styles.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the styles that --style takes, or describe one."""
    from citekit.csl.locate import describe, own_names, style_names

    if all_ and not name:
        write_output("".join(f"{style}\n" for style in style_names()), None)
    elif not name:
        described = [describe(style) for style in own_names()]
        count = sum(1 for _ in style_names())
        rest = f"\nAnd {count} more: `citekit styles --all`, `citekit styles WORD`, or the path of a .csl file.\n"
        write_output(_json(described) if as_json else _table(described) + rest, None)
    else:
        described = _wanted(name)
        write_output(_json(described) if as_json else _table(described) if len(described) > 1 else _full(described[0]), None)


def _wanted(name: str) -> list[Description]:
    """The style of that name; else those whose names hold the word."""
    from citekit.csl.locate import describe, style_names

    try:
        return [describe(name)]
    except UsageError:
        found = [style for style in style_names() if name.lower() in style] if name.strip() else []
        if not found:
            raise
        return [describe(style) for style in found]


def _table(described: list[Description]) -> str:
    width = max(len(style.name) for style in described)
    return "".join(f"{style.name:{width}}  {harmless(style.title)}\n" for style in described)


def _full(style: Description) -> str:
    rows = {
        "Name": style.name,
        "Title": style.title,
        "Form": style.citation_format,
        "Parent": style.parent,
        "Annotated": style.annotated,
        "Summary": style.summary,
        "Id": style.id,
        "File": str(style.path),
    }
    return "".join(f"{row:10} {harmless(value)}\n" for row, value in rows.items() if value)


def _json(described: list[Description]) -> str:
    styles = [
        {
            "name": style.name,
            "title": style.title,
            "citation_format": style.citation_format,
            "parent": style.parent or None,
            "annotated": style.annotated or None,
            "path": str(style.path),
        }
        for style in described
    ]
    return json.dumps({"version": 1, "styles": styles}, ensure_ascii=False, indent=1) + "\n"
