"""Citations: clusters of cites with their prefixes, suffixes and locators, sorted, collapsed and set into the layout.

Source: CSL 1.0.2, "Citation"; the spaces that affixes get and the marks that delimiters lose are citeproc-js's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from citekit.csl.collapse import Collapse, Joint, Joints, Piece, join, pieces
from citekit.csl.collation import sort_key
from citekit.csl.finish import settle
from citekit.csl.initials import starts_with_letter
from citekit.csl.nodes import Node, plain, purge
from citekit.csl.numbers import LABELS
from citekit.csl.position import Cluster, set_positions
from citekit.csl.richtext import RichText
from citekit.csl.run import SUBSEQUENT, Cite, Run
from citekit.csl.sorting import keys_of, order
from citekit.csl.source import clean

if TYPE_CHECKING:
    from citekit.csl.style import Session

_TAG = re.compile("<[^>]+>")
_TRAILING = "\"'”’»\u202f\u00a0 "
_MARKS = ":.;!?"
_LETTER_AT_END = re.compile("[.;:&\\w]\\Z")
_NEEDS_SPACE = re.compile(r"[)\],0-9]\Z")
_LABELLED = re.compile(r"([a-z]+\.)\s+(.*)", re.DOTALL)
_LEGAL = frozenset(["bill", "gazette", "legislation", "regulation", "treaty"])


def read_cluster(session: Session, source: Mapping[str, Any]) -> Cluster:
    """A citation of CSL-JSON (``citationItems``, ``properties``); cites of items that are not there are left out."""
    properties, raw_cites = source.get("properties"), source.get("citationItems")
    properties = properties if isinstance(properties, Mapping) else {}
    raw_cites = raw_cites if isinstance(raw_cites, list | tuple) else ()
    cites = [cite for raw in raw_cites if isinstance(raw, Mapping) and (cite := read_cite(session, raw)) is not None]
    note = properties.get("noteIndex") or 0
    return Cluster(
        cites,
        int(note) if str(note).isdecimal() else 0,
        str(properties.get("mode") or ""),
        str(source.get("citationID") or ""),
        str(properties.get("infix") or ""),
        not properties.get("unsorted"),
    )


def read_cite(session: Session, raw: Mapping[str, Any]) -> Cite | None:
    """One cite of CSL-JSON; None if its item is unknown."""
    place = session.places.get(clean(raw.get("id", "")))
    if place is None:
        return None
    locator, label = clean(raw.get("locator") or "").rstrip(), clean(raw.get("label") or "")
    item = session.items[place]
    labelled = _LABELLED.match(locator) if label in ("", "page") and item.type not in _LEGAL else None
    if labelled and LABELS.get(labelled[1]) and session.book.terms.get(LABELS[labelled[1]]):
        label, locator = LABELS[labelled[1]], labelled[2]
    position = raw.get("position")
    return Cite(
        item,
        locator,
        label,
        clean(raw.get("prefix") or ""),
        clean(raw.get("suffix") or ""),
        position if isinstance(position, int) and 0 <= position <= 3 else None,
        bool(raw.get("near-note")),
        clean(raw.get("first-reference-note-number") or ""),
        bool(raw.get("suppress-author")),
        bool(raw.get("author-only")),
    )


def arrange(session: Session, clusters: Sequence[Cluster]) -> None:
    """Sort the cites of all citations of a document, and give each its position: it knows those before it."""
    notes: dict[str, int] = {}
    for cluster in clusters:
        for cite in cluster.cites if cluster.note else ():
            notes.setdefault(cite.item.key, cluster.note)
    session.know_notes(notes)
    for cluster in clusters:
        if cluster.sorted:
            cluster.cites = sorted_cites(session, cluster.cites, grouped=True)
    if session.book.uses_position:
        set_positions(clusters, session.book.near_note_distance)


def sorted_cites(session: Session, cites: list[Cite], *, grouped: bool = False) -> list[Cite]:
    """Cites in the order that the style wants within a citation; ``grouped``: those of one author together, where the
    style collapses or groups them."""
    keys = session.book.keys("citation")
    if len(cites) < 2 or not keys:
        return cites
    numbers = [session.numbers[session.places[cite.item.key]] for cite in cites]
    rows = [
        keys_of(keys, cite.item, session.book, "citation", cite, number=number, register=session.register)
        for cite, number in zip(cites, numbers, strict=True)
    ]
    if grouped and _groups(session):
        return [
            cites[place] for place in _grouped(keys, rows, [_author(session, cite) for cite in cites], session.style.locale)
        ]
    return [cites[place] for place in order(keys, rows, session.style.locale)]


def _grouped(keys: Sequence[Any], rows: Sequence[list[str]], authors: Sequence[str], locale: str) -> list[int]:
    """Places sorted by author and keys; then whole groups by the first key of what leads them. A descending first key turns
    the order within groups as well, as it does in the reference processor."""
    by_author = order([keys[0], *keys], [[author, *row] for author, row in zip(authors, rows, strict=True)], locale)
    ranks: dict[int, tuple[str, int]] = {}
    leader = by_author[0]
    for rank, place in enumerate(by_author):
        if authors[place] != authors[leader]:
            leader = place
        ranks[place] = (sort_key(rows[leader][0] or "undefined", locale), rank)
    return sorted(ranks, key=ranks.__getitem__, reverse=keys[0].descending)


def _author(session: Session, cite: Cite) -> str:
    """The names that a cite prints, as they are compared."""
    run = session.run(session.places[cite.item.key], "citation", Cite(cite.item, position=SUBSEQUENT, near_note=True))
    run.bare = run.looking = True
    for element in session.book.layout_of("citation").kids:
        element.show(run, [])
    return plain(Node(run.name_blocks))


def _groups(session: Session) -> bool:
    """Whether cites of one author stand together: CSL 1.0.2, "Cite Grouping" (an in-text style that numbers nothing)."""
    book, options = session.book, session.book.citation_options
    collapses = book.in_text and bool(options.get("collapse"))
    return collapses or (bool(options.get("cite-group-delimiter")) and not book.uses_position and not book.numeric)


def render_cluster(session: Session, cluster: Cluster) -> RichText:
    """One citation as it stands; its cites are neither sorted nor placed here."""
    if cluster.mode == "composite":
        return _composite(session, cluster)
    if cluster.cites and cluster.mode in ("author-only", "suppress-author"):
        cluster.cites[0].author_only = cluster.mode == "author-only"
        cluster.cites[0].suppress_author = cluster.mode == "suppress-author" and not session.book.note
    return _Writer(session, cluster.cites).write()


def _composite(session: Session, cluster: Cluster) -> RichText:
    """The author in the text, then the rest of the citation."""
    if not cluster.cites:
        return RichText()
    parts: list[RichText] = []
    for mode in ("author-only", "suppress-author"):
        parts.append(render_cluster(session, Cluster(cluster.cites, cluster.note, mode)))
        cluster.cites[0].author_only = cluster.cites[0].suppress_author = False
    infix = cluster.infix if cluster.infix[:1] in ",.:;!?'’" else f" {cluster.infix}"
    return RichText((*parts[0].children, f"{infix} " if cluster.infix else " ", *parts[1].children))


class _Writer:
    """Writes one cluster."""

    def __init__(self, session: Session, cites: Sequence[Cite]) -> None:
        self.session, self.cites = session, cites
        self.book = session.book
        self.layout = session.book.layout_of("citation")
        self.collapse = Collapse(self.book)
        self.flips = _Parentheses(self.book.note)
        self.predecessor = False

    def write(self) -> RichText:
        author_only = any(cite.author_only for cite in self.cites)
        cites = self.cites[:1] if author_only else self.cites
        before = "" if author_only else self.flips.turn(self.layout.before)
        nodes, delimiters = [], []
        for place, cite in enumerate(cites):
            node = self._cite(cite)
            delimiter = self._delimiter(place)
            if purge(node):
                nodes.append(node)
                delimiters.append(delimiter)
        if nodes and not author_only:
            nodes[0].prefix = before
            nodes[-1].suffix = self.flips.turn(_one_mark(self.layout.after))
        joints = Joints(self.layout.between, self.collapse, self.book.terms.get("citation-range-delimiter") or "–")
        objects: list[Piece] = []
        for node, delimiter in zip(nodes, delimiters, strict=True):
            if settle(node, self.book.terms.punctuation_in_quote):
                objects += self._spliced(pieces(node, joints) if len(nodes) > 1 else [node], delimiter, bool(objects))
        return self.session.style.flow("citation").write(Node(join(objects))) if objects else RichText()

    def _cite(self, cite: Cite) -> Node:
        """One cite, with its own prefix and suffix."""
        run = self.session.run(self.session.places[cite.item.key], "citation", cite)
        run.collapse = self.collapse
        if len(self.cites) > 1 and self.collapse.watches:
            run.shape = -1  # what prints nothing tells the collapse, too: nothing is skipped
        run.predecessor = self.predecessor
        self.collapse.next_cite()
        content: list[Node] = []
        if cite.prefix:
            self._affix(run, content, self.flips.turn(spaced_prefix(cite.prefix)), prefix=True)
        for element in self.layout.kids:
            element.show(run, content)
        if cite.author_only and run.name_top is not None:
            content = [Node(run.name_top)]
        if cite.suffix:
            self._affix(run, content, self.flips.turn(spaced_suffix(cite.suffix)))
        self.predecessor = run.predecessor
        return Node([Node(content)])

    def _affix(self, run: Run, content: list[Node], text: str, *, prefix: bool = False) -> None:
        node = run.leaf(text)
        if node is not None:
            content.append(node)
        if prefix and _is_sentence(text):
            run.predecessor = False

    def _delimiter(self, place: int) -> str:
        if place == 0:
            return ""
        before, cite = self.cites[place - 1], self.cites[place]
        delimiter = self.collapse.delimiter(self.layout.between, bool(before.locator))
        starts = not before.suffix and cite.prefix[:1] in tuple(";.,")
        if (before.suffix and before.suffix[-1] in ";.,") or starts:
            space = delimiter.find(" ")
            return delimiter[space:] if space >= 0 and not starts else ""
        return delimiter

    def _spliced(self, parts: list[Piece], delimiter: str, follows: bool) -> list[Piece]:
        """The pieces of one cite, with the delimiter before the first."""
        if len(parts) > 1 and isinstance(parts[0], Joint):
            parts = [Node(join(parts))]
        first = parts[0]
        if not follows:
            return parts
        if isinstance(first, Joint):
            first.splice = delimiter
            return parts
        return [Node(delimiter), *parts] if delimiter else parts


class _Parentheses:
    """In notes, parentheses of affixes that stand in other parentheses become brackets."""

    def __init__(self, note: bool) -> None:
        self.note, self.depth = note, 0

    def turn(self, text: str) -> str:
        return re.sub("[()]", self._turn, text) if self.note else text

    def _turn(self, found: re.Match[str]) -> str:
        if found[0] == "(":
            self.depth += 1
            return "[" if self.depth % 2 == 0 else "("
        self.depth -= 1
        return "]" if self.depth % 2 == 1 else ")"


def spaced_prefix(text: str) -> str:
    """A prefix, with a space after it unless it ends in a mark that wants none ("see " but "(")."""
    bare = _TAG.sub("", text).rstrip(_TRAILING)
    wants = bool(bare) and (bool(_LETTER_AT_END.search(bare)) or bare[-1] in _MARKS or bool(_NEEDS_SPACE.search(bare)))
    return re.sub(r"\s+", " ", text + " " if wants else text)


def spaced_suffix(text: str) -> str:
    """A suffix, with a space before it if it begins with a letter or bracket."""
    return f" {text}" if starts_with_letter(text) or text[:1] in ("[", "(") else text


def _is_sentence(prefix: str) -> bool:
    """Several words that end in a full stop or the like: what follows begins a sentence."""
    bare = _TAG.sub("", prefix).rstrip(_TRAILING)
    return bare[-1:] in tuple(_MARKS) and " " in prefix.strip()


def _one_mark(suffix: str) -> str:
    """Of a suffix that begins with a mark, the mark alone."""
    return suffix[0] if suffix and suffix[0] in _MARKS else suffix
