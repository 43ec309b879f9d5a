"""Findings: what a reader, the parser or the linter has to say, with its place and, if there is one, its fix."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad: errors break something, warnings are likely wrong, info is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Safety(StrEnum):
    """A safe fix cannot change what is meant; an unsafe one may."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace characters ``start`` to ``end`` (from 0, of the decoded file) by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a finding."""

    safety: Safety
    message: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about one place. Lines and columns count from 1; 0 means unknown."""

    code: str
    name: str
    severity: Severity
    message: str
    path: str | None = None
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    entry: str | None = None
    field: str | None = None
    fix: Fix | None = None

    def concise(self) -> str:
        """``path:line:column: CODE message (entry key)``."""
        place = ":".join(str(part) for part in (self.path or "-", self.line, self.column) if part)
        suffix = f" ({self.entry})" if self.entry else ""
        return f"{place}: {self.code} {self.message}{suffix}"
