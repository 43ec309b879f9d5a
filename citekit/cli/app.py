"""The command line: which verbs there are, and what happens around each of them."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated

import typer

# Each verb is a file of this folder with a function ``run``; its docstring is the help text.
VERBS = (
    *("extract", "parse", "format", "cite", "lint", "convert", "tidy"),
    *("add", "search", "show", "edit", "remove", "dedupe", "merge", "export"),
    *("styles", "rules"),
)

app = typer.Typer(
    name="citekit",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,  # plain help: rich is not imported for it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")] = False,
) -> None:
    """Turn pages that cite books into bibliographies that can be trusted: extract, parse, write BibTeX, format, lint."""


for verb in VERBS:
    if find_spec(f"citekit.cli.{verb}"):
        module = import_module(f"citekit.cli.{verb}")
        app.command(verb, cls=getattr(module, "COMMAND", None), context_settings=getattr(module, "CONTEXT", None))(module.run)


def run() -> None:
    """Run a verb; citekit's own errors become one line on stderr and exit code 2, never a traceback."""
    from citekit.cli.common import complain
    from citekit.model import CitekitError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except CitekitError as error:
        complain(str(error))
        sys.exit(2)
    except KeyboardInterrupt:
        complain("stopped")
        sys.exit(130)
