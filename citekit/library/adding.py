"""New references into a file of the library: entries of a .bib as they stand, all others as the BibTeX writer makes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from citekit.formats import write
from citekit.formats.bibtex.balance import balanced
from citekit.formats.bibtex.blocks import EntryBlock, PreambleBlock
from citekit.formats.bibtex.editing import Change, RenameKey, SetField
from citekit.formats.bibtex.entries import own_entries
from citekit.formats.bibtex.months import MONTHS, month_macro
from citekit.formats.bibtex.syntax import BibFile
from citekit.formats.folding import folded_key
from citekit.formats.keys import suffixed
from citekit.formats.keywords import with_keywords, written_keywords
from citekit.library import told
from citekit.library.combining import source_of
from citekit.library.draft import Draft
from citekit.library.holdings import SUFFIX, Holding, Holdings, split_keys
from citekit.library.incoming import Incoming, sort_out
from citekit.library.links import FIELDS
from citekit.library.macros import Definition, in_effect
from citekit.library.merging import Source, merged
from citekit.model import Bibliography, Finding, Record, UsageError

DEFAULT_FILE: Final = "library.bib"
DUPLICATES: Final = ("skip", "add", "merge")


@dataclass(frozen=True)
class Options:
    """``file`` is a name below the library; ``duplicates`` one of DUPLICATES; ``pattern`` one of ``formats.keys``."""

    file: str = DEFAULT_FILE
    keywords: tuple[str, ...] = ()
    duplicates: str = "skip"
    pattern: str | None = None


@dataclass
class Added:
    """The keys of what was added, in the order it stands in the file, and what there is to say.

    ``known``: (the key it came with, the key it has in the library) of what was there already.
    """

    keys: list[str] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def add(draft: Draft, bibliographies: Sequence[Bibliography], options: Options) -> Added:
    """Add the references of ``bibliographies`` to a draft. UsageError: an option makes no sense."""
    if options.duplicates not in DUPLICATES:
        raise UsageError(f'"{options.duplicates}" is no way with duplicates; there are {", ".join(DUPLICATES)}')
    return _Adding(draft, bibliographies, replace(options, file=checked_file(options.file))).run()


def checked_file(name: str) -> str:
    """The name of a .bib file below the library. UsageError: it is none, or leads out of the library."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not name.lower().endswith(SUFFIX) or "\0" in name:
        raise UsageError(f"--file takes the name of a .bib file in the library, not {name!r}")
    if any(part.startswith(".") for part in path.parts):
        raise UsageError(f"{name!r} is hidden: the library would not find it again")
    return str(path)


def _preambles(bib: BibFile) -> list[PreambleBlock]:
    return [block for block in bib.blocks if isinstance(block, PreambleBlock)]


def _placed(finding: Finding, records: Mapping[str, Record]) -> Finding:
    """What the writer says about a reference, at the reference."""
    record = records.get(finding.entry or "")
    return replace(finding, path=record.path, line=record.line, column=record.column) if record else finding


