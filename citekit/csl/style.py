"""A style at work: bibliographies and citations of any items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from citekit.csl.book import Book
from citekit.csl.checks import complaints
from citekit.csl.cite import arrange, read_cluster, render_cluster
from citekit.csl.disambiguation import Looked, Rules, disambiguate
from citekit.csl.finish import settle
from citekit.csl.flow import Flow
from citekit.csl.locate import find_style
from citekit.csl.nodes import Node, plain
from citekit.csl.position import Cluster
from citekit.csl.register import NameRegister
from citekit.csl.result import Entry, Rendered
from citekit.csl.richtext import RichText
from citekit.csl.run import SUBSEQUENT, Ambiguity, Cite, Run
from citekit.csl.sorting import keys_of, order
from citekit.csl.source import Item, clean
from citekit.csl.style_file import StyleFile
from citekit.csl.substitution import AuthorSubstitute
from citekit.model.finding import Finding, Severity

_CODE, _NAME = "CSL100", "item-for-style"


@lru_cache(maxsize=32)
def _load(path: str, changed: int, locale: str | None) -> Style:
    return Style(Book(StyleFile(path, locale)))


def load_style(name: str | Path, locale: str | None = None) -> Style:
    """The style of that short name, official name or path; ``locale`` overrides the style's own.

    Styles are kept for the process, and read again when their file has changed. Raises UsageError for an unknown name and
    StyleError, with the line, for a file that is broken.
    """
    located = find_style(name)
    return _load(str(located.path), located.path.stat().st_mtime_ns, locale or located.default_locale or None)


class Style:
    """One style in one locale. Its methods keep nothing of the items they are given."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.locale: str = book.language
        self._flows = {area: Flow(book.terms.quotes, book.around(area)) for area in ("citation", "bibliography")}

    def flow(self, area: str) -> Flow:
        """What turns settled trees of an area into rich text."""
        return self._flows[area]

    @classmethod
    def from_xml(cls, xml: str | bytes, locale: str | None = None) -> Style:
        """The style that is written in ``xml``. Raises StyleError, with the line, if it is broken."""
        return cls(Book(StyleFile(xml.encode() if isinstance(xml, str) else xml, locale)))

    def bibliography(self, items: Sequence[Mapping[str, Any]]) -> Rendered:
        """All items as one bibliography, in the order the style wants."""
        return self.session(items).bibliography()

    def citations(self, items: Sequence[Mapping[str, Any]]) -> Rendered:
        """Each item cited once, alone, in the order given."""
        return self.session(items).citations()

    def cite(self, clusters: Sequence[Mapping[str, Any]], items: Sequence[Mapping[str, Any]]) -> Rendered:
        """The citations of a document, in its order, each an object of CSL-JSON with ``citationItems`` and ``properties``."""
        return self.session(items).cite(clusters)

    def session(self, items: Sequence[Mapping[str, Any]]) -> Session:
        """The items sorted and told apart: for those who want both bibliography and citations of one list."""
        return Session(self, items)


