"""For people: each finding with the line it is about, a caret under the spot, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.linting import registry
from citekit.linting.report import Report
from citekit.linting.reporters.shared import harmless
from citekit.linting.rule import section
from citekit.model import Finding, Safety, Severity

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDTH = 110  # columns of a source line that are shown


def write(report: Report, *, color: bool = False) -> str:
    lines = {path: re.split("\r\n|\r|\n", text) for path, text in report.sources.items()}
    return "".join("\n".join(_block(finding, lines.get(finding.path or "", []), color)) + "\n\n" for finding in report.findings)


def _block(finding: Finding, lines: list[str], color: bool) -> Iterator[str]:
    paint = _Painter(color)
    place = ":".join(str(part) for part in (finding.path or "-", finding.line, finding.column) if part)
    code = paint(f"{finding.code} {finding.name}", _COLORS[finding.severity])
    suffix = f" ({finding.entry})" if finding.entry else ""
    yield f"{paint(harmless(place), '1')}: {finding.severity} {code}: {harmless(finding.message + suffix)}"
    yield from _excerpt(finding, lines, paint)
    advice = _advice(finding)
    if advice:
        yield f"  {paint('=', '34')} {harmless(advice)}"


def _excerpt(finding: Finding, lines: list[str], paint: _Painter) -> Iterator[str]:
    if not 0 < finding.line <= len(lines):
        return
    source = lines[finding.line - 1].replace("\t", " ")
    first = max(finding.column - 1, 0)
    last = finding.end_column - 1 if finding.end_line == finding.line else len(source)
    shift = max(0, first - _WIDTH // 2) if len(source) > _WIDTH else 0
    shown = source[shift : shift + _WIDTH]
    number = str(finding.line)
    bar = paint("|", "34")
    carets = "^" * max(1, min(last, shift + len(shown)) - first)
    yield f"{' ' * len(number)} {bar}"
    yield f"{paint(number, '34')} {bar} {harmless(shown)}"
    before = harmless(shown[: first - shift])
    yield f"{' ' * len(number)} {bar} {' ' * len(before)}{paint(carets, _COLORS[finding.severity])}"


def _advice(finding: Finding) -> str:
    if finding.fix and finding.fix.edits:
        option = "--fix" if finding.fix.safety is Safety.SAFE else "--fix --unsafe-fixes"
        return f"{finding.fix.message} ({option})"
    if finding.code not in registry.table():
        return ""
    doc = registry.load(finding.code).doc
    use = section(doc, "Use instead")
    return f"for example: {use}" if use else ""


class _Painter:
    """Puts text into an ANSI colour, or leaves it."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text