class _Adding:
    def __init__(self, draft: Draft, bibliographies: Sequence[Bibliography], options: Options) -> None:
        self.draft, self.options = draft, options
        self.bibliographies = bibliographies
        self.holdings: Holdings = draft.holdings
        self.out = Added()
        shelf = self.holdings.shelf(options.file)
        self.kind = shelf.kind if shelf else self.holdings.shelves[0].kind if self.holdings.shelves else "bibtex"
        self.macros = dict(shelf.macros) if shelf else {}
        self.defined = set(self.macros)
        self.taken = set(self.holdings.taken)
        self.gained: dict[str, Mapping[str, str]] = {}  # by the key of a new one what its twins bring to it

    def run(self) -> Added:
        look_up = self.options.duplicates != "add"
        sorted_out = sort_out(self.holdings, self.bibliographies, look_up=look_up, pattern=self.options.pattern)
        self.taken |= {folded_key(one.key) for one in sorted_out.new}
        self.out.findings += sorted_out.findings
        self._tell_known(sorted_out.known)
        self._tell_like(sorted_out.new)
        if self.options.duplicates == "merge":
            self._merge(sorted_out.known)
        written = self._written([one for one in sorted_out.new if one.block is None])
        new, known = _by_input(sorted_out.new), _by_input(sorted_out.known)
        for bibliography in self.bibliographies:
            here = new.get(id(bibliography), [])
            if isinstance(bibliography.syntax, BibFile):
                self._entries(bibliography.syntax, here, known.get(id(bibliography), []))
                continue
            for one in here:
                self._append(one.key, written[one.key])
                self._tell_doubts(one)
        return self.out

    def _append(self, key: str, text: str) -> None:
        fields = self.gained.get(key)
        if fields:
            bib = BibFile.read(text)
            text = bib.edited(_set(bib.entry_blocks[0], name, value) for name, value in fields.items()).text
        self.draft.append(self.options.file, text)
        self.out.keys.append(key)

    def _tell_known(self, known: Sequence[Incoming]) -> None:
        for one in known:
            if one.same is not None:
                key, place = _whereabouts(one.same)
                came = one.wanted or one.reference.id
                self.out.known.append((came, key))
                self.out.findings.append(told.is_there_already(key, place, one.evidence, one.record, came))

    def _tell_like(self, new: Sequence[Incoming]) -> None:
        for one in new:
            if one.like is not None and (other := _kept(one.like[0])) is not one:
                self.out.findings.append(told.is_like(*_whereabouts(other), one.like[1], one.record, one.key))

    def _tell_doubts(self, one: Incoming) -> None:
        if one.record.parsed and one.record.parsed.doubts:
            self.out.findings.append(told.doubtful(one.key, [doubt.message for doubt in one.record.parsed.doubts], one.record))

    # ---- references of other kinds

    def _written(self, ones: Sequence[Incoming]) -> dict[str, str]:
        """The text of each by its key."""
        references = []
        for one in ones:
            words = [*one.reference.keywords, *(w for w in self.options.keywords if w not in one.reference.keywords)]
            references.append(replace(one.reference, id=one.key, keywords=tuple(words)))
        done = write(references, self.kind)
        records = {one.key: one.record for one in ones}
        self.out.findings += [_placed(finding, records) for finding in done.findings]
        bib = BibFile.read(done.text)
        return {one.key: block.span.of(bib.text) for one, block in zip(ones, bib.entry_blocks, strict=True)}

    # ---- entries of a .bib

    def _entries(self, syntax: BibFile, new: Sequence[Incoming], known: Sequence[Incoming]) -> None:
        """The new entries of a file, those they inherit from, and the macros they use."""
        renamed = {one.wanted: one.key for one in new if one.wanted}
        renamed |= {one.wanted: one.same.key for one in known if one.wanted and one.same is not None}
        chosen = {one.block.start: one.key for one in new if one.block}
        chosen |= self._data(syntax, new, renamed)
        folded = {folded_key(old): new for old, new in renamed.items()}
        for block, definitions in in_effect(syntax, {}):
            if block.start in chosen:
                self._entry(syntax, block, chosen[block.start], folded, definitions)
        names = {folded_key(key) for key in renamed} | self.holdings.taken
        for one in new:
            lacking = [key for key in one.links if folded_key(key) not in names]
            place = (one.record.path, one.record.line, one.record.column)
            self.out.findings += [told.no_parent(one.key, key, *place) for key in lacking]
        self._tell_preambles(syntax, new)

    def _tell_preambles(self, syntax: BibFile, new: Sequence[Incoming]) -> None:
        """The ``@preamble`` of a file that entries come from, where the library's file says no such thing."""
        shelf = self.holdings.shelf(self.options.file)
        there = {block.span.of(shelf.bib.text) for block in _preambles(shelf.bib)} if shelf else set()
        for block in _preambles(syntax) if new else ():
            if block.span.of(syntax.text) not in there:
                place = syntax.lines.position(block.start)
                self.out.findings.append(told.preamble_left(syntax.path, *place))

    def _data(self, syntax: BibFile, new: Sequence[Incoming], renamed: dict[str, str]) -> dict[int, str]:
        """The ``@xdata`` that new entries need, and the ``@set`` of the file, with their keys, by where they start."""
        entries = own_entries(syntax)
        others = {folded_key(entry.key): entry for entry in entries if entry.type in ("xdata", "set")}
        waiting = [key for one in new for key in one.links] + [entry.key for entry in entries if entry.type == "set" and new]
        chosen: dict[int, str] = {}
        while waiting:
            entry = others.pop(folded_key(waiting.pop()), None)
            if entry is None or entry.block.damage:
                continue
            waiting += split_keys(entry.fields.get("xdata", ""))
            there = self.holdings.get(entry.key)
            if there is not None and there.own.fields == entry.fields and there.own.type == entry.type:
                continue
            key = next(key for key in suffixed(entry.key) if folded_key(key) not in self.taken)
            if key != entry.key:
                renamed[entry.key] = key
                self.out.findings.append(
                    told.key_given(entry.key, key, "is taken by another entry", syntax.path, entry.line, 1)
                )
            else:
                renamed.setdefault(key, key)
            self.taken.add(folded_key(key))
            chosen[entry.block.start] = key
        return chosen

    def _entry(
        self, syntax: BibFile, block: EntryBlock, key: str, renamed: Mapping[str, str], definitions: Sequence[Definition]
    ) -> None:
        """One entry as it stands, but for its key, the keys it names, added keywords, and macros that mean something else.

        ``renamed`` has old keys without regard to case.
        """
        clashing: dict[str, str] = {}
        for definition in definitions:
            mine = self.macros.setdefault(definition.name, definition.value)
            if mine != definition.value:
                clashing[definition.name] = definition.value
                self.out.findings.append(
                    told.macro_resolved(key, definition.name, syntax.path, *syntax.lines.position(block.start))
                )
            elif definition.name not in self.defined:
                self.draft.append(self.options.file, definition.text)
                self.defined.add(definition.name)
        alone = BibFile.read(block.span.of(syntax.text))
        values = own_entries(alone, {**MONTHS, **{one.name: one.value for one in definitions}})[0].fields
        changed = alone.edited(self._changes(alone.entry_blocks[0], key, renamed, values, clashing))
        self._append(key, changed.text)

    def _changes(
        self,
        block: EntryBlock,
        key: str,
        renamed: Mapping[str, str],
        values: Mapping[str, str],
        clashing: Mapping[str, str],
    ) -> Iterator[Change]:
        if block.key != key:
            yield RenameKey(block, key)
        for name in FIELDS:
            keys = split_keys(values.get(name, ""))
            followed = [renamed.get(folded_key(one), one) for one in keys]
            if followed != list(keys):
                yield SetField(block, name, ",".join(followed))
        for item in block.fields:
            macros = [piece.text.lower() for piece in item.pieces if piece.kind == "macro"]
            if any(macro in clashing for macro in macros):
                yield SetField(block, item.name, values[item.name.lower()])
        if (keywords := self._keywords(values)) != values.get("keywords", ""):
            yield SetField(block, "keywords", keywords)

    def _keywords(self, fields: Mapping[str, str]) -> str:
        """The keywords of an entry with those that all get."""
        mine = fields.get("keywords", "")
        lacking = [word for word in self.options.keywords if word not in written_keywords(mine)]
        return with_keywords(mine, lacking) if lacking else mine

    # ---- what is there already

    def _merge(self, known: Sequence[Incoming]) -> None:
        """Fill what the old entries lack, and those new ones that others of the inputs are one work with."""
        now: dict[int, Source] = {}
        for one in known:
            if one.same is None:
                continue
            same = _kept(one.same)
            kind = same.shelf.kind if isinstance(same, Holding) else self.kind
            kept = now.get(id(same)) or (source_of(same) if isinstance(same, Holding) else self._source(same, kind))
            result = merged(kept, [self._source(one, kind)], kind)
            if isinstance(same, Holding):
                for name, value in result.fields.items():
                    self.draft.set(same, name, value)
            else:
                self.gained[same.key] = {**self.gained.get(same.key, {}), **result.fields}
            now[id(same)] = replace(kept, fields={**kept.fields, **result.fields})
            self.out.findings += result.findings

    def _source(self, one: Incoming, kind: str) -> Source:
        """A new reference as the fields of an entry, with the keywords that all get."""
        name = one.key or one.wanted or one.record.path or "the new one"
        if one.block is not None:
            fields = {field: value for field, value in one.record.fields.items() if field in one.record.spans}
            inherited = {field: value for field, value in one.record.fields.items() if field not in fields}
            entry_type = one.record.entry_type
        else:
            entry = own_entries(BibFile.read(write([one.reference], kind).text))[0]
            fields, entry_type, inherited = dict(entry.fields), entry.type, {}
        if keywords := self._keywords(fields):
            fields["keywords"] = keywords
        return Source(name, entry_type, fields, one.record.path, one.record.line, inherited)


def _by_input(ones: Sequence[Incoming]) -> dict[int, list[Incoming]]:
    found: dict[int, list[Incoming]] = defaultdict(list)
    for one in ones:
        found[id(one.bibliography)].append(one)
    return found


def _kept(one: Holding | Incoming) -> Holding | Incoming:
    """The entry that stands for a work in the end."""
    while isinstance(one, Incoming) and one.same is not None:
        one = one.same
    return one


def _whereabouts(one: Holding | Incoming) -> tuple[str, str]:
    """The key of an entry and where it stands."""
    if isinstance(one, Holding):
        return one.key, one.place
    return one.key, f"{one.record.path or 'another input'}:{one.record.line}"


def _set(block: EntryBlock, name: str, value: str) -> SetField:
    macro = month_macro(value) if name == "month" else None
    return SetField(block, name, macro or balanced(value), macro=macro is not None)
