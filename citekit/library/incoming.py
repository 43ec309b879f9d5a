"""References on their way into the library: which are new, which are there already, and what each is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from citekit.formats import KINDS, write
from citekit.formats.bibtex.balance import written_key
from citekit.formats.bibtex.blocks import EntryBlock
from citekit.formats.bibtex.entries import own_entries
from citekit.formats.bibtex.syntax import BibFile
from citekit.formats.folding import folded_key
from citekit.formats.keys import assign_keys, suffixed
from citekit.library import told
from citekit.library.holdings import Holding, Holdings, split_keys
from citekit.library.identity import Known, differences
from citekit.linting.duplicates import Pair
from citekit.linting.subject import Entry, File
from citekit.model import Bibliography, Finding, Record, Reference

_COMPARED: Final = 20  # entries of a cluster that contradict each other, to which one more is compared
NO_KEY: Final = "CK807"  # damage that is mended by giving one
NO_REFERENCE: Final = "CK904"  # the parser's doubt: this is no reference at all


@dataclass(eq=False)
class Incoming:
    """One reference of an input. ``block`` is its entry, where it comes from a .bib; ``came`` is the key it came with,
    ``wanted`` that key as BibTeX can take it.

    ``same`` and ``evidence`` say that the library (a Holding) or the inputs (another Incoming) have the work; ``like`` that
    they have one that is alike, and why this may be another one all the same.
    """

    bibliography: Bibliography
    record: Record
    entry: Entry
    block: EntryBlock | None
    wanted: str
    came: str = ""
    same: Holding | Incoming | None = None
    evidence: str = ""
    key: str = ""
    like: tuple[Holding | Incoming, str] | None = None

    @property
    def reference(self) -> Reference:
        return self.record.reference

    @cached_property
    def weight(self) -> tuple[int, str, str]:
        """The order in which references are looked at, which is not the order they came in: who says most goes first."""
        ours = replace(self.reference, id="")
        return -len(self.entry.fields), self.wanted, repr(ours)

    @property
    def links(self) -> list[str]:
        """The keys of the entries that it inherits from."""
        fields = self.entry.fields
        return [key for name in ("crossref", "xdata") for key in split_keys(fields.get(name, ""))]


@dataclass
class Sorted:
    """The references of all inputs: the new ones in the order they came in, each with its key, and what was left out."""

    new: list[Incoming] = field(default_factory=list)
    known: list[Incoming] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def sort_out(
    holdings: Holdings, bibliographies: Sequence[Bibliography], *, look_up: bool = True, pattern: str | None = None
) -> Sorted:
    """Tell the new references from those that are there, and give each new one a key that nothing in the library has.

    ``look_up`` False takes every work for new. ``pattern`` gives all of them a key of that form. Permuting the inputs
    changes neither what is new nor what it is called.
    """
    out = Sorted()
    for bibliography in bibliographies:
        out.new += _candidates(bibliography, out.findings)
    if look_up:
        _look_up(holdings, out)
        _look_for_twins(holdings, out)
        out.known = [one for one in out.new if one.same is not None]
        out.new = [one for one in out.new if one.same is None]
    _give_keys(holdings, out, pattern)
    return out


def _candidates(bibliography: Bibliography, findings: list[Finding]) -> Iterator[Incoming]:
    syntax = bibliography.syntax if isinstance(bibliography.syntax, BibFile) else None
    blocks = {block.start: block for block in syntax.entry_blocks} if syntax else {}
    source = bibliography.kind not in KINDS
    for entry in File(bibliography).entries:
        record = entry.record
        block = blocks.get(record.span.start) if record.span else None
        problem = _problem(record, block)
        if problem:
            findings.append(told.not_added(problem, record, entry.key))
        elif entry.type != "set":
            came = "" if source else block.key if block else record.key or record.reference.id
            yield Incoming(bibliography, record, entry, block, came if block else written_key(came), came)


def _problem(record: Record, block: EntryBlock | None) -> str:
    """Why a reference cannot be added; empty if it can."""
    damages = [damage for damage in block.damage if damage.code != NO_KEY] if block else []
    if damages:
        return f"the entry is damaged ({damages[0].message}); mend it first"
    if record.parsed and any(doubt.code == NO_REFERENCE for doubt in record.parsed.doubts):
        return "this is hardly a reference"
    reference = record.reference
    if block is None and not (reference.title or reference.author or reference.editor or reference.url or reference.doi):
        return "it says neither title nor author"
    return ""


def _look_up(holdings: Holdings, out: Sorted) -> None:
    """Take out what the library has, and of references that are one work all but the one that says most."""
    ordered = sorted(out.new, key=_weight)
    by_entry = {id(one.entry): one for one in ordered}
    known = Known(holdings)

    def bearer(entry: Entry) -> Holding | Incoming:
        return known.owner(entry) or by_entry[id(entry)]

    found, doubtful = known.matches([one.entry for one in ordered])
    for cluster in found:
        _sort_cluster(cluster, by_entry, bearer)
    for pair in doubtful:
        for one, other in ((pair.first.entry, pair.second.entry), (pair.second.entry, pair.first.entry)):
            new, there = by_entry.get(id(one)), bearer(other)
            if new is not None and new.same is None and new.like is None:
                new.like = there, f"{pair.evidence}; another work is like it as well"


def _sort_cluster(
    cluster: Sequence[Pair], by_entry: Mapping[int, Incoming], bearer: Callable[[Entry], Holding | Incoming]
) -> None:
    """Each new one of a cluster is the first of those before it that it does not contradict; else it is another work."""
    entries = [cluster[0].first.entry, *(pair.second.entry for pair in cluster)]
    before = [entry for entry in entries if id(entry) not in by_entry][:_COMPARED]
    evidence = {id(pair.first.entry): pair.evidence for pair in cluster[:1]}
    evidence |= {id(pair.second.entry): pair.evidence for pair in cluster}
    for one in sorted((by_entry[id(entry)] for entry in entries if id(entry) in by_entry), key=_weight):
        apart = [differences(entry, one.entry) for entry in before]
        agreeing = next((entry for entry, fields in zip(before, apart, strict=True) if not fields), None)
        if agreeing is not None:
            one.same, one.evidence = bearer(agreeing), evidence[id(one.entry)]
            continue
        if before:
            one.like = bearer(before[0]), f"{evidence[id(one.entry)]}; they differ in {', '.join(apart[0])}"
        if len(before) < _COMPARED:
            before.append(one.entry)


def _look_for_twins(holdings: Holdings, out: Sorted) -> None:
    """Whoever says too little to be compared is known by saying the same, field by field, as an entry that is there."""
    left = sorted((one for one in out.new if one.same is None), key=_weight)
    said = list(zip(*(_said(left, kind) for kind in ("bibtex", "biblatex")), strict=True))
    sizes = {(kind, len(fields)) for pair in said for kind, fields in pair}
    there: dict[_Said, Holding | Incoming] = {}
    for holding in holdings.entries if left else ():
        entry = _as_said(holding.own.type, holding.own.fields)
        if (entry[0], len(entry[1])) in sizes:
            there.setdefault(entry, holding)
    for one, entries in zip(left, said, strict=True):
        twin = next((there[entry] for entry in entries if entry in there), None)
        if twin is not None:
            one.same, one.evidence, one.like = twin, "the same in every field", None
        else:
            there |= dict.fromkeys(entries, one)


_Said = tuple[str, frozenset[tuple[str, str]]]


def _as_said(kind: str, fields: Mapping[str, str]) -> _Said:
    """All that an entry says of its work; keywords, and older keys, are its keeper's."""
    return kind, frozenset((name, value) for name, value in fields.items() if name not in ("keywords", "ids"))


