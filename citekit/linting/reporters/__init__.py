"""How a report is printed: one form a file, each a function from a report to text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from citekit.linting.report import Report

FORMATS: Final = ("full", "concise", "json", "github", "gitlab", "sarif")


def reporter(name: str) -> Callable[[Report], str]:
    """The reporter of that name; KeyError if there is none. That of ``full`` also takes ``color``."""
    if name not in FORMATS:
        raise KeyError(name)
    module = import_module(f"{__name__}.{'as_json' if name == 'json' else name}")
    return module.write  # type: ignore[no-any-return]
