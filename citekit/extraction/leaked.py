"""Reads leaked citations line by line: an opener that wraps, the text after it, its end."""

from __future__ import annotations

from typing import Protocol

from citekit.extraction import leaks
from citekit.extraction.aligned import Clean
from citekit.extraction.annotations import is_remark
from citekit.extraction.drafts import END, Draft, Inline, Place, Report, tidy
from citekit.extraction.entries import continues, ends, has_year, is_entry, is_title, unfinished
from citekit.extraction.headings import heading_of, kind_of, title_of
from citekit.extraction.leaks import OWN_CITATION
from citekit.extraction.lines import Line, LineCounter, Role

_MOST_WITHOUT_YEAR = 4  # lines of a citation that may stand before the one with its year
_MOST_WAITING = 5  # lines that an opener may wrap over
_MOST_REMARKS = 6  # lines of an annotation that is not set in


class Others(Protocol):
    """What reads the lines that belong to no leaked citation."""

    def read(self, line: Line) -> None: ...
    def flush(self) -> None: ...


class LeakReader:
    """Takes the lines that belong to leaked citations, and puts what they hold into ``found``."""

    def __init__(self, place: Place, found: list[Draft], tell: Report, inline: Inline | None, others: Others) -> None:
        self._place, self._found, self._tell, self._inline = place, found, tell, inline
        self._others = others  # reads what belongs to no leaked citation
        self._remarks: list[Line] = []  # below the open citation: part of it if another one follows
        self._usual = 0  # the most remarks that a citation has had
        self._waiting: list[Line] = []  # the first part of an opener
        self._lines: list[Line] = []  # the citation that is open
        self._type: str | None = None
        self._opened = (0, 1)  # the line and column where it starts
        self._closed = False  # by its end tag: nothing more belongs to it

    def takes(self, line: Line) -> bool:
        """Read a line; whether it belongs to a leaked citation. If it does not, the open one has ended."""
        self._part(line)
        if line.role is Role.LEAK:
            self._waiting = []
            self._next()
            self._place.settle()
            self._start(line.citation_type, line, *leaks.until_closed(line.clean), line.number)
            return True
        if self._lines and not self._closed and leaks.is_torn(self._lines[-1].text, line.text):
            self._add(line.clean, line.number)
            return True
        if (self._waiting or leaks.may_open(line.text)) and self._opener(line):
            return True
        if not self._lines:
            return False
        if not self._remarks and self._goes_on(line):
            self._add(line.clean, line.number)
            return True
        if self._may_remark(line):
            self._remarks.append(line)
            return True
        self.end()
        return False

    def _part(self, line: Line) -> None:
        """Where the text above runs into the first part of an opener and this line goes on with it, part them."""
        above = self._lines[-1] if self._lines and not self._closed and not self._remarks else None
        if above is None or not (line.role is Role.LEAK or leaks.may_open(line.text) or line.text[:1] in (">", "&")):
            return
        start = leaks.partial_end(above.text)
        if start == len(above.text):
            return
        tail = Line(above.clean.cut(start), above.number)
        both = f"{tail.text}\n{line.text}"
        partial = "citation" in both and leaks.is_partial(both)
        if not (line.role is Role.LEAK or partial or any(not found.start for found in leaks.openers(both))):
            return
        above.clean = above.clean.cut(0, start).strip()
        self._next()
        self._waiting = [tail]

    def _may_remark(self, line: Line) -> bool:
        """Whether a line below a citation may be its annotation, though it is not set in: a sentence, and no entry."""
        few = len(self._remarks) < _MOST_REMARKS and not self._closed and self._type != OWN_CITATION
        if not few or line.marker or leaks.may_open(line.text) or kind_of(line.text):
            return False
        return is_remark(line.text) and not is_entry(line.clean, 2)

    def finish(self) -> None:
        """The document ends."""
        if any("citation" in line.text for line in self._waiting):
            first = self._waiting[0]
            self._tell("CK848", "the document ends inside the start of a citation", first.number, first.column)
        self._waiting = []
        self.end(ends_document=True)

    def _next(self) -> None:
        """Another citation follows: what was read before it is complete, and what stands between is an annotation."""
        self._usual = max(self._usual, len(self._remarks))
        self.end()
        self._others.flush()

    def end(self, *, ends_document: bool = False) -> None:
        """The open citation ends here; remarks below it are its annotation if the citations above have had as many."""
        lines, kind, closed = self._lines, self._type, self._closed
        if not lines:
            return
        remarks, self._remarks = self._remarks, []
        lines, rest = [*lines, *remarks[: self._usual]], remarks[self._usual :]
        self._lines, self._type, self._closed = [], None, False
        text = tidy(lines, self._inline, ends_document=ends_document and not closed) if kind != OWN_CITATION else None
        if text and any(map(str.isalnum, text.text)):
            number = next(line.number for line in lines if line.clean)
            self._found.append(Draft(text, number, self._place.section, kind))
        elif text is not None:
            self._tell("CK847", "a citation without text", *self._opened)
        for line in rest:
            self._others.read(line)

    def _opener(self, line: Line) -> bool:
        """Read a line that holds, begins or ends the start of a leaked citation; whether it did."""
        lines, self._waiting = [*self._waiting[-_MOST_WAITING:], line], []
        text = line.text if len(lines) == 1 else "\n".join(part.text for part in lines)
        inside = bool(self._lines) and not (self._closed or lines[0].marker or lines[0].gap)
        found = leaks.openers(text, inside=inside)
        if found:
            self._begin(lines, text, found)
            return True
        if leaks.is_partial(text):
            if len(lines) == 1:
                end = leaks.glued(text) if self._lines and not self._closed else 0
                if end:
                    self._add(line.clean.cut(0, end), line.number)
                    lines = [Line(line.clean.cut(end), line.number)]
                self._next()
            self._waiting = lines
            return True
        start = leaks.partial_end(text) if len(lines) == 1 else 0
        if 0 < start < len(text) and heading_of(leaks.visible(text[:start])):  # the title runs into the opener
            self._next()
            self._title(text[:start])
            self._waiting = [Line(line.clean.cut(start), line.number, marker=line.marker, indent=line.indent)]
            return True
        if leaks.is_other_leak(line.text):
            self.end()
            self._others.flush()
            return True
        return False

    def _begin(self, lines: list[Line], text: str, found: list[leaks.Opener]) -> None:
        first, last = lines[0], lines[-1]
        before = text[: found[0].start]
        if before and self._lines and not first.marker and not first.gap:
            self._add(first.clean.cut(0, found[0].start), first.number)
        self._next()
        self._title(before)
        offset = len(text) - len(last.text)  # an opener ends in the last of its lines
        counter = LineCounter()
        for opener, content, closed in leaks.contents(last.clean, found, offset):
            breaks = counter.count(last.text, 0, max(opener.end - offset, 0)) - 1
            self._start(opener.citation_type, first, content, closed, last.number + breaks)

    def _start(self, kind: str | None, first: Line, content: Clean, closed: bool, number: int) -> None:
        self.end()
        self._type, self._opened, self._place.seen_leak = kind, (first.number, first.column), True
        self._lines = [Line(content.strip(), number, marker=first.marker, indent=first.indent)]
        if closed:
            self.end()

    def _title(self, before: str) -> None:
        title = heading_of(leaks.visible(before))
        if title:
            self._place.section = title_of(title)
        else:
            self._place.settle()

    def _goes_on(self, line: Line) -> bool:
        """Whether a line belongs to the citation above it."""
        if self._closed:
            return False
        if line.joined:
            return True
        if line.marker or END.match(line.text) or kind_of(line.text):
            return False
        above = self._lines[-1].text
        if not above:
            return True
        if line.gap:
            return unfinished(above) and not is_title(line)
        if line.indent >= self._lines[0].indent or not ends(above) or continues(line.text):
            return True
        return len(self._lines) < _MOST_WITHOUT_YEAR and not any(has_year(part.text) for part in self._lines)

    def _add(self, clean: Clean, number: int) -> None:
        text, self._closed = leaks.until_closed(clean)
        self._lines.append(Line(text.strip(), number))
