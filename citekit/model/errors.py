"""What citekit raises: one family, each with a message for a librarian and the place it speaks of."""

from __future__ import annotations


class CitekitError(Exception):
    """The base of every error that citekit raises on purpose.

    ``path``, ``line`` and ``column`` (both from 1; 0 = unknown) say where; ``str()`` puts them before the message.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.message}" if place else self.message


class InputError(CitekitError):
    """An input cannot be read at all (missing, binary, not of the kind that was said)."""


class UsageError(CitekitError):
    """What was asked for makes no sense (unknown style, unknown kind, contradictory options)."""


class StyleError(CitekitError):
    """A CSL style or locale is missing or broken."""
