"""HTML pages as lines: a block, an item, a cell, or what stands between two line breaks is one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from citekit.extraction.aligned import Builder, Clean
from citekit.extraction.lines import Line, Role
from citekit.extraction.metadata import Metadata

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_MARKS: Final = {
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), "italic"),
    **dict.fromkeys(("b", "strong"), "bold"),
    "q": "quote",
}
_BLOCKS: Final = frozenset(
    "html body p div section article main header footer nav aside address blockquote pre figure figcaption form fieldset center "
    "ul ol dl menu li dt dd table caption thead tbody tfoot tr td th hr details summary".split()
)
_LISTS: Final = frozenset({"ul", "ol", "dl", "menu", "table"})


class HtmlLines:
    """Collects lines from the structure that `markup.Reader` tells."""

    def __init__(self, metadata: Metadata) -> None:
        self.lines: list[Line] = []
        self._metadata = metadata
        self._builder = Builder()
        self._line = 0  # where the current text starts
        self._heading = 0
        self._in_title = False
        self._items: list[int] = []  # for each open item, how many lines it has given; -1: it holds a list
        self._gap = True
        self._marker = ""
        self._loose = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "br":
            self._flush(hard=True)
        elif name in _MARKS:
            self._builder.open(_MARKS[name])
        elif name == "title":
            self._flush()
            self._in_title = True
        elif name in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[name]
        elif name in _BLOCKS:
            self._flush()
            self._gap = True
            self._start_block(name)

    def _start_block(self, name: str) -> None:
        if name in ("li", "dt", "tr"):
            self._marker, self._loose = "•", False
            self._items.append(0)
        elif name in ("dd", "td", "th"):
            self._loose = name == "dd" or not self._marker
        elif name in _LISTS and self._items:
            self._items[-1] = -1

    def end(self, name: str) -> None:
        if name in _MARKS:
            self._builder.close(_MARKS[name])
        elif name == "title":
            self._metadata.set_title(self._take_text(), rank=1)
            self._in_title = False
        elif name in _HEADINGS:
            self._flush()
            self._heading = 0
        elif name in _BLOCKS:
            self._flush()
            self._gap = True
            self._end_block(name)

    def _end_block(self, name: str) -> None:
        if name in ("li", "tr", "dl") and self._items:
            self._items.pop()
            self._marker, self._loose = "", False
        elif name in ("td", "th", "dd"):
            self._loose = False
        elif name == "dt" and self._items:
            self._items.pop()
            self._marker = ""

    def text(self, text: Clean, line: int) -> None:
        if self._builder.blank:
            lead = len(text.text) - len(text.text.lstrip())
            self._line = line + text.text.count("\n", 0, lead)
        self._builder.add(text)

    def space(self, text: str) -> None:
        self._builder.space(text)

    def finish(self) -> None:
        self._flush()

    def _take_text(self) -> str:
        return " ".join(self._builder.take().text.split())

    def _flush(self, *, hard: bool = False) -> None:
        clean = self._builder.take()
        if not clean or self._in_title:
            return
        if self._heading:
            self.lines.append(Line(clean, self._line, Role.HEADING, self._heading, gap=True))
            self._metadata.set_title(clean.text, rank=2) if self._heading == 1 else None
            return
        given = self._items[-1] if self._items else 0
        line = Line(
            clean, self._line, marker=self._marker, gap=self._gap, joined=given > 0 and not self._loose, loose=self._loose, hard=hard
        )
        self._metadata.look(line.text)
        self.lines.append(line)
        self._marker, self._gap = "", False
        if self._items and given >= 0:
            self._items[-1] += 1
