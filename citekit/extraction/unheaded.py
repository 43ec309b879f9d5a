"""Lists of references under headings that say nothing of reading, or under none: they are known by their items alone."""

from __future__ import annotations

import re
from typing import Final

from citekit.extraction.annotations import is_remark
from citekit.extraction.drafts import Inline, Place, tidy
from citekit.extraction.entries import is_chore, is_entry, is_label, is_title, opens_like_entry, paragraphs_to_entries
from citekit.extraction.headings import kind_of
from citekit.extraction.lines import Line, Role
from citekit.extraction.names import begins_with_author
from citekit.extraction.signs import is_good, may_be

# Without one of these no text is a reference: a look that costs next to nothing.
_DATED: Final = re.compile(r"(?:1[4-9]|20)\d\d|n\.\s?d\.|forthcoming|in press")
_DATED_WITHIN: Final = 1000  # characters of a line
_MOST_LINES: Final = 200  # of a group: memory stays flat
_LOOKED_AT: Final = 4  # lines
_ENOUGH: Final = 2  # good items
_MOST_BETWEEN: Final = 4  # paragraphs and titles between two good items
_MOST_HELD: Final = 20_000  # characters


class Scout:
    """Holds back, outside of lists, the run of neighbouring items that may turn out to be a list.

    Two good items prove it. What stands between them must be what stands in such lists: a weaker reference, an annotation, the
    title of a part. Where the document has shown a list before, one good item is enough if it is all that a title has below it.
    """

    def __init__(self, place: Place, inline: Inline | None) -> None:
        self._place, self._inline = place, inline
        self.shown = False  # the document has shown a list
        self._group: list[Line] = []  # an item or paragraph whose end has not come yet
        self._held: list[Line] = []  # the run so far
        self._good = self._between = self._weak = self._size = 0
        self.headed = False  # nothing stands between the nearest title and the run
        self._alone = False  # the run began directly below a title, and nothing but references are in it

    def read(self, line: Line) -> list[Line]:
        """Read a line; the run and the line, if the run is now known to be a list."""
        if self._place.barred:
            self._settle()
            self._remember(line)
            return []
        underline = not any(map(str.isalnum, line.text))
        if underline or len(self._group) >= _MOST_LINES or ((line.gap or line.marker) and not (line.joined or line.loose)):
            self._judge()
        if not underline:
            self._group.append(line)
        elif self._held:
            self._hold([line])
        else:
            self._place.settle()
        if self._good < _ENOUGH:
            return []
        run, self._group = [*self._held, *self._group], []
        self._forget()
        return run

    def heading(self, line: Line) -> list[Line]:
        """A heading of the mark-up: the run goes on behind it, or is a list, or none."""
        self._judge()
        if self._good and not self._is_list() and kind_of(line.text) in ("", "part") and self._between < _MOST_BETWEEN:
            self._hold([line])
            self._between += 1
            return []
        run = self.end()
        if not run:
            self._place.heading(line)
            self.headed = True
            return []
        return [*run, line]

    def end(self) -> list[Line]:
        """The run ends here; its lines if it is a list."""
        self._judge()
        if self._is_list():
            run = self._held
            self._forget()
            return run
        self._settle()
        return []

    def _is_list(self) -> bool:
        return self._good >= _ENOUGH or (self._good == 1 and self.shown and self._alone)

    def _judge(self) -> None:
        """The group is complete: does it make the run longer, or end it?"""
        lines, self._group = self._group, []
        if not lines:
            return
        good, weak = self._references(lines)
        if good:
            self._alone = self.headed if not self._held else self._alone
            self._good, self._between = self._good + good, 0
        elif weak:
            self._alone = False
            self._weak += 1
        elif not (self._good and self._belongs(lines)):
            self._settle()
            for line in lines:
                self._remember(line)
            return
        else:
            self._between += 1
        self._hold(lines)
        if self._weak > self._good + 1 or self._between > _MOST_BETWEEN or self._size > _MOST_HELD:
            self._settle()

    def _references(self, lines: list[Line]) -> tuple[int, int]:
        """How many good and weaker references a group holds: one, or as many as a paragraph or a table row has."""
        head = lines[0].text if len(lines) == 1 else "\n".join(line.text for line in lines[:_LOOKED_AT])
        if not may_be(head):
            return 0, 0
        if not any(_DATED.search(line.text[:_DATED_WITHIN]) for line in lines):
            return 0, int(len(lines) == 1 and self._good > 0 and opens_like_entry(lines[0].text))
        parts = [lines]
        if len(lines) > 1 and not lines[0].marker and any(begins_with_author(line.text) for line in lines):
            parts = list(paragraphs_to_entries(lines))
        elif any(line.loose for line in lines):
            parts += [[line] for line in lines]
        texts = [tidy(part, self._inline) for part in parts]
        good = [bool(text) and is_good(text) for text in texts]
        if any(good):
            return sum(good) if not any(line.loose for line in lines) else 1, 0
        if not self._held and not lines[0].marker:
            return 0, 0
        return 0, int(any(text and is_entry(text, 2) and not is_chore(text.text) for text in texts))

    def _belongs(self, lines: list[Line]) -> bool:
        """Whether a group may stand between two references of a list."""
        first, entry = lines[0], self._held[0]
        if first.indent > entry.indent or is_label(first.text):
            return True
        self._alone = False
        if first.marker:
            return False
        return (len(lines) == 1 and first.gap and is_title(first)) or is_remark("\n".join(line.text for line in lines))

    def _hold(self, lines: list[Line]) -> None:
        self._held += lines
        self._size += sum(len(line.text) for line in lines)

    def _settle(self) -> None:
        """What was held back is no list."""
        held = [*self._held, *self._group]
        self._group = []
        self._forget()
        for line in held:
            self._remember(line)

    def _forget(self) -> None:
        self._held = []
        self._good = self._between = self._weak = self._size = 0
        self._alone = False

    def _remember(self, line: Line) -> None:
        """Outside of lists only the nearest title counts: a heading, or a short line that stands alone."""
        if line.role is Role.HEADING:
            self._place.heading(line)
            self.headed = True
        elif line.gap and is_title(line):
            self._place.entitle(line)
            self.headed = True
        else:
            self.headed = False
            if self._place.title is not None and not line.marker:
                self._place.settle()
