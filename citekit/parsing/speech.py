"""Papers read at meetings: "Paper presented at the American Historical Association meeting, Chicago, July 12, 1893."."""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.dates import DATE, MONTH, parse_date
from citekit.parsing.head import Head
from citekit.parsing.reading import Reading
from citekit.parsing.tail import read_tail

_PRESENTED = re.compile(
    r"(?P<genre>(?:Paper|Lecture|Speech|Address|Poster|Talk|Keynote address|Presentation) (?:presented|delivered|given"
    r"|read)) (?:at|before|to) (?:the )?"
    rf"(?P<event>[A-Z][^.()“”]{{3,140}}?)(?:, (?P<place>(?!{MONTH})[A-Z][\w. ]{{2,25}}(?:, [A-Z][\w.]{{1,12}})?))?, "
    rf"(?P<date>{DATE})(?=[.)]|$)"
)


def read_speech(head: Head) -> Reading | None:
    """The paper that ``head`` starts, if it says where it was read."""
    source, reading = head.reading.source, head.reading
    found = _PRESENTED.match(source.text, head.after, source.limit)
    if not found:
        return None
    head.put_title()
    reading.put("genre", found["genre"], *found.span("genre"), "kind of speech")
    reading.put("container_title", found["event"], found.end("genre"), found.end("event"), "meeting")
    if found["place"]:
        reading.put("publisher_place", found["place"], *found.span("place"), "place of the meeting")
    reading.put("issued", parse_date(found["date"]), *found.span("date"), "date of the meeting")
    reading.type = ItemType.PAPER_CONFERENCE
    reading.rule = "paper at a meeting"
    reading.score = 6.0
    reading.end = read_tail(reading, found.end())
    return reading
