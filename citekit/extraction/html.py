"""HTML pages as lines: a block, an item, a cell, or what stands between two line breaks is one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from citekit.extraction.aligned import Builder, Clean
from citekit.extraction.characters import plain
from citekit.extraction.elements import CITATIONS, HTML_BLOCKS, HTML_HEADINGS, HTML_LISTS, MARKS
from citekit.extraction.headings import kind_of
from citekit.extraction.leaks import OWN_CITATION, may_open
from citekit.extraction.lines import RULE, Line, Role, place_of
from citekit.extraction.metadata import Metadata
from citekit.extraction.structured import CitationElement
from citekit.extraction.text import without_bullet

# How far an element sets its text in: a list or quote by a step, a paragraph by what its style says. A class that calls the
# text an annotation counts as a step.
_STEP: Final = 4
_NEAR: Final = 50  # open blocks that an end tag is looked up in
_DEEPER: Final = ("ul", "ol", "dl", "menu", "blockquote")
_STYLE: Final = re.compile(
    r"(?:(?:margin|padding)-left|text-indent)\s*:\s*(-?\d{0,4}(?:\.\d{1,4})?)\s*(px|pt|em|rem|ex|in|cm|mm|%)?", re.IGNORECASE
)
_UNITS: Final = {"pt": 1 / 6, "em": 2.0, "rem": 2.0, "ex": 1.0, "in": 12.0, "cm": 5.0, "mm": 0.5, "%": 1.0}  # columns; px: 1/8
_ANNOTATION: Final = re.compile(
    r"(?:[\w-]*[_-])?(?:annot(?:e|ation)?s?|annot-?text|abstract|comment(?:ary|s)?|notes?|desc(?:ription)?|summary|blurb)\Z",
    re.IGNORECASE,
)
# What stands in these is about the page, and in no list of it; unless a title stands in them, too.
_FRAMES: Final = ("footer", "nav", "aside", "address")
_FRAME: Final = re.compile(
    r"(?:page|site|main|top|bottom)?[_-]?(?:footer|copyright|nav|navbar|navigation|breadcrumbs?)\Z", re.IGNORECASE
)
_BACK_LINK: Final = "mw-cite-backlink"  # "^ a b" before a reference: MediaWiki's links back to the text


class HtmlLines:
    """Collects lines from the structure that `markup.Reader` tells."""

    def __init__(self, metadata: Metadata) -> None:
        self.lines: list[Line] = []
        self._metadata = metadata
        self._builder = Builder()
        self._line, self._column = 0, 1  # where the current text starts
        self._heading = 0
        self._in_title = False
        self._items: list[int] = []  # for each open item, how many lines it has given; -1: it holds a list
        self._depths: list[tuple[str, int]] = []  # open blocks, and how far each sets its text in
        self._framed: int | None = None  # how many blocks stand around what is about the page, where no title is in it
        self._gap = True
        self._marker = ""
        self._loose = False
        self._raised = 0  # a link within the page that stands raised calls a note; it is no text
        self._hidden = 0  # open elements that hold no text of the page, and what is open inside of them
        self._citation: CitationElement | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        call = name == "a" and self._raised and attributes.get("href", "").startswith("#")
        if self._hidden or call or _BACK_LINK in attributes.get("class", ""):
            self._hidden += 1
        elif name == "br":
            self._break()
        elif name == "sup":
            self._raised += 1
        elif name in CITATIONS:
            self._flush()
            self._citation = CitationElement(name, attributes)
        elif name in MARKS:
            self._builder.open(MARKS[name])
        elif name == "title":
            self._flush()
            self._in_title = True
        elif name in HTML_HEADINGS:
            self._flush()
            self._heading = HTML_HEADINGS[name]
        elif name in HTML_BLOCKS:
            self._flush()
            self._gap = True
            if self._framed is None and not self._items and _is_frame(name, attributes):
                self._framed = len(self._depths)
            if name == "hr":
                self.lines.append(Line(Clean(), self._line, marker=RULE))
            self._start_block(name)
            if name != "hr":
                self._depths.append((name, _step(name, attributes)))

    def _break(self) -> None:
        """A line break; in a title it is a space, unless a list's title is complete there (its element was never closed)."""
        if self._heading and not kind_of(self._builder.shown):
            self._builder.space(" ")
        else:
            self._flush(hard=True)

    def _start_block(self, name: str) -> None:
        if name in ("li", "dt", "tr"):
            self._marker, self._loose = "•", False
            self._items.append(0)
        elif name in ("dd", "td", "th"):
            self._loose = name == "dd" or not self._marker
        elif name in HTML_LISTS and self._items:
            self._items[-1] = -1

    def end(self, name: str) -> None:
        if self._hidden:
            self._hidden -= 1
            return
        if name in CITATIONS:
            self._end_citation()
            return
        if name in MARKS:
            self._builder.close(MARKS[name])
        elif name == "sup":
            self._raised = 0
        elif name == "title":
            self._metadata.set_title(self._take_text(), rank=1)
            self._in_title = False
        elif name in HTML_HEADINGS:
            self._flush()
            self._heading = 0
        elif name in HTML_BLOCKS:
            self._flush()
            self._gap = True
            self._end_block(name)

    def _end_block(self, name: str) -> None:
        if any(name == opened for opened, _ in self._depths[-_NEAR:]):
            while self._depths.pop()[0] != name:
                pass
            if self._framed is not None and len(self._depths) <= self._framed:
                self._framed = None
        if name in ("li", "tr", "dl") and self._items:
            self._items.pop()
            self._marker, self._loose = "", False
        elif name in ("td", "th", "dd"):
            self._loose = False
        elif name == "dt" and self._items:
            self._items.pop()
            self._marker = ""

    def text(self, text: Clean, line: int, column: int) -> None:
        if self._hidden:
            return
        if self._builder.blank:
            self._line, self._column = place_of(text, line, column)
        self._builder.add(text)

    def space(self, text: str) -> None:
        self._builder.space(text)

    def finish(self) -> None:
        self._end_citation()
        self._flush()

    def _end_citation(self) -> None:
        """A citation element of NLM or JATS that stands in a page as it is."""
        element, self._citation = self._citation, None
        if element and element.type != OWN_CITATION:
            text = plain(self._builder.take())
            self.lines.append(Line(text, self._line, Role.CITATION, citation_type=element.type))
        elif element:
            self._builder.take()

    def _take_text(self) -> str:
        return " ".join(self._builder.take().text.split())

    def _flush(self, *, hard: bool = False) -> None:
        clean = self._builder.take()
        if not clean or self._in_title:
            return
        if self._heading:
            level = self._heading if self._framed is None else 1  # what is about the page ends a list that stands before it
            self._framed = None
            self.lines.append(Line(clean, self._line, Role.HEADING, level, gap=True))
            self._metadata.set_title(clean.text, rank=2) if self._heading == 1 else None
            self._heading = 0  # a block inside of it ends it as well
            return
        given = self._items[-1] if self._items else 0
        bullet, clean = without_bullet(clean)
        line = Line(
            clean,
            self._line,
            marker=self._marker or bullet,
            indent=max(sum(step for _, step in self._depths[-_NEAR:]), 0),
            gap=self._gap,
            joined=given > 0 and not self._loose,
            loose=self._loose,
            hard=hard,
            column=self._column,
        )
        self._metadata.look(line.text)
        if self._framed is not None and kind_of(line.text) != "reading" and not may_open(line.text):
            self._marker = ""
            return
        self._framed = None
        self.lines.append(line)
        self._marker, self._gap = "", False
        if self._items and given >= 0:
            self._items[-1] += 1


def _step(name: str, attributes: Mapping[str, str]) -> int:
    """How many columns an element sets its text in; the first line counts (a hanging indent is none)."""
    step = _STEP * (name in _DEEPER) + _STEP * any(map(_ANNOTATION.match, attributes.get("class", "").split()[:8]))
    for amount, unit in _STYLE.findall(attributes.get("style", "")[:400]):
        if amount.strip("-."):
            step += round(float(amount) * _UNITS.get(unit.lower(), 1 / 8))
    return step


def _is_frame(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether a block is by its name, id or classes the head, foot or side of the page."""
    names = [attributes.get("id", ""), *attributes.get("class", "").split()[:8]]
    return name in _FRAMES or any(map(_FRAME.match, names))
