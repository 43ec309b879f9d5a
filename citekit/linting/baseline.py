"""A baseline: the findings a project has decided to live with for now, so that only new ones are told.

A finding is known by its file, code, entry, field and message, not by its line: editing above it changes nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from citekit.model import Finding, UsageError

VERSION = 1


def fingerprint(finding: Finding, base: Path | None = None) -> str:
    """What a finding is known by; paths count from ``base``, the folder of the baseline."""
    parts = (_relative(finding.path, base), finding.code, finding.entry or "", finding.field or "", finding.message)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def dump(findings: Iterable[Finding], base: Path) -> str:
    """The baseline file that makes these findings known."""
    rows: dict[str, dict[str, object]] = {}
    counts: Counter[str] = Counter()
    for finding in findings:
        print_ = fingerprint(finding, base)
        counts[print_] += 1
        place = {
            "path": _relative(finding.path, base),
            "code": finding.code,
            "entry": finding.entry,
            "message": finding.message,
        }
        rows[print_] = {"fingerprint": print_, "count": counts[print_], **place}
    known = sorted(rows.values(), key=lambda row: [str(value) for value in row.values()][2:])
    return json.dumps({"version": VERSION, "findings": known}, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> Counter[str]:
    """Fingerprints and how often each is known. Raises UsageError if the file is no baseline."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Counter({str(row["fingerprint"]): int(row["count"]) for row in content["findings"]})
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"not a baseline that citekit wrote: {error}", path=str(path)) from error


def new(findings: Iterable[Finding], known: Counter[str], base: Path) -> tuple[list[Finding], int]:
    """The findings that the baseline does not know, and how many of its own no longer occur."""
    left = Counter(known)
    fresh: list[Finding] = []
    for finding in findings:
        print_ = fingerprint(finding, base)
        if left[print_] > 0:
            left[print_] -= 1
        else:
            fresh.append(finding)
    return fresh, sum(left.values())


def _relative(path: str | None, base: Path | None) -> str:
    if not path or base is None:
        return path or ""
    try:
        return Path(os.path.relpath(Path(path).resolve(), base.resolve())).as_posix()
    except ValueError:  # on another drive
        return Path(path).as_posix()
