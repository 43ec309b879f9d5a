"""The library as one object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.library.holdings import Holding, Holdings, Tell, nearest
from citekit.library.place import find_folder
from citekit.model import Bibliography, CitekitError, UsageError

if TYPE_CHECKING:
    from citekit.library.adding import Added
    from citekit.library.changing import Changed
    from citekit.library.cited import Citation
    from citekit.library.combining import Combined
    from citekit.library.draft import Draft
    from citekit.library.exporting import Exported
    from citekit.library.identity import Cluster
    from citekit.library.search import Hit


class Library:
    """References on disk: a folder, and every .bib file below it.

        library = Library.find()                           # --library, $CITEKIT_LIBRARY, the nearest references/
        library.add([citekit.read("page.html")]).keys      # what was new; duplicates are told, not added
        library.search("author:kennan year:>1950")         # hits: key, author, year, title, place, reference
        library.texts(["kennan1961russia"])                # entries byte for byte
        library.edit("kennan1961russia", fields={"year": "1961"}, rename="kennan1961")
        library.clusters()                                 # works that are there twice, with the evidence
        library.merge(["kennan1961", "kennan61"])          # one of several; old keys go to `ids`
        library.dedupe()                                   # ``merge`` for each cluster without a contradiction
        library.remove(["kennan1961"])
        library.export(library.search("cold war"), "csljson").text

    The files are the truth: nothing else is kept but an index that may be deleted. Nothing but what is changed changes, not
    one byte; a file is written whole or not at all, and not if it is another than the one that was read. Whatever changes
    takes ``dry_run=True``. Methods raise UsageError for what makes no sense, CitekitError for what cannot be done; ``tell``
    gets a finding for every file that is left out because it cannot be read.
    """

    def __init__(self, folder: str | Path, tell: Tell | None = None) -> None:
        self.folder = Path(folder)
        self._tell = tell

    @classmethod
    def find(cls, named: str | Path | None = None, *, create: bool = False, tell: Tell | None = None) -> Library:
        """The library that is named, else of ``$CITEKIT_LIBRARY``, else the nearest folder ``references``."""
        return cls(find_folder(named, create=create), tell)

    def read(self) -> Holdings:
        """Everything, read anew from the files."""
        return Holdings.read(self.folder, self._tell)

    # ---- finding

    def search(self, query: str = "", *, sort: str = "given", limit: int | None = None) -> list[Hit]:
        """The entries that a query (``query.py`` has the language) means; all of them for an empty one.

        ``sort`` is given, key, author, title, year or type; ``-year`` is newest first.
        """
        from citekit.library.index import with_index
        from citekit.library.query import read_query
        from citekit.library.search import checked_order, find, names_in

        checked_order(sort)
        return with_index(self.folder, lambda index: find(index, read_query(query, names_in(index)), sort, limit), self._tell)

    def count(self, query: str = "") -> int:
        """How many entries a query means."""
        from citekit.library.index import with_index
        from citekit.library.query import read_query
        from citekit.library.search import found_numbers, names_in

        return with_index(self.folder, lambda index: len(found_numbers(index, read_query(query, names_in(index)))), self._tell)

    def show(self, keys: Iterable[str]) -> dict[str, list[Hit]]:
        """The entries of keys (or of older keys, in ``ids``); none where the library lacks one."""
        from citekit.library.index import with_index
        from citekit.library.search import by_keys

        wanted = list(keys)
        return with_index(self.folder, lambda index: by_keys(index, wanted), self._tell)

    def near(self, key: str) -> list[str]:
        """The keys most like one that is not there."""
        from citekit.library.index import with_index
        from citekit.library.search import all_keys

        return nearest(key, with_index(self.folder, all_keys))

    def texts(self, keys: Iterable[str]) -> list[bytes]:
        """Entries as they stand in their files, byte for byte. UsageError: a key is not there."""
        from citekit.library.search import texts

        found = self.show(keys)
        for key, hits in found.items():
            if not hits:
                raise UsageError(_unknown(key, self.near(key)))
        return list(texts([hit for hits in found.values() for hit in hits]))

    def clusters(self) -> list[Cluster]:
        """The works that are there more than once, each with the evidence (the rules are ``linting.duplicates``')."""
        from citekit.library.identity import clusters

        return clusters(self.read())

    # ---- changing

    def add(
        self,
        bibliographies: Sequence[Bibliography],
        *,
        file: str = "library.bib",
        keywords: Sequence[str] = (),
        duplicates: str = "skip",
        pattern: str | None = None,
        dry_run: bool = False,
    ) -> Added:
        """Add references at the end of ``file``.

        An entry of a .bib keeps its text; macros, crossref parents and xdata come along. ``duplicates``: ``skip`` what the
        library has, ``add`` it all the same, or ``merge`` what the old entry lacks into it. A key that came along stays
        unless another work has it. ``pattern``: new keys of this form for all.
        """
        from citekit.library.adding import Options, add
        from citekit.library.changing import change

        options = Options(file, tuple(keywords), duplicates, pattern)
        return change(self.read, lambda draft: add(draft, bibliographies, options), dry_run)[0]

    def edit(
        self,
        key: str,
        *,
        fields: Mapping[str, str] | None = None,
        unset: Sequence[str] = (),
        rename: str | None = None,
        kind: str | None = None,
        dry_run: bool = False,
    ) -> Changed:
        """Set and remove fields, change the key (what names it follows) or the type of an entry."""
        from citekit.library.combining import Combined
        from citekit.library.editing import edit

        def work(draft: Draft) -> Combined:
            holding = _one(draft.holdings, key)
            return Combined(findings=tuple(edit(draft, holding, fields=fields, unset=unset, key=rename, kind=kind)))

        return self._change(work, dry_run)

    def text(self, key: str) -> str:
        """The characters of the one entry that ``replace_text`` would change. UsageError: there is none, or more than one."""
        return _one(self.read(), key).text

    def replace_text(
        self, key: str, text: str, *, was: str | None = None, path: str | None = None, dry_run: bool = False
    ) -> Changed:
        """Put ``text`` for an entry. CitekitError, with line and column of ``path``: it is not one sound entry.

        ``was`` is what the entry must still be, as ``text`` gave it. CitekitError: it is another on disk.
        """
        from citekit.library.combining import Combined
        from citekit.library.editing import replace_text

        def work(draft: Draft) -> Combined:
            if was is not None and [one.text for one in draft.holdings.named(key)] != [was]:
                raise CitekitError(f'the entry "{key}" changed on disk meanwhile; nothing was written', path=str(self.folder))
            return Combined(findings=tuple(replace_text(draft, _one(draft.holdings, key), text, path)))

        return self._change(work, dry_run)

    def remove(self, keys: Iterable[str], *, force: bool = False, dry_run: bool = False) -> Changed:
        """Remove entries. UsageError: one that stays inherits from them, and ``force`` does not say it may."""
        from citekit.library.combining import Combined
        from citekit.library.removing import remove

        named = tuple(dict.fromkeys(keys))

        def work(draft: Draft) -> Combined:
            return Combined(findings=tuple(remove(draft, [_one(draft.holdings, key) for key in named], force=force)))

        return self._change(work, dry_run)

    def merge(self, keys: Sequence[str], *, into: str | None = None, dry_run: bool = False) -> Changed:
        """Make one entry of several: the first, or ``into``; keys that lead to one entry already change nothing.

        UsageError: one of them inherits from another.
        """
        from citekit.library.combining import combine_all, refuse_kin

        def work(draft: Draft) -> Combined:
            named = [_one(draft.holdings, key) for key in (*((into,) if into else ()), *keys)]
            members = list({id(holding): holding for holding in named}.values())
            refuse_kin(draft.holdings, members)
            return combine_all(draft, [(members[0], members[1:])] if len(members) > 1 else [])

        return self._change(work, dry_run)

    def dedupe(self, *, dry_run: bool = False) -> Changed:
        """Merge every cluster in which nothing contradicts; the entry that says most stays."""
        from citekit.library.combining import combine_clusters

        return self._change(combine_clusters, dry_run)

    # ---- giving away

    def export(
        self, hits: Sequence[Hit] | None = None, kind: str | None = None, *, cited: Iterable[Citation] | None = None
    ) -> Exported:
        """Works as a bibliography: all of them, those of ``hits``, those that are ``cited``, or those that are both.

        Without a kind as .bib entries as they stand. ``cited.cited_keys`` finds the citations of a document; those that lead
        nowhere are told.
        """
        from citekit.library.exporting import TEX_KINDS, cited_entries, converted, export

        if hits is not None and cited is None and kind not in (None, *TEX_KINDS):
            return converted([hit.record for hit in hits], kind or "")  # the index knows them well enough
        holdings = self.read()
        wanted = chosen(holdings, hits)
        if cited is None:
            return export(holdings, wanted, kind)
        found, findings = cited_entries(holdings, cited)
        named = {id(one) for one in found}
        exported = export(holdings, [one for one in wanted if id(one) in named], kind)
        return replace(exported, findings=(*findings, *exported.findings))

    def _change(self, work: Callable[[Draft], Combined], dry_run: bool) -> Changed:
        from citekit.library.changing import change, told_with

        combined, changed = change(self.read, work, dry_run)
        return told_with(changed, combined)


def _one(holdings: Holdings, name: str) -> Holding:
    """The one entry that a key, or a place, names. UsageError: there is none, or more than one."""
    found = holdings.named(name)
    if not found:
        raise UsageError(_unknown(name, holdings.near(name)))
    if len(found) > 1:
        places = ", ".join(one.place for one in found)
        raise UsageError(f'the key "{name}" stands more than once; name one of them by its place: {places}')
    return found[0]


def chosen(holdings: Holdings, hits: Sequence[Hit] | None) -> list[Holding]:
    """The entries that hits stand for, in the order of the hits; all works without hits."""
    if hits is None:
        return [holding for holding in holdings.entries if holding.is_work]
    found: list[Holding] = []
    for hit in hits:
        if hit.number >= len(holdings.entries) or holdings.entries[hit.number].key != hit.key:
            raise UsageError("changed on disk since it was searched; try again", path=str(hit.path))
        found.append(holdings.entries[hit.number])
    return found


def _unknown(key: str, near: Sequence[str]) -> str:
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f'the library has no entry "{key}"{hint}'
