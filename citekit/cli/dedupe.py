"""``citekit dedupe``: works that the library has twice."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citekit.cli.common import Outcome, complain, complain_usage, write_output
from citekit.cli.shelves import DryRun, Folder, open_library, print_lines, print_pairs

if TYPE_CHECKING:
    from citekit.library.changing import Changed
    from citekit.library.identity import Cluster

VERSION = 1


class DedupeTarget(StrEnum):
    """The forms of the list."""

    TEXT = "text"
    JSON = "json"


def run(
    folder: Folder = None,
    merge: Annotated[bool, typer.Option("--merge", help="Merge each cluster in which nothing contradicts.")] = False,
    dry_run: DryRun = False,
    to: Annotated[DedupeTarget, typer.Option("--to", help="The form of the list.")] = DedupeTarget.TEXT,
) -> None:
    """List the works that the library has more than once, each with the evidence; --merge prints old key -> new key.

    Exit code 1 if there are any (with --merge: any that are left because their entries contradict each other).
    """
    if dry_run and not merge:
        complain_usage("--dry-run is for --merge; without it nothing is written anyway")
    outcome = Outcome()
    library = open_library(folder, outcome)
    if not merge:
        found = library.clusters()
        outcome.warned += len(found)
        if to is DedupeTarget.JSON:
            write_output(_json(found), None)
        else:
            print_lines(_lines(found))
        complain(f"{len(found)} {'work is' if len(found) == 1 else 'works are'} there more than once")
        outcome.leave()
    done = library.dedupe(dry_run=dry_run)
    if to is DedupeTarget.JSON:
        write_output(_json_of_merged(done), None)
    else:
        print_pairs(done.renamed)
    outcome.tell(done.findings)
    kept = "; old keys stay citable as `ids` (biblatex)" if done.renamed else ""
    complain(f"{done.gone} {'would be' if dry_run else 'were'} merged into others{kept}")
    outcome.leave()


def _lines(found: list[Cluster]) -> list[str]:
    """Each cluster with a blank line before the next: key, place, and why it is the same work."""
    lines: list[str] = []
    for cluster in found:
        width = max(len(member.key) for member in cluster.members)
        places = max(len(member.place) for member in cluster.members)
        lines += [""] if lines else []
        for member, why in zip(cluster.members, cluster.evidence, strict=True):
            lines.append(f"{member.key:{width}}  {member.place:{places}}  {why}".rstrip())
    return lines


def _json(found: list[Cluster]) -> str:
    clusters: list[list[dict[str, Any]]] = [
        [
            {"key": one.key, "path": str(one.shelf.path), "line": one.own.line, "evidence": why or None}
            for one, why in zip(cluster.members, cluster.evidence, strict=True)
        ]
        for cluster in found
    ]
    return json.dumps({"version": VERSION, "clusters": clusters}, ensure_ascii=False, indent=1) + "\n"


def _json_of_merged(done: Changed) -> str:
    """Old keys with the keys they lead to, how many entries went, and the contradictions for which others stayed."""
    said = {
        "version": VERSION,
        "merged": [{"old": old, "new": new} for old, new in done.renamed],
        "gone": done.gone,
        "conflicts": [
            {"key": one.entry, "field": one.field, "message": one.message}
            for one in done.findings
            if one.name == "merge-conflict"
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
