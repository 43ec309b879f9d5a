"""Which paragraphs of a list are annotations of the entry above them."""

from __future__ import annotations

import re
from typing import Final

from citekit.extraction.drafts import END, Draft, Inline, Place, Report, tidy
from citekit.extraction.entries import SENTENCE_LIMIT, begins_as_remark, is_chore, is_headline, is_title
from citekit.extraction.findings import excerpt
from citekit.extraction.lines import Line
from citekit.extraction.names import begins_with_author

_SENTENCE: Final = re.compile(r"[.!?…][”\"’')\]»]{0,2}\Z")
_CAPITAL: Final = re.compile(r"(?<=\s)[“\"‘(]*[^\W\d_a-zß-öø-ÿ]")  # words but the first
_SMALL: Final = re.compile(r"(?<=\s)[a-zß-öø-ÿ]")
_LONG_SMALL: Final = re.compile(r"(?<=\s)[a-zß-öø-ÿ]\w{3}")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.|doi:)\s?\S{4,500}\Z", re.IGNORECASE)
_LONG: Final = 12  # words: so many are a sentence even without a stop
# What leads to the entries below it, or speaks of the list and its page, and not of one work.
_ABOUT_THE_LIST: Final = re.compile(
    r":\Z|\b(?:the following|listed (?:here|below)|(?:books|works|titles|sources|entries|items|articles) (?:below|marked)|"
    r"click|e-?mail|this (?:page|site|web ?site|guide|list|bibliography|syllabus)|(?:on|at) the library)\b",
    re.IGNORECASE,
)
_FEW: Final = 3  # words
_MOST_PARAGRAPHS: Final = 4
_CENTRED: Final = 14  # columns: what stands so far in may be a title in the middle of the page
_MOST_SET_IN: Final = 20_000  # characters of an annotation


def is_remark(text: str) -> bool:
    """Whether a text reads like a remark on the work above it: a sentence, not about the list; or its address."""
    if _ADDRESS.match(text):
        return True
    sentence = bool(_SENTENCE.search(text[-4:])) or len(text.split(maxsplit=_LONG)) > _LONG
    if not sentence or END.match(text) or is_chore(text) or not any(map(str.isalpha, text[:SENTENCE_LIMIT])):
        return False
    return not _ABOUT_THE_LIST.search(text[:SENTENCE_LIMIT]) and not _is_title_like(text[:SENTENCE_LIMIT])


def _is_title_like(text: str) -> bool:
    """Whether a text has the capitals of a reference (one too weak to be an entry by itself): no remark then."""
    if begins_as_remark(text):
        return False
    if begins_with_author(text):
        return True
    capital, small = (len(found.findall(text)) for found in (_CAPITAL, _SMALL))
    return capital > 2 * small or (capital > 1 and not _LONG_SMALL.search(text))


class LastEntry:
    """The last entry of a list, held back while paragraphs may follow that speak of it.

    What is set in deeper than the entry, or nested in its item, is its annotation. For any other paragraph between two entries
    it is weighed that it is a sentence, no title, and not about the list. Where no entry follows, it may as well be the running
    text after the list; so it must stand directly below the entry, or the list must have shown that its entries have
    annotations: then as many paragraphs are one as above. The rest is told as passed over.
    """

    def __init__(self, place: Place, found: list[Draft], tell: Report, inline: Inline | None) -> None:
        self._place, self._found, self._tell, self._inline = place, found, tell, inline
        self._lines: list[Line] = []  # of the entry, and of what surely belongs to it
        self._own = 0  # lines of the entry itself
        self._draft: Draft | None = None
        self._given = 0  # paragraphs that are surely its annotation
        self._waiting: list[list[Line]] = []
        self._size = 0
        self._usual = 0  # the most paragraphs that an annotation of this list has had

    def begin(self, lines: list[Line], draft: Draft) -> None:
        """A new entry; what waited stands between it and the one above."""
        self._settle(len(self._waiting))
        self._lines, self._draft, self._own, self._given = lines, draft, len(lines), 0

    def takes(self, lines: list[Line]) -> bool:
        """Whether a paragraph may belong to the entry above; it waits then for what follows."""
        if self._draft is None:
            return False
        first, text = lines[0], "\n".join(line.text for line in lines)
        self._size += len(text)
        if self._size <= _MOST_SET_IN and self._is_set_in(first):
            return self._set_in(lines, text)
        titled = any(not span.start and span.end < 0.9 * len(first.text) for span, _ in first.clean.marks)
        titled = titled or (len(lines) == 1 and is_title(first))
        if first.marker or not (self._is_usual(first) if titled else is_remark(text)):
            return False
        self._waiting.append(lines)
        if self._size > SENTENCE_LIMIT or sum(part[0].gap for part in self._waiting) > _MOST_PARAGRAPHS:
            self.end()  # too much for an annotation
        return True

    def _is_usual(self, first: Line) -> bool:
        """Whether a line without a stop is one all the same: some words, not set as a title, where the list has annotations."""
        few = len(first.text.split()) < _FEW or first.clean.marks
        return bool(self._usual) and not few and not is_headline(first.text) and not _is_title_like(first.text)

    def _is_set_in(self, first: Line) -> bool:
        """Whether a paragraph stands deeper than the entry, or is an item in it or directly below it."""
        entry = self._lines[0]
        if first.marker and (self._waiting or (not entry.marker and not first.gap)):
            return not self._waiting
        return first.indent > entry.indent

    def _set_in(self, lines: list[Line], text: str) -> bool:
        """What is set in is an annotation at once, in whatever words; but a title in the middle of the page is none."""
        first = lines[0]
        centred = first.indent - self._lines[0].indent >= _CENTRED and len(lines) == 1
        if END.match(text) or (centred and is_title(first) and is_headline(text)):
            return False
        self._lines = [*self._lines, *(line for part in self._waiting for line in part), *lines]
        self._given, self._waiting = self._given + len(self._waiting) + 1, []
        return True

    def end(self) -> None:
        """No entry follows the last one here."""
        if self._draft is None:
            return
        close = next((index for index, lines in enumerate(self._waiting) if lines[0].gap), len(self._waiting))
        self._settle(max(close, min(self._usual - self._given, len(self._waiting))))

    def forget(self) -> None:
        """A list of its own begins."""
        self.end()
        self._usual = 0

    def _settle(self, count: int) -> None:
        """The first ``count`` paragraphs that waited are the annotation."""
        draft, waiting = self._draft, self._waiting
        self._draft, self._waiting, self._size = None, [], 0
        if draft is None:
            return
        lines = [*self._lines, *(line for part in waiting[:count] for line in part)]
        if len(lines) > self._own:
            draft.clean = tidy(lines, self._inline)
            self._usual = max(self._usual, self._given + count)
        self._found.append(draft)
        for part in waiting[count:]:
            self.pass_over(part)

    def pass_over(self, lines: list[Line]) -> None:
        """Tell what stands in a list and is no part of a reference."""
        text = tidy(lines, self._inline)
        if text and not self._place.seen_leak and not self._place.guessed:
            self._tell("CK852", f"in the list, but no reference: {excerpt(text.text)!r}", lines[0].number, lines[0].column)
