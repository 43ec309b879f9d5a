"""Pages of the web: a title, the site, who keeps it, an address, the day it was read."""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.dates import DATE, FULL_DATE, YEARS, parse_date
from citekit.parsing.head import Head
from citekit.parsing.imprint import publisher_score
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.tail import URL, read_tail
from citekit.parsing.words import fold

_URL = re.compile(rf"<?(?P<url>{URL})>?", re.IGNORECASE)
_MLA = re.compile(r"(?<=[.,] )Web\.(?= \d| *$| <)")
_LEAD = re.compile(
    r"(?:(?:Available|Accessed|Retrieved|Found|Online)(?: online)?(?: at| from|:)*|On the Web at|from|at|URL:?)[\s:]*\Z",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    rf"[(\[]?(?:[Ll]ast )?(?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed|[Vv]isited)(?: on)?:? (?P<date>{FULL_DATE})(?:,? "
    rf"(?:from|at))?[)\]]?"
)
_ISSUED = re.compile(
    rf"(?:[(\[]?(?:[Ll]ast )?(?:[Uu]pdated|[Mm]odified|[Rr]evised|[Pp]osted"
    rf"|[Pp]ublished)(?: on)?:? )?\(?(?P<date>{FULL_DATE}|{YEARS}|n\. ?d\.)[)\]]?\Z"
)
_TRAILING_DATE = re.compile(rf"(?:, | \()(?P<date>{DATE}|n\. ?d\.)\)?\Z")
_SPONSOR = re.compile(
    r"University|College|School|Library|Institut|Museum|Department|Foundation|Society|Association|Center|Centre"
    r"|Archives|Council|Commission|Agency|Corporation|Networks?\b|Press\b|Inc\b|Company|Ministry|Office|\bU\b|Project"
)


def read_web(head: Head, *, barrier: int) -> Reading | None:
    """The web page that ``head`` starts, if an address (or MLA's "Web.") follows its title before ``barrier``."""
    source, reading = head.reading.source, head.reading
    text = source.text
    found = _URL.search(text, head.title[0], source.limit)
    mla = _MLA.search(text, head.after, found.start() if found else source.limit)
    end = mla or found
    if not end or end.start() >= barrier or end.start() - head.title[0] > 600:
        return None
    stop = end.start()
    if not head.quoted and head.after > stop:
        head.title = (head.title[0], stop)
        head.after = stop
    head.put_title()
    reading.type = ItemType.WEBPAGE
    _publication(reading, head.after, stop)
    if found and not mla:
        reading.put("url", found["url"], *found.span(), "address")
        reading.end = read_tail(reading, found.end())
    else:
        reading.end = read_tail(reading, stop)
    reading.rule = "web page"
    reading.score = 4.5
    return reading


def _publication(reading: Reading, start: int, stop: int) -> None:
    """Site, sponsor and dates between title and address."""
    text = reading.source.text
    lead = _LEAD.search(text[start:stop])
    if lead:
        reading.spans["lead"] = (start + lead.start(), stop, "before the address")
        stop = start + lead.start()
    bodies: list[tuple[int, int]] = []
    for low, high in _sentences(reading, start, stop):
        access = _ACCESS.match(text, low, high + 1)
        if access:
            reading.put("accessed", parse_date(access["date"]), *access.span(), "accessed")
            continue
        if text[low:high] in ("[Online]", "[online]", "Online", "[Internet]"):
            reading.put_text("medium", low + (text[low] == "["), high - (text[high - 1] == "]"), "medium")
            reading.spans["lead medium"] = (low, high, "medium")
            continue
        issued = _ISSUED.match(text, low, high)
        trailing = _TRAILING_DATE.search(text[low:high])
        if issued:
            _date(reading, issued["date"], low, high)
        elif trailing:
            _date(reading, trailing["date"], low + trailing.start(), high)
            bodies.append((low, low + trailing.start()))
        else:
            bodies.append((low, high))
    _bodies(reading, bodies)


def _date(reading: Reading, text: str, start: int, end: int) -> None:
    reading.put("issued", parse_date(text), start, end, "date of the page")
    reading.spans.setdefault("page-date", (start, end, "date of the page"))


def _bodies(reading: Reading, bodies: list[tuple[int, int]]) -> None:
    """One body is the sponsor when its name says so, else the site; of two the second is the sponsor."""
    text = reading.source.text
    if len(bodies) == 1 and _SPONSOR.search(text, *bodies[0]) and "author" in reading.fields:
        comma = text.find(", ", *bodies[0])
        if comma > 0 and not _SPONSOR.search(text, bodies[0][0], comma):
            reading.put_text("container_title", bodies[0][0], comma, "site")
            reading.put_text("publisher", comma, bodies[0][1], "sponsor")
        else:
            reading.put_text("publisher", *bodies[0], "sponsor of the site")
            reading.doubt("CK917", "publisher", text[slice(*bodies[0])])
        return
    colon = text.find(": ", *bodies[0]) if bodies else -1
    words = reading.source.words
    if (
        colon > 0
        and place_kind(fold(text[bodies[0][0] : colon]), words) == 2
        and publisher_score(text[colon + 2 : bodies[0][1]], words) >= 1
    ):
        reading.type = ItemType.BOOK  # "London: Routledge. https://doi.org/…" is an imprint, and no site
        reading.put_text("publisher_place", bodies[0][0], colon, "place before a colon")
        reading.put_text("publisher", colon, bodies[0][1], "publisher before an address")
        return
    if bodies:
        reading.put_text("container_title", *bodies[0], "site")
    if len(bodies) > 1:
        reading.put_text("publisher", bodies[1][0], bodies[-1][1], "sponsor of the site")


def _sentences(reading: Reading, start: int, stop: int) -> list[tuple[int, int]]:
    text = reading.source.text
    found: list[tuple[int, int]] = []
    low = start
    ends = [end for end, _, sure in reading.source.breaks if sure and start <= end < stop]
    for end in [*ends, stop]:
        value, first, last = trimmed(text, low, end)
        if value:
            found.append((first, last))
        low = end
    return found
