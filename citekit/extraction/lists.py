"""Finds the citations in a document's lines: citation elements, leaked citations, and reading lists under a heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from citekit.extraction import leaks
from citekit.extraction.aligned import Clean, join
from citekit.extraction.characters import plain
from citekit.extraction.entries import continues, ends, is_entry, is_title, paragraphs_to_entries, stands_alone, unfinished
from citekit.extraction.headings import kind_of, title_of
from citekit.extraction.leaks import OWN_CITATION
from citekit.extraction.lines import Line, Role
from citekit.extraction.terms import without_terms

# A line that ends a list wherever it stands.
_END: Final = re.compile(
    r"(?:see also|related (?:articles|topics|entries|events|links)|categor(?:y|ies)|tags|filed under|last updated|copyright|"
    r"retrieved from)\b\s*(?::|\Z|on\b|\d)|©",
    re.IGNORECASE,
)
_LEADING_NUMBER: Final = re.compile(r"(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,3}[.)])\s+|\d{1,3}\s*\n\s*")
_LEVEL_GUESSED: Final = 99

Report = Callable[[str, str, int], None]  # code, message, line


@dataclass(slots=True)
class Draft:
    """A fragment in the making: its text, and what its place says about it."""

    clean: Clean
    number: int
    section: str | None = None
    citation_type: str | None = None
    structured: Mapping[str, object] = field(default_factory=dict)


def search(lines: Iterable[Line], tell: Report, inline: Callable[[Clean], Clean] | None = None) -> Iterator[Draft]:
    """The citations in ``lines``, in order; nothing is kept of what was read before.

    ``inline`` reads the mark-up of the kind inside an entry (Markdown's emphasis may run over several lines).
    """
    finder = _Finder(tell, inline)
    for line in lines:
        yield from finder.feed(line)
    yield from finder.finish()


class _Finder:
    def __init__(self, tell: Report, inline: Callable[[Clean], Clean] | None) -> None:
        self._tell, self._inline = tell, inline
        self._section: str | None = None  # the nearest title
        self._level = 0  # of the heading that opened the list; 0: no list is open
        self._title: Line | None = None  # may be the title of what follows
        self._group: list[Line] = []  # lines of the list, not yet entries
        self._misses = 0  # lines in a row that are no entries
        self._seen_leak = False
        self._waiting: list[Line] = []  # the first part of an opener
        self._leak: list[Line] = []  # the leaked citation that is open
        self._leak_type: str | None = None
        self._leak_closed = False  # by its end tag: nothing more belongs to it

    def feed(self, line: Line) -> Iterator[Draft]:
        if line.role is Role.CITATION:
            yield from self._flush()
            if line.clean:
                section = self._section if line.section is None else line.section
                yield Draft(line.clean, line.number, section, line.citation_type, line.structured)
            return
        if line.role is Role.HEADING:
            yield from self._flush()
            self._heading(line)
            return
        if self._waiting or leaks.may_open(line.text):
            taken = yield from self._read_opener(line)
            if taken:
                return
        if self._leak and self._goes_on(line):
            self._add_to_leak(line)
            return
        yield from self._end_leak()
        yield from self._text(line)

    def finish(self) -> Iterator[Draft]:
        if self._waiting and any("citation" in line.text for line in self._waiting):
            self._tell("CK808", "the document ends inside the start of a citation", self._waiting[0].number)
        yield from self._flush(ends_document=True)

    # headings and titles

    def _heading(self, line: Line) -> None:
        kind, level = kind_of(line.text), line.level or _LEVEL_GUESSED
        if kind == "reading":
            self._open(line, level)
        elif not self._level or level <= self._level or kind == "other":
            self._close(line)
        else:
            self._section, self._misses = title_of(line.text), 0

    def _open(self, line: Line, level: int) -> None:
        if not self._level or level <= self._level:
            self._level = level
        self._section, self._title, self._misses, self._seen_leak = title_of(line.text), None, 0, False

    def _close(self, line: Line | None = None) -> None:
        self._level, self._title = 0, None
        self._section = title_of(line.text) if line else None

    # leaked citations

    def _read_opener(self, line: Line) -> Generator[Draft, None, bool]:
        """Takes a line that holds, begins or ends the start of a leaked citation; returns whether it did."""
        lines = [*self._waiting, line]
        whole = leaks.merged(lines)
        found = leaks.openers(whole.text)
        if not found:
            if leaks.is_partial(whole.text):
                if not self._waiting:
                    yield from self._end_leak()
                    yield from self._flush_group()
                self._waiting = lines
                return True
            self._waiting = []
            if leaks.is_other_leak(line.text):
                yield from self._flush()
                return True
            return False
        self._waiting = []
        if self._leak and found[0].start and not lines[0].marker and not lines[0].gap:
            self._add_to_leak(Line(whole.cut(0, found[0].start).strip(), lines[0].number))
        yield from self._flush(keep_title=True)
        self._take_title(whole.text[: found[0].start])
        for opener, text, closed in leaks.contents(whole, found):
            yield from self._end_leak()
            self._leak_type, self._seen_leak = opener.citation_type, True
            self._leak = [Line(text.strip(), line.number, marker=lines[0].marker, indent=lines[0].indent)]
            if closed:
                yield from self._end_leak()
        return True

    def _take_title(self, before: str) -> None:
        title = before.strip(" \t\n•*-")
        if kind_of(title) in ("reading", "part"):
            self._section = title_of(title)
        elif self._title is not None:
            self._section, self._title = title_of(self._title.text), None

    def _goes_on(self, line: Line) -> bool:
        """Whether a line belongs to the leaked citation above it."""
        if self._leak_closed:
            return False
        if line.joined:
            return True
        if line.marker or _END.match(line.text) or kind_of(line.text):
            return False
        above = self._leak[-1].text
        if not above:
            return True
        if line.gap:
            return unfinished(above) and not is_title(line)
        return line.indent >= self._leak[0].indent or not ends(above) or continues(line.text)

    def _add_to_leak(self, line: Line) -> None:
        text, closed = leaks.until_closed(line.clean)
        self._leak.append(Line(text.strip(), line.number))
        if closed:
            self._leak_closed = True

    def _end_leak(self, *, ends_document: bool = False) -> Iterator[Draft]:
        lines, kind = self._leak, self._leak_type
        self._leak, self._leak_type, self._leak_closed = [], None, False
        if not lines or kind == OWN_CITATION:
            return
        text = self._tidy(lines, ends_document=ends_document)
        if text:
            number = next(line.number for line in lines if line.clean)
            yield Draft(text, number, self._section, kind)
        else:
            self._tell("CK807", "a citation without text", lines[0].number)

    # reading lists

    def _text(self, line: Line) -> Iterator[Draft]:
        kind = kind_of(line.text) if len(line.text) <= 90 and not (line.marker and not line.marker[:1].isdigit()) else ""
        if kind == "reading" and not line.joined:
            yield from self._flush_group()
            self._open(line, _LEVEL_GUESSED if not self._level else self._level)
        elif not self._level:
            self._remember(line)
        elif kind == "other" or _END.match(line.text):
            yield from self._flush_group()
            self._close(line if kind == "other" else None)
        elif not line.text:
            return
        else:
            if self._group and (line.gap or line.marker) and not (line.joined or line.loose):
                line.joined = self._belongs(line)
                if not line.joined:
                    yield from self._flush_group()
            self._group.append(line)

    def _belongs(self, line: Line) -> bool:
        """Whether a paragraph belongs to the entry above it: it is set deeper, and no entry itself (an annotation)."""
        return not line.marker and line.indent > self._group[0].indent and not is_entry(line.clean, 2)

    def _remember(self, line: Line) -> None:
        """Outside of lists only the nearest title counts: a short line that stands alone."""
        if line.gap and is_title(line):
            self._title = line
        elif line.text and self._title is not None and not line.marker:
            self._section, self._title = title_of(self._title.text), None

    def _flush(self, *, ends_document: bool = False, keep_title: bool = False) -> Iterator[Draft]:
        if not keep_title:
            self._waiting = []
        yield from self._end_leak(ends_document=ends_document)
        yield from self._flush_group()

    def _flush_group(self) -> Iterator[Draft]:
        lines, self._group = self._group, []
        if not lines:
            return
        for entry in _entries(lines):
            if self._level:
                yield from self._entry(entry)

    def _entry(self, lines: list[Line]) -> Iterator[Draft]:
        first = lines[0]
        text = self._tidy(lines)
        # Beside leaked citations a plain line must be beyond doubt: related articles often follow them.
        enough = 1 if first.marker and not self._seen_leak else 2 if first.marker or not self._seen_leak else 3
        if text and is_entry(text, enough):
            if self._title is not None:
                self._section, self._title = title_of(self._title.text), None
            self._misses = 0
            yield Draft(text, first.number, self._section)
            return
        self._misses += 1
        titled = is_title(first) and len(lines) == 1
        if titled and self._title is not None and not first.marker:
            self._close()
        elif titled:
            self._title = first

    def _tidy(self, lines: list[Line], *, ends_document: bool = False) -> Clean:
        """The text of one citation: no tags, no entities, no index codes, no number before it."""
        text = join((line.clean for line in lines), "\n")
        text = plain(without_terms(self._inline(text) if self._inline else text), ends_document=ends_document)
        number = _LEADING_NUMBER.match(text.text)
        return text.cut(number.end()).strip() if number else text


def _entries(lines: list[Line]) -> Iterator[list[Line]]:
    """One group of lines as entries: the entries of a paragraph, and what belongs to the last of them."""
    own = next((index for index, line in enumerate(lines) if index and (line.joined or line.loose)), len(lines))
    *whole, entry = [lines[:own]] if lines[0].marker else paragraphs_to_entries(lines[:own])
    yield from whole
    for line in lines[own:]:
        if line.loose and stands_alone("\n".join(above.text for above in entry), line.clean):
            yield entry
            entry = []
        entry.append(line)
    yield entry
