"""The state of one rendering: one item, in one place of one style.

Elements read and write it as they render. What a group knows of its content (CSL 1.0.2, "Group") is three flags that
:meth:`Run.enter` and :meth:`Run.leave` keep for each level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from citekit.csl.markup import has_letters, parse_markup
from citekit.csl.nodes import PLAIN, Format, Node
from citekit.csl.source import Item, Name
from citekit.csl.textcase import change_case

if TYPE_CHECKING:
    from citekit.csl.collapse import Collapse
    from citekit.csl.terms import Terms

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)
_SPACED_MARK = re.compile(" ([:;?!\u00bb])")
_SPACED_APOSTROPHE = re.compile(r"\s+'")
_PERIOD = re.compile(r"\.([^a-z]|$)")
_MARKUP = re.compile("['\"<\u2018\u2019\u201c\u201d]")
_DOTTED = ("tr", "az")
_LEADING = frozenset(":.;!? ")


class Register(Protocol):
    """Knows all names of a bibliography, and how much of a given name tells one from the others."""

    def add(self, item_id: str, name: Name, index: int) -> None: ...

    def level(self, item_id: str, name: Name, index: int, requested: int, form: str, initialize_with: str | None) -> int: ...


@dataclass(slots=True)
class Ambiguity:
    """What disambiguation has decided for an item.

    ``names``: how many names each names block shows; ``givens``: for each of them 0 (family alone), 1 (initials), 2 (full);
    ``year_suffix``: 0 is "a"; ``condition``: how many ``disambiguate="true"`` conditions hold.
    """

    names: list[int] = field(default_factory=list)
    givens: list[list[int]] = field(default_factory=list)
    year_suffix: int | None = None
    condition: int = 0

    def copy(self) -> Ambiguity:
        return Ambiguity(list(self.names), [list(levels) for levels in self.givens], self.year_suffix, self.condition)

    def pad(self) -> None:
        """A level for each name that is shown."""
        for i, count in enumerate(self.names):
            while len(self.givens) <= i:
                self.givens.append([])
            levels = self.givens[i]
            levels.extend([0] * (count - len(levels)))


@dataclass(slots=True)
class Cite:
    """What a citation says about one item. ``position`` is one of FIRST … IBID_WITH_LOCATOR, or None where none is known."""

    item: Item
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    position: int | None = None
    near_note: bool = False
    first_reference_note_number: str = ""
    suppress_author: bool = False
    author_only: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


class Run:
    """See the module. ``area`` is "citation" or "bibliography", ``sorting`` says that a sort key is made."""

    def __init__(self, item: Item, book: Any, area: str, cite: Cite | None = None) -> None:
        self.item = item
        self.book = book
        self.terms: Terms = book.terms
        self.area = area
        self.cite = cite
        shape = item.shape
        if shape is None:
            shape = item.shape = book.shape(item)
        self.shape: int = shape
        self.sorting = False
        self.bare = False  # no decorations: keys for sorting and disambiguation
        self.looking = False  # a key for disambiguation: no locator, no year suffix
        self.number = 0  # citation-number
        self.key_options: Any = None  # et-al options of a sort key
        self.dates_only = False  # a sort key made of a macro with dates is made of the dates alone
        # flags of the group that is open
        self.term = self.attempt = self.success = False
        self.done: list[str] = []
        self.predecessor = False  # something has been printed before
        self.strip_periods = 0
        self.substitutable = [False]  # for each open names element, and below: may a substitute still be printed?
        self.substituting = False
        self.field_seen = False  # second-field-align: the first field is closed
        self.labels: dict[str, str] = {}  # number variable -> form of its label
        self.offered: tuple[str, ...] | None = None  # variables that a bare names element in a substitute offers
        # names and disambiguation
        self.settings = Ambiguity()
        self.request: Ambiguity | None = None
        self.register: Register | None = None
        self.name_base = 0
        self.conditions = 0  # disambiguate="true" conditions met so far
        self.conditions_max = 0
        self.names_max: list[int] = []
        self.year_suffix: int | None = None
        self.suffix_done = False
        self.collapse: Collapse | None = None  # what the cites before it in its cluster have printed
        # subsequent-author-substitute
        self.substitute_ok = True
        self.first_seen = False  # the names that may be substituted have been printed
        self.rendered: list[str] = []
        self.name_top: list[Node] | None = None
        self.name_blocks: list[Node] = []
        self.name_children: list[Node | list[Node]] = []
        self.label_node: Node | None = None

    def enter(self) -> tuple[bool, bool, bool, bool]:
        """Open a group: its flags start afresh. Give what is returned to :meth:`leave`."""
        outer = (self.term, self.attempt, self.success, self.predecessor)
        self.term = self.attempt = self.success = False
        return outer

    def leave(self, outer: tuple[bool, bool, bool, bool]) -> bool:
        """Close a group; False if it is to vanish, because variables were called and none was there."""
        kept = self.success or (self.term and not self.attempt)
        attempt = self.attempt
        self.term, self.attempt, self.success, predecessor = outer
        if kept:
            self.success = True
        else:
            self.attempt = attempt
            self.predecessor = predecessor
        return kept

    def printed(self) -> None:
        """A variable has been printed: no further substitute is wanted."""
        self.success = True
        self.substitutable[-1] = False

    def cased(self, text: str, case: str) -> str:
        """A change of case, in the language of the item."""
        changed = change_case(text, case)
        return dotted(text, changed) if self.item.text("language")[:2] in _DOTTED else changed

    def leaf(
        self,
        text: str,
        format: Format = PLAIN,  # noqa: A002
        prefix: str = "",
        suffix: str = "",
        case: str = "",
        *,
        name: bool = False,
        keep_periods: bool = False,
    ) -> Node | None:
        """A text as the style prints it, or None if there is none. Part of a ``name``: what it holds counts later."""
        if not text or (self.dates_only and not name):
            return None
        self.predecessor = True
        plain, leading = prepare(text, case, not name)
        if case and self.item.text("language")[:2] in _DOTTED:
            plain = dotted(text, plain)
        if self.strip_periods and not keep_periods:
            plain = _PERIOD.sub(r"\1", plain)
        if format.pairs and not has_letters(plain):
            format = format.without("font-style")  # noqa: A001
        content = parse_markup(plain, self.terms.quotes) if _MARKUP.search(plain) else plain
        return Node(content, prefix + leading, suffix, "", format)


def dotted(before: str, after: str) -> str:
    """A change of case in Turkish and Azeri: i has a capital of its own, and I a small letter."""
    if len(before) != len(after):
        return after
    pairs = {"iI": "\u0130", "Ii": "\u0131"}
    return "".join(pairs.get(old + new, new) for old, new in zip(before, after, strict=True))


@lru_cache(maxsize=4096)
def prepare(text: str, case: str, serious: bool) -> tuple[str, str]:
    """The text with its case and the spaces before high marks set, and the marks it starts with."""
    if "'" in text:
        text = _SPACED_APOSTROPHE.sub(" '", text)
        if serious and text[0] == "'":
            text = " " + text
    text = _SPACED_MARK.sub("\u202f\\1", text).replace("\u00ab ", "\u00ab\u202f")
    leading = ""
    if text[0] in _LEADING and text[0] != " ":
        rest = text.lstrip(":.;!? ")
        if rest:
            leading, text = text[: len(text) - len(rest)], rest
    if case and case != "normal":
        text = change_case(text, case)
    return text, leading
