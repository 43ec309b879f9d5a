"""``citekit lint``: what is missing or wrong, where, and mended on request."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import STDIN, From, Outcome, Output, complain, expand, read_bytes, write_output
from citekit.cli.shelves import Folder
from citekit.files import replace_file
from citekit.model import CitekitError, InputError, Severity, UsageError, decode

if TYPE_CHECKING:
    from citekit.linting import Config, Report
    from citekit.model import Bibliography


class Form(StrEnum):
    """The forms of the report (``--output-format``)."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"


class FailOn(StrEnum):
    """From which severity on findings make the exit code 1 (``--fail-on``)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Model(StrEnum):
    """The data model of a .bib (``--model``)."""

    AUTO = "auto"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


@dataclass(frozen=True)
class Input:
    """One input with its bytes, which are needed to write it back."""

    data: bytes
    bibliography: Bibliography


_CODES = "by code, beginning of a code, or name; comma-separated."


def run(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT", help="Files, folders (walked), or - for standard input; without any, the library."),
    ] = None,
    folder: Folder = None,
    kind: From = None,
    style: Annotated[
        str | None, typer.Option("--style", "-s", metavar="NAME|FILE", help="Check completeness for this style.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(metavar="CODES", help=f"Only these rules: {_CODES}")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help=f"All but these rules: {_CODES}")] = None,
    extend_select: Annotated[list[str] | None, typer.Option(metavar="CODES", help=f"These rules too: {_CODES}")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely, in the files themselves.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="Also what may change the meaning.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    form: Annotated[Form, typer.Option("--output-format", help="The form of the report.")] = Form.FULL,
    statistics: Annotated[bool, typer.Option("--statistics", help="Only count the findings of each rule.")] = False,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="From which severity on the exit code is 1 (default: warning).")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit code 0 even with findings.")] = False,
    model: Annotated[Model | None, typer.Option(help="The data model a .bib is checked by; else told by its fields.")] = None,
    baseline: Annotated[str | None, typer.Option(metavar="FILE", help="Tell only what this file does not know yet.")] = None,
    write_baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Write all findings as known, and exit.")] = None,
    config_file: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="A citekit.toml or pyproject.toml.")
    ] = None,
    output: Output = None,
) -> None:
    """Tell what is missing or wrong in bibliographies, and where; mend it with --fix."""
    import gc

    from citekit.linting import lint

    gc.disable()  # what is made here lives to the end of the run; looking for garbage among it costs a third of the time
    config = _configured(
        config_file,
        style=style,
        select=_split(select),
        ignore=_split(ignore),
        extend_select=_split(extend_select),
        fail_on=fail_on.value if fail_on else None,
        model=model.value if model else None,
        baseline="" if write_baseline else baseline,
    )
    if statistics and form not in (Form.FULL, Form.CONCISE, Form.JSON):
        raise UsageError(f"--statistics are a table or json, not {form.value}")
    outcome = Outcome()
    read = list(_read(inputs or [_library(folder)], kind.value if kind else None, config, outcome))
    if not read and outcome.failed:
        outcome.leave()
    if diff:
        _show_diff(read, config, unsafe_fixes, output, outcome)
        outcome.leave()
    if fix:
        read = list(_mend(read, config, unsafe_fixes, outcome))
    report = lint((one.bibliography for one in read), config)
    if write_baseline:
        _write_baseline(report, config, write_baseline)
        raise typer.Exit(0)
    write_output(_statistics(report, form) if statistics else _printed(report, form, output), output, styled=form is Form.FULL)
    _summarize(report, unsafe_fixes)
    outcome.warned += config.fails(finding.severity for finding in report.findings) and not exit_zero
    outcome.leave()


def _library(folder: Path | None) -> str:
    from citekit.library.place import find_folder

    return str(find_folder(folder))


def _configured(path: Path | None, **settings: object) -> Config:
    from citekit.linting import Config

    base = Config.read(path) if path else Config.load(Path.cwd())
    return base.changed(**settings)


def _split(codes: list[str] | None) -> tuple[str, ...] | None:
    """ "CK1,CK203" and repeated options alike."""
    return tuple(code.strip() for text in codes for code in text.split(",") if code.strip()) if codes else None


def _read(inputs: list[str], kind: str | None, config: Config, outcome: Outcome) -> Iterator[Input]:
    from citekit.api import read_to_lint

    for name in expand(inputs, outcome):
        try:
            data = read_bytes(name)
            bibliography = read_to_lint(data, config, kind=kind, path="<stdin>" if name == STDIN else name)
        except InputError as error:
            outcome.fail(error)
            continue
        outcome.read += 1
        yield Input(data, bibliography)


def _fixed(one: Input, config: Config, unsafe: bool) -> tuple[str, int]:
    """The text of an input after fixing, and how many findings were mended."""
    from citekit.linting import fixing, lint

    quick = config.changed(style="")  # no fix comes from it
    findings_of = fixing.linted(one.bibliography, lambda bibliography: lint([bibliography], quick).findings)
    fixed = fixing.fix_all(one.bibliography.text, findings_of, unsafe=unsafe)
    return fixed.text, fixed.mended


def _show_diff(read: list[Input], config: Config, unsafe: bool, output: Path | None, outcome: Outcome) -> None:
    from citekit.linting import fixing

    diffs = [fixing.diff(one.bibliography.text, _fixed(one, config, unsafe)[0], one.bibliography.path or "-") for one in read]
    write_output("".join(diffs), output)
    outcome.warned += any(diffs)


def _mend(read: list[Input], config: Config, unsafe: bool, outcome: Outcome) -> Iterator[Input]:
    """The inputs as they are after fixing; a file that cannot be written is told, and stays."""
    from citekit.api import read_to_lint

    for one in read:
        path = one.bibliography.path
        if path is None or path == "<stdin>":
            raise UsageError("standard input cannot be fixed; use --diff, or name a file")
        text, mended = _fixed(one, config, unsafe)
        try:
            data = decode(one.data).encode(text) if mended else one.data
            if mended:
                replace_file(Path(path), data)
                complain(f"{path}: {mended} mended")
                one = Input(data, read_to_lint(data, config, kind=one.bibliography.kind, path=path))
        except UnicodeEncodeError as error:
            what = f"not fixed: its encoding has no {error.object[error.start]!r}; convert it to UTF-8 first"
            outcome.fail(CitekitError(what, path=path))
        except OSError as error:
            outcome.fail(CitekitError(f"not fixed: {error.strerror}", path=path))
        yield one


def _printed(report: Report, form: Form, output: Path | None) -> str:
    from citekit.linting.reporters import full, reporter

    if form is Form.FULL:
        return full.write(report, color=output is None and _shows_color())
    return reporter(form.value)(report)


def _shows_color() -> bool:
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _statistics(report: Report, form: Form) -> str:
    if form is Form.JSON:
        rows = [{"code": code, "name": name, "count": number} for code, name, number in report.statistics()]
        return json.dumps({"version": 1, "statistics": rows}, indent=1) + "\n"
    return "".join(f"{number:6}  {code}  {name}\n" for code, name, number in report.statistics())


def _write_baseline(report: Report, config: Config, path: Path) -> None:
    from citekit.linting import baseline

    write_output(baseline.dump(report.findings, path.parent), path)
    complain(f"{path}: {len(report.findings)} findings are known from now on")


def _summarize(report: Report, unsafe: bool) -> None:
    """How many of what, on stderr."""
    counts = report.counts()
    named = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "info"))
    parts = [
        f"{counts[severity]} {name}{'s' if counts[severity] > 1 and name != 'info' else ''}"
        for severity, name in named
        if counts[severity]
    ]
    text = ", ".join(parts) or "nothing to tell"
    safe, every = report.fixable(), report.fixable(unsafe=True)
    if safe:
        text += f"; {safe} can be mended by --fix"
    if every > safe:
        text += f"; {every - safe}{' more' if safe else ''} by --fix --unsafe-fixes"
    for number, what in ((report.suppressed, "suppressed"), (report.known, "known"), (report.outdated, "of the baseline gone")):
        text += f"; {number} {what}" if number else ""
    complain(text)
