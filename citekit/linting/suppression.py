"""Comments that silence rules: ``% citekit: ignore CK101, CK203 until 2027-01-01 reason`` above an entry.

``ignore-file`` instead of ``ignore`` speaks for the whole file. A comment counts up to its last day; after that the finding
comes back, and the comment is told as expired. One that silences nothing is told as unused.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from citekit.linting import registry
from citekit.linting.subject import File
from citekit.model import Finding, Span

_COMMENT: Final = re.compile(
    r"^[ \t]*%+[ \t]*citekit:[ \t]*(?P<verb>ignore(?:-file)?)\b[ \t:]*"
    r"(?P<codes>(?:[A-Za-z][\w-]*(?:[ \t]*,[ \t]*|[ \t]+(?=(?:[A-Z]{2,4}|ck)\d)))*[A-Za-z][\w-]*)?"
    r"(?:[ \t]+until[ \t]+(?P<until>\S+))?(?P<reason>[^\r\n]*)$",
    re.MULTILINE,
)


@dataclass(slots=True)
class Suppression:
    """One comment: the selectors it names, the lines it speaks for, and whether it was of use."""

    selectors: tuple[str, ...]
    first: int
    last: int
    span: Span
    expired: bool = False
    wrong_date: str = ""
    used: set[str] = field(default_factory=set)

    def silences(self, finding: Finding) -> bool:
        if self.expired or not self.first <= finding.line <= self.last:
            return False
        found = [selector for selector in self.selectors if registry.matches(selector, finding.code, finding.name)]
        self.used.update(found)
        return bool(found)

    @property
    def unused(self) -> tuple[str, ...]:
        return tuple(selector for selector in self.selectors if selector not in self.used)


def read(file: File) -> list[Suppression]:
    """The suppression comments of a .bib file that stand outside its entries."""
    if not file.tex or "citekit:" not in file.text:
        return []
    spans = sorted((entry.record.span for entry in file.entries if entry.record.span), key=lambda span: span.start)
    return list(_comments(file, spans))


def _comments(file: File, spans: list[Span]) -> Iterator[Suppression]:
    for found in _COMMENT.finditer(file.text):
        after = bisect_left(spans, found.end(), key=lambda span: span.start)
        if after and spans[after - 1].end > found.start():
            continue  # inside an entry "%" is no comment
        first = file.lines.position(found.start())[0]
        if found["verb"] == "ignore-file":
            first, last = 1, len(file.text) + 1
        elif after < len(spans):
            last = file.lines.position(max(spans[after].end - 1, 0))[0]
        else:
            last = len(file.text) + 1
        selectors = tuple(filter(None, re.split(r"[\s,]+", found["codes"] or "")))
        until, wrong = _until(found["until"])
        yield Suppression(
            selectors,
            first,
            last,
            Span(found.start(), found.end()),
            expired=until is not None and until < file.today,
            wrong_date=wrong,
        )


def _until(text: str | None) -> tuple[date | None, str]:
    try:
        return (date.fromisoformat(text) if text else None), ""
    except ValueError:
        return None, text or ""


def silence(findings: Iterable[Finding], suppressions: list[Suppression]) -> list[Finding]:
    """The findings that no comment silences; the comments remember what they were used for."""
    if not suppressions:
        return list(findings)
    return [finding for finding in findings if not [one for one in suppressions if one.silences(finding)]]


def judge(comment: Suppression, runs: Callable[[str], bool | None]) -> Iterator[tuple[str, str]]:
    """What is wrong with a comment itself: (code, message). ``runs`` tells of a selector whether its rule is at work."""
    if not comment.selectors:
        yield "CK003", "the comment names no rule to ignore; write the code, such as CK101"
    if comment.wrong_date:
        yield "CK003", f'"{comment.wrong_date}" is no date; write it as 2027-01-31'
    for selector in comment.selectors:
        at_work = runs(selector)
        if at_work is None:
            near = registry.closest(selector)
            yield "CK003", f'there is no rule "{selector}"' + (f"; did you mean {' or '.join(near)}?" if near else "")
        elif comment.expired and at_work:
            yield "CK002", f"the day until which {selector} was to be ignored has passed"
        elif at_work and selector in comment.unused:
            what = "the comment" if len(comment.selectors) == 1 else f"{selector} from the comment"
            yield "CK001", f"nothing here calls for ignoring {selector}; remove {what}"
