"""Finds the citations in a document's lines: citation elements, leaked citations, and reading lists under a heading."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from citekit.extraction.aligned import Clean
from citekit.extraction.annotations import LastEntry
from citekit.extraction.drafts import END, LEVEL_GUESSED, Draft, Inline, Place, Report, tidy
from citekit.extraction.entries import (
    continues,
    ends,
    is_entry,
    is_label,
    is_title,
    opens_like_entry,
    unfinished,
)
from citekit.extraction.groups import entries_of
from citekit.extraction.headings import kind_of
from citekit.extraction.leaked import LeakReader
from citekit.extraction.lines import QUOTED_MAIL, RULE, Line, Role
from citekit.extraction.names import begins_with_author
from citekit.extraction.pages import Pages
from citekit.extraction.runs import Runs
from citekit.extraction.signs import answers, is_good
from citekit.extraction.unheaded import Scout


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
            if line.role is Role.HEADING:
                readings.read(line)
            else:
                readings.flush()
                if line.clean:
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
        self._pages, self._runs, self._scout = Pages(), Runs(), Scout(place, inline)
        self._part = False  # the nearest title is surely that of a part of the list
        self._new_page = False  # the line above was the head of one: what follows may be in the middle of an entry
        self._count = 0  # entries so far
        self._depth = self._quoted = 0  # how deep the mail quotes here, and the entries before it did
        self._own_list = self._muted = False  # outside of what is quoted was a list; here is something that is not read
        self._celled = False  # the last one stood in a cell of its own

    def read(self, line: Line) -> None:
        """Read a heading, or a line that belongs to no leaked citation."""
        if line.marker == QUOTED_MAIL:
            self._border(line)
            return
        if self._muted:
            return
        if self._pages.repeats(line, self._place.level > 0):
            self._new_page = True
            return
        heading = line.role is Role.HEADING
        self._read_all([line] if heading else self._runs.items_of(line, self._place.level > 0))

    def _border(self, line: Line) -> None:
        """Where a mail begins or ends to quote another: the list of the one is not that of the other.

        A mail with a list of its own is read for that; what it quotes is read where it has none. Only a line with a colon is
        the title of what is quoted below it: any other short line there is a signature.
        """
        self._muted = False
        self._read_all([line])
        if line.level < self._depth:
            self.flush()
            self._place.close()
        elif not self._place.level and not (self._place.title and self._place.title.text.endswith(":")):
            self._place.close()
        if not self._depth:
            self._own_list = self._own_list or self._count > self._quoted
        self._depth, self._quoted = line.level, self._count
        self._muted = self._depth > 0 and self._own_list

    def _read_all(self, lines: Iterable[Line]) -> None:
        waiting = deque(lines)
        while waiting:
            waiting.extendleft(reversed(self._read(waiting.popleft())))

    def _read(self, line: Line) -> Sequence[Line]:
        """Read a line; what is to be read again, now that more is known about it."""
        if line.role is Role.HEADING:
            return self._heading(line)
        numbered = line.marker[:1].isdigit()
        kind = kind_of(line.text) if not line.marker or numbered else ""
        if kind == "reading" and not line.joined:
            return self._open(line)
        if not kind and self._pages.leave(line):
            self._new_page = True
        elif not self._place.level:
            return self._outside(line)
        elif (kind in ("other", "topic") and not self._below_title(line)) or self._ends(line):
            self.flush()
            self._place.close(line if kind in ("other", "topic") else None)
            self._scout.headed = kind == "topic"
        elif kind == "part" and self._starts_part(line):
            self._end_entries()
            self._place.title, self._part = line, True
        elif line.marker in (RULE, QUOTED_MAIL) or (line.text and not any(map(str.isalnum, line.text))):
            self._end_entries()
        elif line.text:
            return self._add(line)
        return ()

    def _ends(self, line: Line) -> bool:
        return bool(END.match(line.text)) or (self._place.guessed and (line.marker or line.text).startswith(QUOTED_MAIL))

    def _heading(self, line: Line) -> Sequence[Line]:
        if self._place.level:
            self._end_entries()
            self._place.heading(line)
            self._scout.headed = True
            return ()
        return self._begin(self._scout.heading(line))

    def _outside(self, line: Line) -> Sequence[Line]:
        """A line that stands in no list, as far as is known."""
        if line.marker == RULE or END.match(line.text) or (line.marker or line.text).startswith(QUOTED_MAIL):
            run = self._begin(self._scout.end())
            return [*run, line] if run else ()
        return self._begin(self._scout.read(line)) if line.text else ()

    def _begin(self, run: list[Line]) -> Sequence[Line]:
        """The lines of a list that is known by its items."""
        if run:
            self._last.forget()
            self._place.guess()
            self._scout.shown, self._scout.headed = True, False
        return run

    def _open(self, line: Line) -> Sequence[Line]:
        if not self._place.level and (run := self._begin(self._scout.end())):
            return [*run, line]
        self._end_entries()
        if not self._place.level:
            self._last.forget()
        self._place.open(line, self._place.level if self._place.level and not self._place.guessed else LEVEL_GUESSED)
        return ()

    def _below_title(self, line: Line) -> bool:
        """Whether a line stands directly below the title of a part: "Introduction" below a day of a course."""
        return self._part and self._place.title is not None and not self._group and not line.gap

    def _starts_part(self, line: Line) -> bool:
        """Whether "Books" is a title here, and not the end of a wrapped publisher."""
        beside = line.joined or (line.loose and not line.gap)  # the head of a column
        return not beside and (line.gap or line.text.endswith(":") or not self._group or ends(self._group[-1].text))

    def flush(self) -> None:
        """What was collected is complete: make entries of it."""
        if not self._place.level:
            self._read_all(self._begin(self._scout.end()))
        self._end_entries()

    def _end_entries(self) -> None:
        self._to_entries()
        self._last.end()

    def _to_entries(self) -> None:
        lines, self._group = self._group, []
        if not lines:
            return
        fits = False
        for entry in entries_of(lines):
            if self._place.level:
                fits = self._entry(entry) or fits
        if not fits and self._place.guessed:  # a list that nothing announced ends with the first thing that is none
            self._last.end()
            self._place.leave()

    def _add(self, line: Line) -> Sequence[Line]:
        parted = (line.gap or line.marker) and not (line.joined or line.loose)
        if self._group and parted and not self._goes_on(line):
            self._to_entries()
            if not self._place.level:
                return [line]
        self._group.append(line)
        self._new_page = False
        return ()

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

    def _entry(self, lines: list[Line]) -> bool:
        """Read an entry, or what stands between entries; whether it is anything that a list can hold."""
        first = lines[0]
        text = tidy(lines, self._inline)
        if text and self._is_entry(text, lines):
            self._place.settle()
            self._celled = first.loose
            self._last.begin(lines, Draft(text, first.number, self._place.section))
            self._count += 1
            self._scout.shown = self._scout.shown or self._count > 1
            return True
        if self._last.takes(lines):
            return True
        if is_title(first) and len(lines) == 1:
            self._last.end()
            if self._place.title is None:
                self._place.title, self._part = first, False
            elif not self._part:
                self._place.close()  # two titles in a row: a list of something else
                self._place.entitle(first)
                self._scout.headed = True
            return True
        labelled = is_label(first.text)
        if not labelled:
            self._last.end()  # what follows speaks of something else
        self._last.pass_over(lines)
        return labelled

    def _is_entry(self, text: Clean, lines: list[Line]) -> bool:
        first = lines[0]
        row = len(lines) > 1 and lines[-1].loose
        if row and answers(lines[0].text, text.text[len(lines[0].text) :]):
            return False
        if self._place.guessed:
            begins = first.marker or begins_with_author(text.text) or not text.text[0].isalpha()
            return is_good(text) or opens_like_entry(text.text) or bool(begins and is_entry(text, 2))
        # Beside leaked citations a plain line must be beyond doubt: related articles often follow them.
        # A row without a citation in a table that has one in a cell must be one by more than a word.
        enough = 2 - bool(first.marker and not (row and self._celled)) + self._place.seen_leak
        return is_entry(text, enough) or (enough <= 2 and opens_like_entry(text.text))
