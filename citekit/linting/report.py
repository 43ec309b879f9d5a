"""What a run of the linter gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from citekit.model import Finding, Safety, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """Findings sorted by place, with the texts they point into.

    ``suppressed`` and ``known`` count what comments and the baseline left out; ``outdated`` counts baseline entries that no
    longer occur.
    """

    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    suppressed: int = 0
    known: int = 0
    outdated: int = 0

    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity."""
        return Counter(finding.severity for finding in self.findings)

    def statistics(self) -> list[tuple[str, str, int]]:
        """(code, name, how many), most frequent first."""
        counted = Counter((finding.code, finding.name) for finding in self.findings)
        return [(code, name, number) for (code, name), number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]

    def fixable(self, *, unsafe: bool = False) -> int:
        """How many findings ``--fix`` (with ``unsafe`` also ``--unsafe-fixes``) would mend."""
        fixes = [finding.fix for finding in self.findings if finding.fix and finding.fix.edits]
        return sum(1 for fix in fixes if unsafe or fix.safety is Safety.SAFE)
