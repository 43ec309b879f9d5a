"""Where a cite stands among all cites of a document: first, subsequent, ibid, near, and the note that first cited its item.

Notes and in-text citations are counted apart. Source: CSL 1.0.2, "Choose", ``position``; what counts as ibid when notes hold
several cites is citeproc-js's reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from citekit.csl.run import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Cite


@dataclass(slots=True)
class Cluster:
    """One citation: its cites, the number of its note (0: in the text), and what it shows of the first ("author-only",
    "suppress-author", "composite", or all)."""

    cites: list[Cite] = field(default_factory=list)
    note: int = 0
    mode: str = ""
    id: str = ""
    infix: str = ""
    sorted: bool = True  # by the style's keys, not in the order given


def set_positions(clusters: Sequence[Cluster], near_note_distance: int) -> None:
    """Set position, near_note and first_reference_note_number of every cite."""
    _Walk(near_note_distance).over([cluster for cluster in clusters if not cluster.note])
    _Walk(near_note_distance).over([cluster for cluster in clusters if cluster.note])


class _Walk:
    """One walk over the clusters of notes, or of the text, in their order."""

    def __init__(self, distance: int) -> None:
        self.distance = distance
        self.forget()

    def forget(self) -> None:
        """Note numbers start afresh: a new chapter."""
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.cites_in_note: dict[int, int] = {}

    def over(self, clusters: Sequence[Cluster]) -> None:
        before: Cluster | None = None
        named: Cluster | None = None  # the cluster before, not counting one that is an author's name in the text
        for cluster in clusters:
            if before is not None and cluster.note and before.note > cluster.note:
                self.forget()
            self.cites_in_note[cluster.note] = self.cites_in_note.get(cluster.note, 0) + len(cluster.cites)
            for place, cite in enumerate(cluster.cites):
                self.place(cluster, place, cite, before, named or before)
            if cluster.mode != "author-only" or named is None:
                named = cluster
            before = cluster

    def place(self, cluster: Cluster, place: int, cite: Cite, before: Cluster | None, named: Cluster | None) -> None:
        key = cite.item.key
        cite.near_note, cite.first_reference_note_number = False, ""
        if key not in self.last and cluster.mode != "author-only":
            self.first[key] = cluster.note
            cite.position = FIRST
        else:
            previous = self.repeated(cluster, place, key, before, named)
            cite.position = _position(cite, previous)
            if cluster.mode == "author-only":
                cite.position = FIRST
            if self.first.setdefault(key, cluster.note) != cluster.note:
                cite.first_reference_note_number = str(self.first[key])
        if cite.position != FIRST:
            cite.near_note = not cluster.note or cluster.note - self.last.get(key, cluster.note) <= self.distance
        self.last[key] = cluster.note

    def repeated(self, cluster: Cluster, place: int, key: str, before: Cluster | None, named: Cluster | None) -> Cite | None:
        """The cite right before, if it is of the same item."""
        if place:
            previous = cluster.cites[place - 1]
            return previous if previous.item.key == key else None
        if before is None or not before.cites:
            return None
        if before.note == cluster.note:
            same = named is not None and bool(named.cites) and named.cites[-1].item.key == key
        else:
            alone = before.note == 0 or self.cites_in_note.get(before.note) == 1
            same = before.cites[0].item.key == key and before.note >= cluster.note - 1 and alone
        return before.cites[0] if same else None


def _position(cite: Cite, previous: Cite | None) -> int:
    if previous is None:
        return SUBSEQUENT
    before, now = _locator(previous), _locator(cite)
    if before and not now:
        return SUBSEQUENT
    return IBID if before == now else IBID_WITH_LOCATOR


def _locator(cite: Cite) -> str:
    return f"{cite.locator}{cite.label}" if cite.locator else ""
