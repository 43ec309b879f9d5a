"""NLM book and journal XML and JATS as lines: titles, paragraphs, and citation elements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from citekit.extraction.aligned import Builder, Clean
from citekit.extraction.characters import plain
from citekit.extraction.elements import CITATIONS, MARKS, META, SCOPES, XML_BLOCKS, XML_ITEMS
from citekit.extraction.findings import excerpt
from citekit.extraction.leaks import OWN_CITATION, may_open
from citekit.extraction.lines import Line, Role, place_of
from citekit.extraction.metadata import Metadata
from citekit.extraction.structured import CitationElement
from citekit.extraction.text import without_bullet

_DOCUMENT_TITLES: Final = {"article-title": 4, "title": 4, "book-title": 2, "journal-title": 1}
_OWN_SECTION: Final = "rs_citation"

Report = Callable[[str, str, int, int], None]  # code, message, line, column


class XmlLines:
    """Collects lines from the structure that `markup.Reader` tells."""

    def __init__(self, metadata: Metadata, report: Report) -> None:
        self.lines: list[Line] = []
        self._metadata, self._report = metadata, report
        self._builder = Builder()
        self._line, self._column = 0, 1
        self._scopes: list[tuple[str, str, bool]] = []  # name, title, whether the article cites itself here
        self._meta: list[str] = []
        self._title_of: str = ""
        self._citation: CitationElement | None = None
        self._alternatives: list[Line] | None = None
        self._items: list[int] = []
        self._refs = 0  # how many references are open around this place
        self._cited = False  # the open reference has its citation; a note beside it is none
        self._note = 0  # open notes inside of references
        self._marker = ""
        self._gap = True

    # structure

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in CITATIONS or (name == "ref" and self._citation):
            self._start_citation(name, attributes)
        elif self._citation:
            self._citation.start(name, attributes)
        elif name == "citation-alternatives":
            self._alternatives = []
        elif name in META:
            self._meta.append(name)
        elif name in MARKS:
            self._builder.open(MARKS[name])
        elif name in _DOCUMENT_TITLES or name == "title":
            self._flush()
            self._title_of = name
        elif name in SCOPES or name in XML_BLOCKS:
            self._start_block(name, attributes)
        elif name == "break":
            self._builder.space("\n")

    def _start_block(self, name: str, attributes: Mapping[str, str]) -> None:
        self._flush()
        self._gap = True
        if name in SCOPES:
            own = attributes.get("sec-type") == _OWN_SECTION or bool(self._scopes and self._scopes[-1][2])
            self._scopes.append((name, "", own))
        self._refs += name == "ref"
        self._cited = self._cited and name != "ref"
        self._note += name == "note" and self._refs > 0
        if name in XML_ITEMS:
            self._items.append(0)
            self._marker = "•"

    def end(self, name: str) -> None:
        if self._citation:
            if name in CITATIONS:
                self._end_citation()
            else:
                self._citation.end(name)
        elif name == "citation-alternatives":
            self._end_alternatives()
        elif name in META:
            if name in self._meta:
                self._meta.remove(name)
        elif name in MARKS:
            self._builder.close(MARKS[name])
        elif name == self._title_of:
            self._end_title(name)
        elif name in SCOPES or name in XML_BLOCKS:
            self._end_block(name)

    def _end_block(self, name: str) -> None:
        if name == "label":
            self._builder.take()  # a number before a reference
            return
        self._flush()
        self._gap = True
        if name in SCOPES and self._scopes:
            self._scopes.pop()
        self._refs -= name == "ref" and self._refs > 0
        self._note -= name == "note" and self._note > 0
        if name in XML_ITEMS and self._items:
            self._items.pop()
            self._marker = ""

    def _end_title(self, name: str) -> None:
        text = self._builder.take()
        self._title_of = ""
        if self._meta or name != "title":
            self._metadata.set_title(text.text, rank=_DOCUMENT_TITLES.get(name, 0) if self._meta else 1)
        elif text:
            if self._scopes:
                scope, _, own = self._scopes[-1]
                self._scopes[-1] = (scope, " ".join(text.text.split()), own)
            self.lines.append(Line(text, self._line, Role.HEADING, max(len(self._scopes), 1), gap=True))

    # text

    def text(self, text: Clean, line: int, column: int) -> None:
        if self._citation:
            self._citation.text(text, line, column)
            return
        if self._builder.blank:
            self._line, self._column = place_of(text, line, column)
        self._builder.add(text)

    def space(self, text: str) -> None:
        if self._citation:
            self._citation.space(text)
        else:
            self._builder.space(text)

    def finish(self) -> None:
        if self._citation:
            self._end_citation()
        self._end_alternatives()
        self._flush()

    def _flush(self) -> None:
        clean = self._builder.take()
        if not clean or self._meta or self._title_of or (self._scopes and self._scopes[-1][2]):
            return
        self._metadata.look(clean.text)
        if self._note and self._cited:
            told = f"a note beside a citation is passed over: {excerpt(clean.text)!r}"
            self._report("CK852", told, self._line, self._column)
            return
        if self._refs and not may_open(clean.text):  # what stands in a list of references is one, whatever it looks like
            self.lines.append(Line(plain(clean), self._line, Role.CITATION, section=self._section))
            return
        given = self._items[-1] if self._items else 0
        bullet, clean = without_bullet(clean)
        line = Line(clean, self._line, marker=self._marker or bullet, gap=self._gap, joined=given > 0, column=self._column)
        line.indent = 4 * len(self._items)
        self.lines.append(line)
        self._marker, self._gap = "", False
        if self._items:
            self._items[-1] += 1

    @property
    def _section(self) -> str:
        """The nearest title around this place."""
        return next((title for _, title, _ in reversed(self._scopes) if title), "")

    # citations

    def _start_citation(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._citation:
            self._report("CK844", "a citation is not closed before the next one starts", *self._citation.place)
            self._end_citation()
        self._flush()
        if name in CITATIONS:
            self._citation = CitationElement(name, attributes)
        else:
            self.start(name, attributes)

    def _end_citation(self) -> None:
        element, self._citation = self._citation, None
        if element is None or element.type == OWN_CITATION or (self._scopes and self._scopes[-1][2]):
            return
        self._cited = True
        text, structured = element.read()
        text = plain(text)
        if not any(map(str.isalnum, text.text)):
            self._report("CK847", "a citation without text", *element.place)
            return
        line = Line(text, element.line, Role.CITATION, section=self._section, citation_type=element.type, structured=structured)
        if self._alternatives is None:
            self.lines.append(line)
        else:
            self._alternatives.append(line)

    def _end_alternatives(self) -> None:
        """One citation in several forms: the text as it is printed, and the values of the structured form."""
        lines, self._alternatives = self._alternatives, None
        if not lines:
            return
        printed = next((line for line in lines if not line.structured), lines[0])
        structured = next((line.structured for line in lines if line.structured), MappingProxyType({}))
        printed.structured = structured
        self.lines.append(printed)