class Session:
    """One list of items in one style: what has to be known of all of them before one can be printed."""

    def __init__(self, style: Style, items: Sequence[Mapping[str, Any]]) -> None:
        self.style, self.book = style, style.book
        self.findings: list[Finding] = []
        self.items = [self._read(raw, i) for i, raw in enumerate(items)]
        self.register: NameRegister | None = None
        self.first_notes: Mapping[str, int] = {}
        self.ambiguities = self._disambiguated()
        self._bibliography: Rendered | None = None

    def _disambiguated(self) -> dict[str, Ambiguity]:
        """Item key -> what its cites must show to be told from all others; empty for a style that does not care."""
        book = self.book
        rules = Rules(book.adds_names, book.adds_given_names, book.by_cite, book.adds_year_suffix, book.has_condition)
        if book.layout_of("citation") is None or not (rules.steps or rules.add_given_names):
            return {}
        never, hyphen = book.demotion == "never", book.initialize_with_hyphen
        self.register = NameRegister(book.given_name_rule, adds=book.adds_given_names, demotes_never=never, with_hyphen=hyphen)
        unique = {item.key: item for item in self.items}
        return disambiguate(list(unique.values()), self._look, rules, _Rank(self), self._face)

    def _face(self, item: Item) -> str:
        """All that the cites of an item can show of it."""
        if self.first_notes:
            return item.key
        return repr([pair for pair in item.raw.items() if pair[0] != "id"])

    def know_notes(self, first_notes: Mapping[str, int]) -> None:
        """Told in which note each item is cited first: a style that says so ("Doe (n 3)") has less to tell apart."""
        if self.ambiguities and self.book.by_cite and self.book.uses_first_note:
            self.first_notes = first_notes
            self.ambiguities = self._disambiguated()

    @cached_property
    def order(self) -> list[int]:
        """The places of the items in the order of the bibliography.

        Made when first asked for: sort keys print names as much as their register, which the first cites fill, wants.
        """
        return self._sorted()

    @cached_property
    def places(self) -> dict[str, int]:
        """Item key -> its place."""
        return {item.key: place for place, item in enumerate(self.items)}

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Place of an item -> its citation number."""
        return {place: i + 1 for i, place in enumerate(self.order)}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Item key -> where it stands in the bibliography."""
        return {self.items[place].key: i for i, place in enumerate(self.order)}

    def _look(self, item: Item, request: Ambiguity | None) -> Looked:
        """A cite as disambiguation sees it: bare text."""
        note = str(self.first_notes.get(item.key, "")) if request is not None else ""
        cite = Cite(item, position=SUBSEQUENT, near_note=True, first_reference_note_number=note)
        run = Run(item, self.book, "citation", cite)
        run.bare = run.looking = True
        run.register = self.register
        if request is not None:
            run.settings = run.request = request
        nodes: list[Node] = []
        try:
            for kid in self.book.layout_of("citation").kids:
                kid.render(run, nodes)
        except Exception as error:
            return Looked(f"{item.key}: {error}", run.settings)
        return Looked(plain(Node(nodes)), run.settings, tuple(run.names_max), run.conditions, run.conditions_max)

    def _read(self, raw: Any, place: int) -> Item:
        if not isinstance(raw, Mapping):
            self._warn(f"item {place + 1} is not an object of fields", "")
            raw = {"title": clean(raw)} if isinstance(raw, str | int | float) else {}
        for severity, message in complaints(raw):
            self._tell(message, clean(raw.get("id") or f"item-{place + 1}"), severity)
        key = clean(raw["id"]) if raw.get("id") not in (None, "") else f"item-{place + 1}"
        return Item(raw, key)

    def _warn(self, message: str, key: str) -> None:
        self._tell(message, key, Severity.WARNING)

    def _tell(self, message: str, key: str, severity: Severity) -> None:
        self.findings.append(Finding(_CODE, _NAME, severity, message, entry=key or None))

    def _sorted(self) -> list[int]:
        keys = self.book.keys("bibliography")
        if not keys:
            return list(range(len(self.items)))
        rows = []
        for i, item in enumerate(self.items):
            try:
                rows.append(keys_of(keys, item, self.book, "bibliography", number=i + 1, register=self.register))
            except Exception as error:
                self._warn(f"sorted last, because its sort key cannot be made ({type(error).__name__}: {error})", item.key)
                rows.append([""] * len(keys))
        return order(keys, rows, self.style.locale)

    def run(self, place: int, area: str, cite: Cite | None = None) -> Run:
        """A rendering of one item, with what disambiguation knows of it."""
        run = Run(self.items[place], self.book, area, cite)
        run.number = self.numbers[place]
        run.register = self.register
        ambiguity = self.ambiguities.get(self.items[place].key)
        if ambiguity is not None:
            run.settings = ambiguity.copy()
            run.year_suffix = ambiguity.year_suffix
            if area == "citation":
                run.request = run.settings
            else:
                run.settings.names = run.settings.names if self.book.adds_names else []
                run.settings.givens = run.settings.givens if self.book.adds_given_names else []
                run.request = run.settings if self.book.adds_given_names else None
        return run

    def bibliography(self) -> Rendered:
        """All items as one bibliography, in the order the style wants."""
        if self._bibliography is None:
            self._bibliography = self._make_bibliography()
        return self._bibliography

    def _make_bibliography(self) -> Rendered:
        if self.book.bibliography is None:
            return Rendered(layout=self.book.layout, findings=tuple(self.findings))
        substitute = AuthorSubstitute(self.book.subsequent_author, self.book.subsequent_rule)
        entries = [entry for place in self.order if (entry := self._entry(place, substitute)) is not None]
        return Rendered(tuple(entries), self.book.layout, tuple(self.findings))

    def _entry(self, place: int, substitute: AuthorSubstitute) -> Entry | None:
        """One entry; None where the style leaves the item out, as many do with letters and interviews."""
        item = self.items[place]
        try:
            content = self._print(place, "bibliography", substitute)
        except Exception as error:
            self._warn(f"printed plainly, because the style fails on it ({type(error).__name__}: {error})", item.key)
            return Entry(item.key, fallback(item))
        if not content:
            self._tell("the style leaves this item out of the bibliography", item.key, Severity.INFO)
            return None
        return Entry(item.key, content)

    def _print(self, place: int, area: str, substitute: AuthorSubstitute | None = None, cite: Cite | None = None) -> RichText:
        layout = self.book.layout_of(area)
        run = self.run(place, area, cite)
        top: list[Node] = []
        for kid in layout.kids:
            kid.show(run, top)
        if substitute is not None:
            substitute.apply(run)
        inner = Node(top, layout.before, layout.after)
        if top and ((top[-1].display == "right-inline" and run.field_seen) or top[0].display):
            top[-1].suffix, inner.suffix = layout.after, ""  # inside what is set apart, not on a line of its own
        whole = Node([inner])
        if not settle(whole, self.book.terms.punctuation_in_quote):
            return RichText()
        return self.style.flow(area).write(whole)

    def cite(self, clusters: Sequence[Mapping[str, Any]]) -> Rendered:
        """The citations of a document; see :meth:`Style.cite`."""
        read = [read_cluster(self, cluster) for cluster in clusters]
        arrange(self, read)
        entries = [Entry(cluster.id, self._cited(cluster)) for cluster in read]
        return Rendered(tuple(entries), self.book.layout, tuple(self.findings))

    def citations(self) -> Rendered:
        """Each item cited once, alone, in the order given."""
        if self.register is not None and not self.book.by_cite:
            self.bibliography()  # names printed there count when given names tell names apart
        entries = [Entry(item.key, self._cited(Cluster([Cite(item)]))) for item in self.items]
        return Rendered(tuple(entries), self.book.layout, tuple(self.findings))

    def _cited(self, cluster: Cluster) -> RichText:
        """One citation; plain names, titles and years where the style fails on it or prints nothing."""
        trouble = "the style prints nothing for this citation"
        try:
            content = render_cluster(self, cluster)
        except Exception as error:
            content, trouble = RichText(), f"the style fails on it ({type(error).__name__}: {error})"
        if content or not cluster.cites:
            return content
        self._warn(f"cited plainly, because {trouble}", ", ".join(cite.item.key for cite in cluster.cites))
        return RichText((" ".join(str(fallback(cite.item)) for cite in cluster.cites),))


class _Rank(Mapping[str, int]):
    """The ranks of a session, which is sorted when they are first asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __getitem__(self, key: str) -> int:
        return self.session.ranks[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.session.ranks)

    def __len__(self) -> int:
        return len(self.session.ranks)


def fallback(item: Item) -> RichText:
    """What can be said of an item without a style: names, title, year."""
    names = next((item.names(variable) for variable in ("author", "editor") if item.names(variable)), [])
    who = ", ".join(name.literal or f"{name.family}, {name.given}".strip(", ") for name in names[:3])
    if len(names) > 3:
        who += ", et al."
    date = item.date("issued")
    year = str(date.begin["year"]) if date is not None and "year" in date.begin else ""
    parts = [part.rstrip(".") for part in (who, item.text("title"), year) if part]
    return RichText((". ".join(parts or [item.key]) + ".",))
