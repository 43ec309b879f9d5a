"""CK305 invalid-date

What it does: reports a date that is none: not EDTF (2021-03-14, 2021-03, 2021, 1990/1995), or a day no calendar has.
Why it matters: biblatex ignores what it cannot read, so the entry is printed without a date; biber warns.
Example:
    date = {14.3.2021}, urldate = {2021-02-30}
Use instead:
    date = {2021-03-14}
Fix: safe where the date is in another unmistakable order or lacks zeros (2021-3-14, 2021/03/14).
"""

import re
from collections.abc import Iterator

from citekit.linting.dates import interval
from citekit.linting.rule import ERROR, INFO, WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed
from citekit.model import Fix

_FIELDS = ("date", "urldate", "origdate", "eventdate")
_DIGITS = re.compile(r"\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?\Z")
_LOOSE = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?\Z")


@value_rule("CK305", "invalid-date", ERROR, fields=_FIELDS)
def invalid_date(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    if not text or interval(text) is not None or "\\" in text:
        return
    if not value.entry.file.tex:
        in_words = not _DIGITS.match(text)
        if in_words:
            yield value.problem(f'"{text}" is a date in words; programs cannot sort by it', severity=INFO)
        else:
            yield value.problem(f'"{text}" is not a date (year, month, day)')
        return
    old_bibtex = value.name == "urldate" and value.entry.model == "bibtex"  # printed as it stands
    severity = WARNING if old_bibtex else ERROR
    yield value.problem(
        f'"{text}" is not a date (year-month-day)', trimmed(value.text), fix=_fix(value, text), severity=severity
    )


def _fix(value: Value, text: str) -> Fix | None:
    found = _LOOSE.match(text)
    if not found:
        return None
    parts = [found[1], *(part.zfill(2) for part in (found[3], found[4]) if part)]
    better = "-".join(parts)
    return value.fix(f"write {better}", better) if interval(better) is not None and better != text else None
