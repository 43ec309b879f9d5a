"""What the syntax of a .bib leaves unsure: entries that lost fields, values that are not whole, entries inside @comment.

What is told of these is told once, as CK8xx: that such an entry has no year, or its title breaks off, only follows from it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from citekit.model import Finding, LineIndex, Record, Span

_LOSES_FIELDS: Final = frozenset({"CK801", "CK803", "CK809", "CK816", "CK817"})
_NONE: Final[frozenset[str]] = frozenset()
_BREAKS_VALUES: Final = frozenset({"CK801", "CK803", "CK809", "CK810", "CK813"})


class Damage:
    """The syntax findings of one file, by the entries they concern (where these start)."""

    def __init__(self, findings: Iterable[Finding], records: Sequence[Record], lines: LineIndex) -> None:
        self._lost: set[int] = set()
        self._broken: dict[int, set[str]] = {}
        told = [finding for finding in findings if finding.code in _LOSES_FIELDS | _BREAKS_VALUES and finding.line]
        starts = sorted(record.span.start for record in records if record.span) if told else []
        for finding in told:
            before = bisect_right(starts, lines.offset(finding.line, finding.column))
            start = starts[before - 1] if before else -1
            if finding.code in _LOSES_FIELDS:
                self._lost.add(start)
            if finding.code in _BREAKS_VALUES and finding.field:
                self._broken.setdefault(start, set()).add(finding.field.lower())

    def lost_fields(self, span: Span | None) -> bool:
        """Whether an entry may have had fields that could not be read."""
        return span is not None and span.start in self._lost

    def broken_values(self, span: Span | None) -> frozenset[str]:
        """The fields of an entry whose values are probably not what was meant."""
        if not self._broken or span is None:
            return _NONE
        return frozenset(self._broken.get(span.start, ()))


def uncommented(records: Sequence[Record], findings: Iterable[Finding], lines: Callable[[], LineIndex]) -> Sequence[Record]:
    """The records that stand in no @comment: bibtex reads what does, people do not. ``lines`` is asked for only if any."""
    told = [finding for finding in findings if finding.code == "CK820"]
    if not told:
        return records
    offset = lines().offset
    ends = {offset(one.line, one.column): offset(one.end_line, one.end_column) for one in told}
    starts = sorted(ends)

    def is_hidden(record: Record) -> bool:
        before = bisect_right(starts, record.span.start) if record.span else 0
        return before > 0 and record.span is not None and record.span.start < ends[starts[before - 1]]

    return [record for record in records if not is_hidden(record)]