def _said(ones: Sequence[Incoming], kind: str) -> list[_Said]:
    """What the entry of each says, or would say in a file of ``kind``."""
    others = [one for one in ones if one.block is None]
    bare = [replace(one.reference, id=f"k{number}") for number, one in enumerate(others)]
    written = own_entries(BibFile.read(write(bare, kind).text)) if bare else ()
    entries = {id(one): _as_said(entry.type, entry.fields) for one, entry in zip(others, written, strict=True)}
    return [entries.get(id(one)) or _as_said(one.record.entry_type, _own(one)) for one in ones]


def _weight(one: Incoming) -> tuple[int, str, str]:
    return one.weight


def _own(one: Incoming) -> Mapping[str, str]:
    return {name: value for name, value in one.record.fields.items() if name in one.record.spans}


def _give_keys(holdings: Holdings, out: Sorted, pattern: str | None) -> None:
    """A key that came along stays unless another work has it; then, and without one, it gets a suffix by what it says."""
    ordered = sorted(out.new, key=lambda one: one.weight)
    taken = set(holdings.taken)
    if pattern is not None:
        _assign(ordered, pattern, taken)
        for one in ordered:
            if one.came and one.came != one.key:
                out.findings.append(_key_given(one, "does not follow the pattern"))
        return
    groups: dict[str, list[Incoming]] = defaultdict(list)
    for one in ordered:
        if one.wanted:
            groups[folded_key(one.wanted)].append(one)
    clashing: list[Incoming] = []
    for folded, members in groups.items():
        first = [] if folded in taken else members[:1]
        for one in first:
            one.key = one.wanted
            if one.wanted != one.came:
                out.findings.append(_key_given(one, "cannot be a key of BibTeX"))
        clashing += members[len(first) :]
    taken |= {folded_key(one.key) for one in ordered if one.key}
    candidates: dict[str, Iterator[str]] = {}
    for one in sorted(clashing, key=_weight):
        following = candidates.setdefault(one.wanted, suffixed(one.wanted))
        one.key = next(key for key in following if folded_key(key) not in taken)
        taken.add(folded_key(one.key))
        out.findings.append(_key_given(one, "is taken by another work"))
    keyless = [one for one in ordered if not one.key]
    _assign(keyless, None, taken)
    out.findings += [_key_given(one, "cannot be a key of BibTeX") for one in keyless if one.came]


def _assign(ones: Sequence[Incoming], pattern: str | None, taken: set[str]) -> None:
    bare = [replace(one.reference, id="") for one in ones]
    for one, (_, reference) in zip(ones, assign_keys(bare, pattern, keep=False, taken=taken), strict=True):
        one.key = reference.id


def _key_given(one: Incoming, why: str) -> Finding:
    return told.key_given(one.came, one.key, why, one.record.path, one.record.line, one.record.column)
