"""``citekit rules``: the rules of the linter, and each explained."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citekit.cli.common import write_output
from citekit.model import UsageError

if TYPE_CHECKING:
    from citekit.linting.rule import Rule


def run(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="A rule to explain, by code or name; or the beginning of codes: CK1."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the rules of `citekit lint`, or explain one."""
    from citekit.linting import registry

    family = [known for known in registry.table() if not code or known.startswith(code.upper())]
    if code and len(family) < 2:
        write_output(_explained(code, as_json), None)
    else:
        write_output(_listed(family, as_json), None)


def _explained(code: str, as_json: bool) -> str:
    from citekit.linting import registry

    found = [known for known in registry.table() if code.upper() == known or code.lower() == registry.name_of(known)]
    added = [] if found else [rule for rule in _of_plugins() if code.upper() == rule.code or code.lower() == rule.name]
    if added:
        return f"{added[0].doc}\n\nSeverity: {added[0].severity}\n"
    if not found:
        near = " or ".join(registry.closest(code))
        raise UsageError(f'there is no rule "{code}"' + (f"; did you mean {near}?" if near else ""))
    rule = registry.load(found[0])
    if as_json:
        return json.dumps(_row(found[0], explained=True), ensure_ascii=False, indent=1) + "\n"
    state = f"Severity: {rule.severity}" + ("" if rule.default else "; off unless selected")
    return f"{rule.doc}\n\n{state}\n"


def _of_plugins() -> list[Rule]:
    """The rules of the plugins that the settings of this folder name."""
    from citekit.linting import Config, plugins

    return plugins.load(Config.load(Path.cwd()).plugins)[0]


def _listed(codes: list[str], as_json: bool) -> str:
    from citekit.linting import registry

    if as_json:
        rows = [_row(code) for code in codes]
        return json.dumps({"version": 1, "rules": rows}, ensure_ascii=False, indent=1) + "\n"
    width = max(len(registry.name_of(code)) for code in codes)
    rules = [registry.load(code) for code in codes]
    return "".join(f"{rule.code}  {rule.name:{width}}  {rule.severity:7}  {rule.summary}\n" for rule in rules)


def _row(code: str, explained: bool = False) -> dict[str, object]:
    from citekit.linting import registry

    rule = registry.load(code)
    row: dict[str, object] = {"code": code, "name": rule.name, "severity": rule.severity.value}
    row |= {"default": rule.default, "summary": rule.summary}
    return row | ({"explanation": rule.doc} if explained else {})
