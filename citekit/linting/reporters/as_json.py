"""The JSON form, version 1: every finding with its place and its fix."""

from __future__ import annotations

import json

from citekit.linting.report import Report
from citekit.model import Finding, Fix


def write(report: Report) -> str:
    content = {"version": 1, "findings": [_finding(finding) for finding in report.findings]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "entry": finding.entry,
        "field": finding.field,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"safety": fix.safety.value, "message": fix.message, "edits": edits}
