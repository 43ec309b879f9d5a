"""Cites of one cluster that are drawn together: names and years that repeat vanish, runs of numbers become ranges.

CSL 1.0.2, "Cite Collapsing" and "Cite Grouping". While cites are rendered, :class:`Collapse` knows what the one before has
printed; afterwards :func:`pieces` takes the numbers out of their ends and :func:`join` puts all together. Delimiters and ranges
are set as citeproc-js sets them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from citekit.csl.nodes import Node


class Collapse:
    """What a cluster has printed so far. ``collapsed``: the cite at work has printed nothing yet but what repeats."""

    def __init__(self, book: Any) -> None:
        options: Mapping[str, str] = book.citation_options
        self.kind = options.get("collapse", "")
        self.groups = bool(options.get("cite-group-delimiter"))
        self.watches = bool(self.kind) or self.groups
        self.group_delimiter = options.get("cite-group-delimiter", "")
        self.after = options.get("after-collapse-delimiter")
        self.suffix_delimiter = options.get("year-suffix-delimiter", "")
        self.hides_years = self.kind.startswith("year-suffix") and bool(book.adds_year_suffix)
        self.merges_spaces = book.in_text and not book.numeric
        self.names = ""
        self.collapsed = self.collapsed_before = False
        self.in_group = False
        self.suffix_leads = False
        self.years: list[int] = []
        self.years_before: list[int] = []

    def next_cite(self) -> None:
        """A cite begins."""
        self.collapsed_before, self.collapsed = self.collapsed, bool(self.kind)
        self.years_before, self.years = self.years, []
        self.suffix_leads = False

    def repeats_names(self, names: str) -> bool:
        """Told of printed names: whether they are those of the cite before, and not to be printed again."""
        if not self.watches:
            return False
        self.in_group = names == self.names
        if not self.in_group:
            self.names = names
            self.collapsed = False
        return self.in_group and bool(self.kind)

    def text(self, variable: str) -> None:
        """Told of a text variable: with it, more is printed than repeats."""
        if variable not in ("locator", "citation-number", "citation-label", "year-suffix"):
            self.collapsed = False

    def suffix(self, leads: bool) -> None:
        """Told of a year suffix, and whether a group that is still open has printed nothing before it."""
        self.suffix_leads = leads and bool(self.suffix_delimiter)

    def repeats_year(self, year: int) -> bool:
        """Told of a year: whether it is that of the cite before, and only its suffix is to be printed."""
        if not self.hides_years:
            return False
        self.years.append(year)
        place = len(self.years) - 1
        return self.collapsed and place < len(self.years_before) and self.years_before[place] == year

    def delimiter(self, layout_delimiter: str, after_locator: bool) -> str:
        """What stands before the cite that has just been rendered."""
        if self.after is not None:
            ends = self.collapsed_before or self.kind != "year-suffix"
            return self.after if after_locator or (ends and not self.collapsed) else layout_delimiter
        if self.in_group and self.groups:
            return self.group_delimiter
        if self.collapsed and self.merges_spaces:
            return ", "
        return self.suffix_delimiter if self.suffix_leads else layout_delimiter


@dataclass(slots=True)
class Joint:
    """A number that may be part of a range: its node, and what stands before it when it begins, follows or ends one."""

    node: Node
    splice: str = ""
    successor: str = ""
    range: str = ""
    status: str = "start"


@dataclass(slots=True)
class Joints:
    """How the numbers of a cluster are joined."""

    layout_delimiter: str
    collapse: Collapse
    range_delimiter: str

    def of(self, node: Node) -> Joint:
        collapse = self.collapse
        if node.kind == "citation-number":
            return Joint(node, "", self.layout_delimiter, self.range_delimiter if collapse.kind == "citation-number" else "")
        if node.kind != "year-suffix":
            return Joint(node)  # of a locator or volume: never part of a range, but a neighbour of numbers that may be
        successor = collapse.group_delimiter or collapse.suffix_delimiter or self.layout_delimiter
        return Joint(node, "", successor, self.range_delimiter if collapse.kind == "year-suffix-ranged" else "")


Piece = Node | Joint


def pieces(node: Node, joints: Joints) -> list[Piece]:
    """A settled cite as text followed by the numbers at its end that may be joined to others."""
    content = node.content
    if isinstance(content, str):
        return [joints.of(node) if node.number is not None else node]
    found = [pieces(child, joints) for child in content]
    flat = [piece for child in found for piece in child]
    if not any(isinstance(piece, Joint) for piece in flat):
        return [node]
    if len(flat) == 1 and isinstance(flat[0], Joint):
        return [_wrapped(flat[0], node)]
    if node.format.pairs or node.suffix or not isinstance(flat[-1], Joint):
        return [node]
    return _with_tail(node, content, found)


def _wrapped(joint: Joint, around: Node) -> Joint:
    """The number, with what stood around it."""
    inner = joint.node
    if around.format.pairs:
        joint.node = Node([inner], around.prefix, around.suffix, "", around.format)
    else:
        joint.node = Node([inner], around.prefix, around.suffix)
    joint.node.number, joint.node.kind = inner.number, inner.kind
    return joint


def _with_tail(node: Node, content: list[Node], found: list[list[Piece]]) -> list[Piece]:
    """The text of a node, and the numbers its last children end in."""
    head: list[Node] = []
    tail: list[Piece] = []
    for child, parts in zip(reversed(content), reversed(found), strict=True):
        text = [part for part in parts if not isinstance(part, Joint)]
        if head or (text and parts[-1] is text[-1]):
            head.append(child)
            continue
        tail[:0] = [part for part in parts if isinstance(part, Joint)]
        if text:
            head += reversed(text)
        elif node.delimiter:
            head.append(Node(""))  # the delimiter before the number
    if not any(isinstance(part, Node) and part.content for part in head):
        first = tail[0]
        assert isinstance(first, Joint)
        return [_wrapped(first, Node([], node.prefix)), *tail[1:]]
    head.reverse()
    needs_delimiter = not head[-1].content
    body = head[:-1] if needs_delimiter else head
    whole = Node([Node(body, "", "", node.delimiter)], node.prefix, node.delimiter if needs_delimiter else "")
    return [whole, *tail]


def join(objects: Sequence[Piece]) -> list[Node]:
    """All pieces of a cluster in their order, runs of numbers as ranges."""
    _mark_ranges(objects)
    out: list[Node] = []
    for place, piece in enumerate(objects):
        if isinstance(piece, Node):
            out.append(piece)
        elif piece.status != "suppressed":
            before = {"start": piece.splice if place else "", "seen": piece.splice, "end": piece.range}.get(
                piece.status, piece.successor
            )
            out += [Node(before), piece.node] if before else [piece.node]
    return out


def _mark_ranges(objects: Sequence[Piece]) -> None:
    start = True
    for place, piece in enumerate(objects):
        following = objects[place + 1] if place + 1 < len(objects) else None
        if isinstance(piece, Joint):
            _mark_next(piece, following if isinstance(following, Joint) else None, start)
            start = False
        else:
            start = not (isinstance(following, Joint) and following.splice)
    _mark_last(objects)


def _mark_next(joint: Joint, following: Joint | None, start: bool) -> None:
    node = joint.node
    follows = (
        following is not None and following.node.number == (node.number or 0) + 1 and _is_suffix(following) == _is_suffix(joint)
    )
    if start:
        joint.status = "start"
        if following is not None:
            following.status = "successor" if follows else "seen"
    elif following is None or not follows:
        if joint.status == "inside":
            joint.status = "end"
        if following is not None:
            following.status = "seen"
    elif joint.status in ("start", "seen"):
        following.status = "successor"
    elif joint.range:
        following.status, joint.status = "inside", "suppressed"
    else:
        following.status = "successor"


def _is_suffix(joint: Joint) -> bool:
    return joint.node.kind == "year-suffix"


def _mark_last(objects: Sequence[Piece]) -> None:
    """The last of a series of single numbers is joined as a successor is."""
    looking = True
    for place in range(len(objects) - 1, 0, -1):
        piece, before = objects[place], objects[place - 1]
        if not isinstance(piece, Joint):
            looking = True
            continue
        number = before.node.number if isinstance(before, Joint) else None
        breaks = piece.status == "successor" and number != (piece.node.number or 0) - 1
        if looking and (piece.status == "seen" or breaks):
            piece.status = "successor"
            looking = False
