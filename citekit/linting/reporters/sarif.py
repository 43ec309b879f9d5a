"""SARIF 2.1.0 (OASIS), as code scanning services read it: rules with their help, results with places and fixes."""

from __future__ import annotations

import json
from collections.abc import Iterable

from citekit import __version__
from citekit.linting import registry
from citekit.linting.baseline import fingerprint
from citekit.linting.report import Report
from citekit.linting.reporters.shared import uri
from citekit.linting.rule import section
from citekit.model import Finding, LineIndex, Safety, Severity

VERSION = "2.1.0"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(report: Report) -> str:
    names = {finding.code: finding.name for finding in report.findings}
    codes = sorted(names)
    lines = {path: LineIndex(text) for path, text in report.sources.items()}
    run = {
        "tool": {"driver": {"name": "citekit", "version": __version__, "rules": [_rule(code, names[code]) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code), lines) for finding in report.findings],
    }
    return json.dumps({"version": VERSION, "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, name: str) -> dict[str, object]:
    described: dict[str, object] = {"id": code, "name": "".join(part.capitalize() for part in name.split("-"))}
    if code in registry.table():
        rule = registry.load(code)
        described["shortDescription"] = {"text": rule.summary or name}
        described["fullDescription"] = {"text": section(rule.doc, "Why it matters") or name}
        described["help"] = {"text": rule.doc}
        described["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    return described


def _result(finding: Finding, index: int, lines: dict[str, LineIndex]) -> dict[str, object]:
    suffix = f" ({finding.entry})" if finding.entry else ""
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message + suffix},
        "locations": [_location(finding)] if finding.path else [],
        "partialFingerprints": {"citekit/v1": fingerprint(finding)},
    }
    if finding.fix and finding.fix.safety is Safety.SAFE and finding.path in lines:
        result["fixes"] = [_fix(finding, lines[finding.path])]
    return result


def _location(finding: Finding) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": uri(finding.path)}}
    if finding.line:
        places = ("startLine", finding.line), ("startColumn", finding.column)
        ends = ("endLine", finding.end_line), ("endColumn", finding.end_column)
        place["region"] = {name: number for name, number in (*places, *ends) if number}
    return {"physicalLocation": place}


def _fix(finding: Finding, lines: LineIndex) -> dict[str, object]:
    assert finding.fix is not None
    changes = {"artifactLocation": {"uri": uri(finding.path)}, "replacements": list(_replacements(finding, lines))}
    return {"description": {"text": finding.fix.message}, "artifactChanges": [changes]}


def _replacements(finding: Finding, lines: LineIndex) -> Iterable[dict[str, object]]:
    for edit in finding.fix.edits if finding.fix else ():
        (line, column), (end_line, end_column) = lines.position(edit.start), lines.position(edit.end)
        region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        yield {"deletedRegion": region, "insertedContent": {"text": edit.text}}
