"""Workflow commands of GitHub Actions: each finding becomes an annotation of the changed line."""

from __future__ import annotations

from citekit.linting.report import Report
from citekit.model import Finding, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report) -> str:
    return "".join(_command(finding) + "\n" for finding in report.findings)


def _command(finding: Finding) -> str:
    places = {
        "file": finding.path or "",
        "line": finding.line,
        "endLine": finding.end_line,
        "col": finding.column,
        "endColumn": finding.end_column if finding.end_line == finding.line else 0,
        "title": f"{finding.code} {finding.name}",
    }
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items() if value)
    suffix = f" ({finding.entry})" if finding.entry else ""
    return f"::{_LEVELS[finding.severity]} {properties}::{_data(finding.message + suffix)}"


def _data(text: str) -> str:
    """The escapes of the command format: percent sign and line ends."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
