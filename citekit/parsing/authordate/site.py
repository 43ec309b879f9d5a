"""Pages of the web: what stands between a title and its address is a site, a magazine, or who publishes a report.

APA 7, 10.15–10.16 and 9.31–9.37; Cite Them Right, "Internet"; Chicago 17, 15.50–15.51.
"""

from __future__ import annotations

import re
from typing import Final

from citekit.model import Date, ItemType
from citekit.parsing.article import known_periodical, periodical_type
from citekit.parsing.authordate.closing import address_start
from citekit.parsing.authordate.periodical import put_day
from citekit.parsing.dates import FULL_DATE, MONTH, parse_date
from citekit.parsing.imprint import publisher_score
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.words import fold

_BODY: Final = re.compile(
    r"University|College|School|Library|Institut|Museum|Department|Foundation|Society|Association|Cent(?:er|re)\b|Archives"
    r"|Council|Commission|Agency|Corporation"
    r"|Ministry|Office|Press\b|Bureau|Research\b|Bank\b|Organi[sz]ation|Authority|Trust\b|Service\b|Publish|Verlag|Group\b"
    r"|Government"
)
_PRESS: Final = re.compile(r"\bPress\b|\bPublish|\bBooks\b|\bVerlag\b")
_SMALL_WORD: Final = re.compile(r" (?!from|with|over|into)[a-z]{4,}")
_JOURNAL: Final = re.compile(r"\b(?:Journal|Review|Research|Studies|Quarterly|Annals|Bulletin|Letters|Science|Psychology)\b")
_RETRIEVED: Final = re.compile(rf"[., ]*(?:[Rr]etrieved|[Vv]iewed|[Aa]ccessed)(?: on)?:? {FULL_DATE}")
_UPDATED: Final = re.compile(
    rf"(?:[Ll]ast )?(?:[Uu]pdated|[Mm]odified|[Rr]evised|[Pp]osted|[Pp]ublished)(?: on)?:? (?P<date>{FULL_DATE}"
    rf"|\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})|(?P<day>{FULL_DATE}|(?:\d{{1,2}} )?{MONTH}|{MONTH} \d{{1,2}})"
)
_ACCESSED: Final = re.compile(rf"(?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed|[Vv]isited)(?: on)?:? (?P<date>{FULL_DATE})")
_REMARK: Final = re.compile(r"Filmed|Recorded|(?:Video|Audio|Podcast|MP3|Film)(?: [a-z]+)*, \d|\d+:\d\d")
_COMMA_DAY: Final = re.compile(rf", (?P<day>{FULL_DATE}|\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})\Z")


def read_site(reading: Reading, start: int) -> bool:
    """Read what stands before the address; False when none follows, or when too much stands before it."""
    source = reading.source
    text = source.text
    stop = address_start(reading, start, min(source.limit, start + 260))
    if stop < 0:
        return False
    bodies: list[tuple[int, int]] = []
    for low, high in _sentences(reading, start, stop):
        accessed = _ACCESSED.fullmatch(text, low, high)
        day = _UPDATED.fullmatch(text, low, high)
        if accessed:
            reading.put("accessed", parse_date(accessed["date"]), low, high, "accessed")
        elif day:
            put_day(reading, *day.span("date" if day["date"] else "day"))
            reading.spans[f"lead updated {low}"] = (low, high, "date of the page")
        else:
            comma = _COMMA_DAY.search(text[low:high])
            if comma:
                put_day(reading, low + comma.start("day"), high)
                high = low + comma.start()
            if _REMARK.match(text, low):
                reading.spans[f"lead remark {low}"] = (low, high, "where it was filmed, or how long it is")
            else:
                bodies.append((low, high))
    if len(bodies) > 2 or any(not _is_body(text[low:high]) for low, high in bodies):
        return False
    _put(reading, bodies)
    reading.end = stop
    return True


def _is_body(text: str) -> bool:
    small = sum(word[0].islower() for word in text.split())
    return len(text) < 90 and (text[0].isupper() or text[0].isdigit() or " " not in text) and small <= 4


def _sentences(reading: Reading, start: int, stop: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    low = start
    for end in [*(end for end, _, sure in reading.source.breaks if sure and start <= end < stop), stop]:
        _, first, last = trimmed(reading.source.text, low, end)
        if first < last:
            found.append((first, last))
        low = end
    return found


def _put(reading: Reading, bodies: list[tuple[int, int]]) -> None:
    """One body is a press, an organization that publishes, or a site; of two the second publishes."""
    text, words = reading.source.text, reading.source.words
    if reading.type is ItemType.BOOK:
        reading.type = ItemType.WEBPAGE
    reading.score = 3.5 if bodies else 3.0
    if not bodies:
        if reading.type is ItemType.WEBPAGE and reading.fields.keys() & {"edition", "editor", "volume", "translator"}:
            reading.type = ItemType.BOOK
        return
    name = text[slice(*bodies[0])]
    reading.put_text("container_title", *bodies[0], "site")
    if len(bodies) > 1:
        reading.put_text("publisher", *bodies[1], "sponsor of the site")
        if str(reading.fields.get("title", "")).endswith(("?", "!")) and _SMALL_WORD.search(name):
            reading.score -= 1.5  # "The secret to a happy life? Think age-positive. CNN": the title goes on
        return
    if known_periodical(reading) or (_dated(reading) and reading.type is ItemType.WEBPAGE and _newspaper(reading, name)):
        reading.type = periodical_type(reading)
        return
    if "status" in reading.fields and reading.type is ItemType.WEBPAGE and _JOURNAL.search(name):
        reading.type = ItemType.ARTICLE_JOURNAL  # in press, to be read at an address
        return
    published = reading.type in _PUBLISHED or (
        "author" in reading.fields
        and (not _dated(reading) or _PRESS.search(name))
        and (_BODY.search(name) or fold(name) in words.publishers)
    )
    if published or (
        reading.type is ItemType.WEBPAGE
        and "doi" in text[bodies[0][1] : bodies[0][1] + 20].lower()
        and publisher_score(name, words) >= 1
    ):
        reading.fields.pop("container_title")
        reading.spans.pop("container_title")
        reading.put_text("publisher", *bodies[0], "who publishes it")
        if reading.type is ItemType.WEBPAGE:
            press = "Press" in name or "Publish" in name or "Verlag" in name or fold(name) in words.publishers
            kept = "accessed" in reading.fields or "undated" in reading.spans or _RETRIEVED.match(text, bodies[0][1])
            reading.type = ItemType.BOOK if press else ItemType.WEBPAGE if kept else ItemType.REPORT
            if not press:
                reading.doubt("CK917", "publisher", name)


_PUBLISHED: Final = frozenset(
    (
        ItemType.REPORT,
        ItemType.THESIS,
        ItemType.DATASET,
        ItemType.SOFTWARE,
        ItemType.MOTION_PICTURE,
        ItemType.SONG,
        ItemType.BROADCAST,
    )
)


def _dated(reading: Reading) -> bool:
    issued = reading.fields.get("issued")
    return isinstance(issued, Date) and bool(issued.parts) and len(issued.parts[0]) > 1


def _newspaper(reading: Reading, name: str) -> bool:
    return (
        not reading.source.words.newspaper_words.isdisjoint(name.replace("-", " ").split())
        or "Magazine" in name
        or name.startswith("The ")
    )
