"""Several entries of the library made one: fields merged, old keys kept as ``ids``, links to them led on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from citekit.formats.folding import folded_key
from citekit.library.draft import Draft
from citekit.library.holdings import Holding, Holdings
from citekit.library.identity import Cluster, clusters
from citekit.library.links import follow, parents
from citekit.library.merging import Merged, Source, keys_of, merged
from citekit.model import Finding, UsageError


@dataclass(frozen=True)
class Combined:
    """What merging did: ``renamed`` are old keys with the key they lead to now, ``gone`` counts the entries merged away."""

    renamed: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: int = 0
    gone: int = 0


def source_of(holding: Holding) -> Source:
    """An entry of the library as merging looks at it."""
    inherited = {name: holding.entry.fields[name] for name in holding.entry.inherited}
    return Source(holding.key, holding.own.type, holding.own.fields, str(holding.shelf.path), holding.own.line, inherited)


def refuse_kin(holdings: Holdings, members: Sequence[Holding]) -> None:
    """UsageError: one of ``members`` inherits from another; a chapter and its book are two works, whatever they are called."""
    named = {id(member): member for member in members}
    for member in members:
        for parent in parents(holdings, member):
            if id(parent) in named:
                what = f"{member.key} ({member.place}) inherits from {parent.key} ({parent.place})"
                raise UsageError(f"{what}; an entry and the one it is part of cannot be merged")


def combine(draft: Draft, kept: Holding, others: Sequence[Holding]) -> Combined:
    """Merge ``others`` into ``kept``; what contradicts it is told, and stays as ``kept`` has it."""
    sources = [source_of(other) for other in others]
    result = merged(source_of(kept), sources, kept.shelf.kind)
    apply(draft, kept, result)
    old = [key for key in dict.fromkeys(keys_of(sources)) if key and folded_key(key) != folded_key(kept.key)]
    ids = dict.fromkeys([*kept.aliases, *old])
    if old:
        draft.set(kept, "ids", ",".join(ids))
    for other in others:
        draft.remove(other)
    renamed = tuple((other.key, kept.key) for other in others if folded_key(other.key) not in ("", folded_key(kept.key)))
    return Combined(renamed, tuple(result.findings), result.conflicts, len(others))


def apply(draft: Draft, kept: Holding, result: Merged) -> None:
    for name, value in result.fields.items():
        draft.set(kept, name, value)


def combine_all(draft: Draft, groups: Sequence[tuple[Holding, Sequence[Holding]]]) -> Combined:
    """``combine`` for several groups, then let the fields that name the old keys follow, once for all."""
    done = [combine(draft, kept, others) for kept, others in groups]
    renamed = tuple(pair for one in done for pair in one.renamed)
    follow(draft, dict(renamed))
    findings = tuple(finding for one in done for finding in one.findings)
    return Combined(renamed, findings, sum(one.conflicts for one in done), sum(one.gone for one in done))


def combine_clusters(draft: Draft) -> Combined:
    """Merge every cluster in which nothing contradicts; the contradictions of the others are told."""
    groups = []
    conflicts: list[Finding] = []
    for cluster in clusters(draft.holdings):
        kept = kept_of(cluster)
        others = [member for member in cluster.members if member is not kept]
        result = agrees(kept, others)
        if result.conflicts:
            conflicts += [finding for finding in result.findings if finding.name == "merge-conflict"]
        else:
            groups.append((kept, others))
    combined = combine_all(draft, groups)
    return replace(combined, findings=(*combined.findings, *conflicts), conflicts=len(conflicts))


def kept_of(cluster: Cluster) -> Holding:
    """The entry of a cluster that has a key and says most; the first of those that say equally much."""
    return max(cluster.members, key=lambda holding: (bool(holding.key), len(holding.own.fields)))


def agrees(kept: Holding, others: Sequence[Holding]) -> Merged:
    """What merging would do, to see whether anything contradicts; nothing is changed."""
    return merged(source_of(kept), [source_of(other) for other in others], kept.shelf.kind)
