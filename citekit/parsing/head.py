"""The head of an article, a chapter, a thesis or a page: author, perhaps a date, and a title, in quotes or not."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.model import ItemType
from citekit.parsing.closing import HEAD_DATE
from citekit.parsing.cut import Cut, author_cuts
from citekit.parsing.dates import parse_date
from citekit.parsing.reading import Reading, Text, quoted


@dataclass(slots=True)
class Head:
    """A reading with its author and date, and where the title stands."""

    reading: Reading
    title: tuple[int, int]  # inside the quotes
    after: int  # where what follows the title starts
    quoted: bool
    complete: bool  # the title ends its sentence inside the quotes or right after them
    dated: bool

    def put_title(self, end: int | None = None) -> None:
        start, stop = self.title
        if not self.quoted and self.reading.source.text[start] == "“":
            start += 1  # the closing mark is lost
        self.reading.put_text("title", start, stop if end is None else end, "title in quotes" if self.quoted else "title")


def read_head(source: Text, start: int) -> Head | None:
    """The head of a reference whose title is in quotes, or ends with its sentence."""
    text = source.text
    reading = Reading(source, ItemType.DOCUMENT, "head")
    cuts = author_cuts(source, start, source.limit)
    cut = anchored(source, cuts)
    put_names(reading, start, cut)
    title = head_date(reading, cut.title_start, source.limit, dated=False)
    if len(cuts) > 1 and cuts[0].score - cuts[1].score < 1.5:
        doubt_cut(reading, cuts)
    inside = quoted(text, title, source.limit)
    if inside and inside[1] > inside[0]:
        low, high, after = inside
        complete = text[high - 1] in ".?!," or text[after : after + 1] in ".,;" or text[after : after + 2] in (" (", " I", " i")
        return Head(reading, (low, high), _skip(text, after), True, complete, "issued" in reading.fields)
    end = source.sentence_end(title)
    if end <= title:
        return None
    return Head(reading, (title, end), _skip(text, end), False, True, "issued" in reading.fields)


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " .,;:!?":
        position += 1
    return position


def doubt_cut(reading: Reading, cuts: list[Cut]) -> None:
    text = reading.source.text
    ends = [text[: cut.end].rstrip(" ").rsplit(" ", 1)[-1] for cut in cuts[:2]]
    if cuts[0].end != cuts[1].end and cuts[0].people and cuts[1].people:
        reading.doubt("CK901", "author", ends[0], ends[1])


def anchored(source: Text, cuts: list[Cut]) -> Cut:
    """The best cut; one before a stretch in italics is sure."""
    for span in source.italics:
        for cut in cuts:
            if abs(cut.title_start - span.start) <= 1 and cut.people:
                return cut
    return cuts[0]


def put_names(reading: Reading, start: int, cut: Cut) -> None:
    for role in cut.roles:
        reading.put(role, cut.people, start, cut.end, cut.rule)


def head_date(reading: Reading, position: int, stop: int, *, dated: bool) -> int:
    """A date between author and title (APA, Chicago author-date); where the title starts."""
    found = HEAD_DATE.match(reading.source.text, position, stop)
    if not found or (found["bare"] and dated):
        return position
    text = found["date"] or found["bare"]
    if "later" in found.groupdict() and found["later"]:
        reading.put("original_date", parse_date(text), found.start(), found.start("later"), "date after the author")
        text = found["later"]
    reading.put("issued", parse_date(text), found.start(), found.end(), "date after the author")
    if text in ("in press", "forthcoming"):
        reading.put("status", text, found.start(), found.end(), "status")
    reading.spans.setdefault("head-date", (found.start(), found.end(), "date after the author"))
    return found.end()
