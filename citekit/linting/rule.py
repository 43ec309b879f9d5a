"""What a rule is, and the decorators that make one of a function."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from citekit.linting.subject import Entry, File, Problem, Value
from citekit.model import Severity

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
INFO: Final = Severity.INFO

ValueCheck = Callable[[Value], Iterable[Problem]]
EntryCheck = Callable[[Entry], Iterable[Problem]]
ListCheck = Callable[[Sequence[File], str], Iterable[Problem]]
_Check = TypeVar("_Check", bound=Callable[..., Iterable[Problem]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: one of the three checks, or none when a reader or the parser tells the finding.

    ``fields`` and ``signs`` narrow a value check: it is asked about those fields, and of these only about values that hold one
    of the characters (the inside of a regular expression's class; empty: all values). Values that ``ordinary`` matches need
    not be looked at: nothing of the kind can be the matter with them. ``types`` narrows an entry check, ``tex`` both: True
    means .bib alone, False everything but.
    ``default`` is whether the rule runs when nothing is selected. ``doc`` is the docstring that explains it.
    """

    code: str
    name: str
    severity: Severity
    doc: str = ""
    default: bool = True
    tex: bool | None = None
    fields: frozenset[str] = frozenset()
    signs: str = ""
    ordinary: re.Pattern[str] | None = None
    types: frozenset[str] = frozenset()
    check_value: ValueCheck | None = None
    check_entry: EntryCheck | None = None
    check_list: ListCheck | None = None

    @property
    def summary(self) -> str:
        """The sentence after "What it does:"."""
        return section(self.doc, "What it does")


def section(doc: str, heading: str) -> str:
    """One paragraph of a rule's docstring, on one line; nothing if it is absent."""
    for paragraph in doc.split("\n\n"):
        for part in _split_headings(paragraph):
            if part.startswith(f"{heading}:"):
                return " ".join(part.removeprefix(f"{heading}:").split())
    return ""


def _split_headings(paragraph: str) -> list[str]:
    parts: list[str] = []
    for line in paragraph.splitlines():
        if line.startswith(HEADINGS) or not parts:
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    return parts


HEADINGS: Final = ("What it does:", "Why it matters:", "Example:", "Use instead:", "Fix:")


def value_rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    fields: Iterable[str],
    signs: str = "",
    ordinary: re.Pattern[str] | None = None,
    tex: bool | None = None,
    default: bool = True,
) -> Callable[[_Check], _Check]:
    """A rule about one value at a time, of the given fields; see ``Rule`` for ``signs`` and ``ordinary``."""

    def made(check: _Check) -> _Check:
        return _declare(
            check,
            Rule(
                code=code,
                name=name,
                severity=severity,
                doc=_doc(check),
                default=default,
                tex=tex,
                fields=frozenset(fields),
                signs=signs,
                ordinary=ordinary,
                check_value=check,
            ),
        )

    return made


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    types: Iterable[str] = (),
    tex: bool | None = None,
    default: bool = True,
) -> Callable[[_Check], _Check]:
    """A rule about one entry at a time, of the given types (of every type, when none is given)."""

    def made(check: _Check) -> _Check:
        return _declare(
            check,
            Rule(
                code=code,
                name=name,
                severity=severity,
                doc=_doc(check),
                default=default,
                tex=tex,
                types=frozenset(types),
                check_entry=check,
            ),
        )

    return made


def list_rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    default: bool = True,
) -> Callable[[_Check], _Check]:
    """A rule about all files at once; it is called with them and with the style the list will be printed in ("" if none)."""

    def made(check: _Check) -> _Check:
        return _declare(
            check, Rule(code=code, name=name, severity=severity, doc=_doc(check), default=default, check_list=check)
        )

    return made


def told(code: str, name: str, severity: Severity, doc: str) -> Rule:
    """A rule that a reader, the parser or the linter itself reports; the file explains it."""
    return Rule(code=code, name=name, severity=severity, doc=doc)


def rule_of(check: object) -> Rule | None:
    """The rule a decorated function (or ``RULE`` of a told one) stands for."""
    return check if isinstance(check, Rule) else getattr(check, "rule", None)


def _declare(check: _Check, made: Rule) -> _Check:
    check.rule = made  # type: ignore[attr-defined]
    return check


def _doc(check: Callable[..., object]) -> str:
    """A rule is explained by its module; a plugin may explain it at the function."""
    return (check.__doc__ or sys.modules[check.__module__].__doc__ or "").strip()
