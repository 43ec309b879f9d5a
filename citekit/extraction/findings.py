"""What the readers have to say: the one list of their codes."""

from __future__ import annotations

from typing import Final

from citekit.model import Finding, Severity

# code -> name, severity. Codes are stable; a code that is given up is never used again.
CODES: Final[dict[str, tuple[str, Severity]]] = {
    "CK841": ("guessed-encoding", Severity.WARNING),
    "CK842": ("binary-data", Severity.WARNING),
    "CK843": ("broken-tag", Severity.WARNING),
    "CK844": ("unclosed-element", Severity.WARNING),
    "CK845": ("stray-end-tag", Severity.WARNING),
    "CK846": ("unclosed-comment", Severity.WARNING),
    "CK847": ("empty-citation", Severity.WARNING),
    "CK848": ("truncated-citation", Severity.WARNING),
    "CK849": ("unreadable", Severity.ERROR),
    "CK850": ("hidden-skipped", Severity.INFO),
    "CK851": ("more-findings", Severity.INFO),
    "CK852": ("passed-over", Severity.INFO),
}
_EXCERPT: Final = 60
LIMIT: Final = 100  # findings of one code in one document; the rest are counted


def finding(code: str, message: str, *, path: str | None = None, line: int = 0, column: int = 0) -> Finding:
    """One finding of a reader."""
    name, severity = CODES[code]
    return Finding(code, name, severity, message, path=path, line=line, column=column)


def excerpt(text: str) -> str:
    """The first words of a text, for a message."""
    words = " ".join(text[:200].split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"


class Collector:
    """Collects the findings of one document; of each code only so many, and how many more there were."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._findings: list[Finding] = []
        self._counts: dict[str, int] = {}

    def tell(self, code: str, message: str, line: int = 0, column: int = 0) -> None:
        self._counts[code] = self._counts.get(code, 0) + 1
        if self._counts[code] <= LIMIT:
            self._findings.append(finding(code, message, path=self._path, line=line, column=column))

    def all(self) -> tuple[Finding, ...]:
        """The findings so far, in order of their places."""
        more = [
            finding("CK851", f"{count - LIMIT} more findings of {code} {CODES[code][0]}", path=self._path)
            for code, count in self._counts.items()
            if count > LIMIT
        ]
        return (*sorted(self._findings, key=lambda found: (found.line, found.column)), *more)
