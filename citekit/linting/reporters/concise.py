"""One finding a line: ``path:line:column: CODE message (entry key)``."""

from __future__ import annotations

from citekit.linting.report import Report
from citekit.linting.reporters.shared import harmless


def write(report: Report) -> str:
    return "".join(f"{harmless(finding.concise())}\n" for finding in report.findings)
