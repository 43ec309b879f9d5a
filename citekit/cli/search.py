"""``citekit search``: entries of the library by what they say."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from citekit.cli.common import Outcome, Target, complain_usage, write_output
from citekit.cli.shelves import Folder, open_library, print_lines

if TYPE_CHECKING:
    from citekit.library import Library
    from citekit.library.search import Hit

# `-word` is a word that must not be there, not an option that nobody knows; so no option here has one letter.
CONTEXT = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
VERSION = 1
_BEHIND = "citekit.words behind --"


class COMMAND(TyperCommand):
    """A verb that knows how many of its words stand behind ``--``, where nothing is an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta[_BEHIND] = len(args) - args.index("--") - 1 if "--" in args else 0
        return super().parse_args(ctx, args)


_WIDEST = 32


class SearchTarget(StrEnum):
    """The forms of what was found."""

    TEXT = "text"
    KEYS = "keys"
    JSON = "json"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    CSLJSON = "csljson"
    RIS = "ris"
    HAYAGRIVA = "hayagriva"
    JSONL = "jsonl"


def run(
    context: typer.Context,
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY",
            help='Words, "phrases", begun words (kenn*), author:kennan, year:1940..1950, -word, or, parentheses; none: all.',
        ),
    ] = None,
    folder: Folder = None,
    to: Annotated[
        SearchTarget, typer.Option("--to", help="One line an entry, its key alone, JSON, or a bibliography.")
    ] = SearchTarget.TEXT,
    sort: Annotated[
        str, typer.Option("--sort", metavar="ORDER", help="given, key, author, title, year or type; -year is newest first.")
    ] = "given",
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="The first N only.")] = None,
    count: Annotated[bool, typer.Option("--count", help="Only how many there are.")] = False,
) -> None:
    """Find entries of the library; case and accents do not matter. Exit code 1 if there is none.

    Fields by any name in BibTeX, BibLaTeX or CSL: author, title, year, journal, publisher, keyword, type, key, isbn, doi,
    annotation, file … `doi:*` finds what has one, `"two words"` what has them side by side (mind the shell's quotes).
    """
    outcome = Outcome()
    words = query or []
    if words == ["-h"]:
        print_lines([context.get_help()])
        raise typer.Exit
    option = next((word for word in words[: len(words) - context.meta[_BEHIND]] if word.startswith("--")), None)
    if option:
        complain_usage(f"there is no option {option}")
    library = open_library(folder, outcome)
    text = " ".join(words)
    if count:
        number = library.count(text)
        print_lines([str(min(number, limit) if limit else number)])
        outcome.warned += not number
        outcome.leave()
    found = library.search(text, sort=sort, limit=limit)
    outcome.warned += not found
    if found or to is SearchTarget.JSON:
        _print(library, found, to, text, outcome)
    outcome.leave()


def _print(library: Library, found: list[Hit], to: SearchTarget, query: str, outcome: Outcome) -> None:
    match to:
        case SearchTarget.TEXT:
            width = min(max(len(hit.key) for hit in found), _WIDEST)
            print_lines(hit.line_of(width) for hit in found)
        case SearchTarget.KEYS:
            print_lines(hit.key for hit in found)
        case SearchTarget.JSON:
            form = {"version": VERSION, "query": query, "entries": [_entry(hit) for hit in found]}
            write_output(json.dumps(form, ensure_ascii=False, indent=1) + "\n", None)
        case _:
            exported = library.export(found, Target(to.value).value)
            write_output(exported.text, None)
            outcome.tell(exported.findings)


def _entry(hit: Hit) -> dict[str, Any]:
    from citekit.formats.csljson import to_item

    item = to_item(hit.reference)
    return {
        "key": hit.key,
        "type": hit.type,
        "path": str(hit.path),
        "line": hit.line,
        "item": item,
        "fields": dict(hit.own_fields),
    }
