"""Finds the citations in a document's lines: citation elements, leaked citations, and reading lists under a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citekit.extraction.annotations import LastEntry
from citekit.extraction.drafts import END, LEVEL_GUESSED, Draft, Inline, Place, Report, tidy
from citekit.extraction.entries import (
    SENTENCE_LIMIT,
    begins_with_author,
    continues,
    ends,
    is_entry,
    is_label,
    is_title,
    paragraphs_to_entries,
    stands_alone,
    unfinished,
)
from citekit.extraction.headings import kind_of
from citekit.extraction.leaked import LeakReader
from citekit.extraction.lines import RULE, Line, Role
from citekit.extraction.pages import Pages
from citekit.extraction.runs import Runs


def search(lines: Iterable[Line], tell: Report, inline: Inline | None = None) -> Iterator[Draft]:
    """The citations in ``lines``, in order; nothing is kept of what was read before."""
    found: list[Draft] = []
    place = Place()
    readings = _ListReader(place, found, tell, inline)
    leaks = LeakReader(place, found, tell, inline, readings)
    for line in lines:
        if line.role is Role.TEXT or line.role is Role.LEAK:
            if not leaks.takes(line):
                readings.read(line)
        else:
            leaks.end()
            readings.flush()
            if line.role is Role.HEADING:
                place.heading(line)
            elif line.clean:
                section = place.section if line.section is None else line.section
                found.append(Draft(line.clean, line.number, section, line.citation_type, line.structured))
        if found:
            yield from found
            found.clear()
    leaks.finish()
    readings.flush()
    yield from found


class _ListReader:
    """Reads the lines of plain reading lists, and puts their entries into ``found``."""

    def __init__(self, place: Place, found: list[Draft], tell: Report, inline: Inline | None) -> None:
        self._place, self._inline = place, inline
        self._group: list[Line] = []  # lines of the list that are not yet entries
        self._last = LastEntry(place, found, tell, inline)
        self._pages, self._runs = Pages(), Runs()
        self._part = False  # the nearest title is surely that of a part of the list
        self._new_page = False  # the line above was the head of one: what follows may be in the middle of an entry

    def read(self, line: Line) -> None:
        """Read a line that belongs to no leaked citation."""
        for item in self._runs.items_of(line, self._place.level > 0):
            self._read(item)

    def _read(self, line: Line) -> None:
        numbered = line.marker[:1].isdigit()
        kind = kind_of(line.text) if not line.marker or numbered else ""
        if kind == "reading" and not line.joined:
            self._open(line)
        elif not kind and self._pages.leave(line):
            self._new_page = True
        elif not self._place.level:
            self._remember(line)
        elif (kind == "other" and not self._below_title(line)) or END.match(line.text):
            self.flush()
            self._place.close(line if kind == "other" else None)
        elif kind == "part" and self._starts_part(line):
            self.flush()
            self._place.title, self._part = line, True
        elif line.marker == RULE or (line.text and not any(map(str.isalnum, line.text))):
            self.flush()
        elif line.text:
            self._add(line)

    def _open(self, line: Line) -> None:
        self.flush()
        if not self._place.level:
            self._last.forget()
        self._place.open(line, self._place.level or LEVEL_GUESSED)

    def _below_title(self, line: Line) -> bool:
        """Whether a line stands directly below the title of a part: "Introduction" below a day of a course."""
        return self._part and self._place.title is not None and not self._group and not line.gap

    def _starts_part(self, line: Line) -> bool:
        """Whether "Books" is a title here, and not the end of a wrapped publisher."""
        return not line.joined and (line.gap or line.text.endswith(":") or not self._group or ends(self._group[-1].text))

    def flush(self) -> None:
        """What was collected is complete: make entries of it."""
        self._to_entries()
        self._last.end()

    def _to_entries(self) -> None:
        if self._group:
            lines, self._group = self._group, []
            for entry in _entries(lines):
                if self._place.level:
                    self._entry(entry)

    def _add(self, line: Line) -> None:
        parted = (line.gap or line.marker) and not (line.joined or line.loose)
        if self._group and parted and not self._goes_on(line):
            self._to_entries()
        self._group.append(line)
        self._new_page = False

    def _goes_on(self, line: Line) -> bool:
        """Whether a line goes on with the entry that a blank line or the end of a page breaks off.

        Below a blank line the entry is not finished, and the line stands deeper, or what is above it cannot end so. At the top
        of a page one of these is enough.
        """
        if line.marker:
            return False
        deeper, open_end = line.indent > self._group[0].indent, unfinished(self._group[-1].text)
        if self._new_page:
            return deeper or open_end or continues(line.text)
        wants_more = self._group[-1].text[-1] in ",;&-–(" and not begins_with_author(line.text)
        return open_end and (wants_more or (deeper and not is_title(self._group[0]) and not is_entry(line.clean, 2)))

    def _remember(self, line: Line) -> None:
        """Outside of lists only the nearest title counts: a short line that stands alone."""
        if line.gap and is_title(line):
            self._place.title = line
        elif self._place.title is not None and not line.marker:
            self._place.settle()

    def _entry(self, lines: list[Line]) -> None:
        first = lines[0]
        text = tidy(lines, self._inline)
        # Beside leaked citations a plain line must be beyond doubt: related articles often follow them.
        enough = 2 - bool(first.marker) + self._place.seen_leak
        if text and is_entry(text, enough):
            self._place.settle()
            self._last.begin(lines, Draft(text, first.number, self._place.section))
        elif self._last.takes(lines):
            return
        elif is_title(first) and len(lines) == 1:
            self._last.end()
            if self._place.title is None:
                self._place.title, self._part = first, False
            elif not self._part:
                self._place.close()  # two titles in a row: a list of something else
        else:
            if not is_label(first.text):
                self._last.end()  # what follows speaks of something else
            self._last.pass_over(lines)


def _entries(lines: list[Line]) -> Iterator[list[Line]]:
    """One group of lines as entries: the entries of a paragraph, and what belongs to the last of them."""
    own = next((index for index, line in enumerate(lines) if index and (line.joined or line.loose)), len(lines))
    *whole, entry = [lines[:own]] if lines[0].marker else paragraphs_to_entries(lines[:own])
    yield from whole
    above = "\n".join(line.text for line in entry)
    for line in lines[own:]:
        if line.loose and stands_alone(above, line.clean):
            yield entry
            entry, above = [], ""
        entry.append(line)
        above = f"{above}\n{line.text}" if len(above) < SENTENCE_LIMIT else above
    yield entry
