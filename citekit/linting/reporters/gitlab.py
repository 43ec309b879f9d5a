"""GitLab's code quality report (a subset of the Code Climate format)."""

from __future__ import annotations

import json
from collections import Counter

from citekit.linting.baseline import fingerprint
from citekit.linting.report import Report
from citekit.model import Severity

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(report: Report) -> str:
    seen: Counter[str] = Counter()
    issues: list[dict[str, object]] = []
    for finding in report.findings:
        print_ = fingerprint(finding)
        seen[print_] += 1
        issues.append(
            {
                "description": finding.message,
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": print_ if seen[print_] == 1 else f"{print_}-{seen[print_]}",
                "severity": _LEVELS[finding.severity],
                "location": {"path": finding.path or "-", "lines": {"begin": max(finding.line, 1)}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
