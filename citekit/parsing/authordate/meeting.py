"""Theses, and papers read at meetings: "PhD thesis. University of Leeds.", "Paper presented at the …, Chicago, IL."."""

from __future__ import annotations

import re
from typing import Final

from citekit.model import ItemType
from citekit.parsing.authordate.brackets import THESIS
from citekit.parsing.authordate.periodical import put_day
from citekit.parsing.authordate.publication import sentence_stop
from citekit.parsing.dates import MONTH
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.words import fold

_THESIS: Final = re.compile(rf"[(\[]?{THESIS}[)\]]?[.,:;]*(?=\s|\Z)")
_PRESENTED: Final = re.compile(
    r"(?P<genre>(?:(?:[Uu]npublished )?[Pp]aper|[Pp]oster(?: session)?|[Kk]eynote(?: address| lecture| speech)?|[Ll]ecture"
    r"|[Aa]ddress|[Ss]peech|[Tt]alk|[Pp]resentation|[Ss]ymposium)"
    r"(?: (?:was )?(?:presented|given|delivered|read|conducted))?) (?:at|to|before|for) (?:the )?"
)
_UNIVERSITY: Final = re.compile(
    r"Universi|College|School|Institute|Institut|Academy|Polytechnic|Seminary|\bU\b|Université|ETH|MIT|LSE|UCL"
)
_MONTH_END: Final = re.compile(
    rf",? (?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})? {MONTH}|{MONTH}(?: \d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?)?)(?:,? \d{{4}})?\Z"
)


def read_meeting(reading: Reading, start: int) -> bool:
    """Read a thesis or a paper at ``start``; False when it is neither."""
    text, limit = reading.source.text, reading.source.limit
    thesis = _THESIS.match(text, start, limit)
    if thesis:
        reading.put("genre", thesis["thesis"], *thesis.span("thesis"), "kind of thesis")
        reading.type = ItemType.THESIS
        begin = thesis.end()
        while begin < limit and text[begin] in " .,;(":
            begin += 1
        return put_university(reading, begin)
    presented = _PRESENTED.match(text, start, limit)
    if presented:
        reading.put("genre", presented["genre"], *presented.span("genre"), "kind of speech")
        return put_event(reading, presented.end("genre"), presented.end())
    return False


_EPISODE: Final = re.compile(
    rf"(?P<show>[A-ZÀ-Þ][^.“”]{{2,90}}?)[,.] (?P<number>(?:[Ss]eries|[Ss]eason) \d{{1,3}}(?:,? [Ee]pisode \d{{1,4}})?"
    rf"|[Ee]pisode \d{{1,4}})[.,]"
    rf"(?: (?P<channel>[A-Z][\w &]{{1,40}}?)(?:,? (?P<day>\d{{1,2}} {MONTH}(?: \d{{4}})?))?(?=[.,]|\Z))?"
)


def read_episode(reading: Reading, start: int) -> bool:
    """ "Buffy the vampire slayer, Series 5, episode 16. UPN, 27 February." (Cite Them Right, "Television programmes")."""
    found = _EPISODE.match(reading.source.text, start, reading.source.limit)
    if not found:
        return False
    reading.put("container_title", found["show"], *found.span("show"), "series")
    reading.spans[f"lead {found.start('number')}"] = (*found.span("number"), "season and episode")
    if found["channel"]:
        reading.put("publisher", found["channel"], *found.span("channel"), "channel")
    if found["day"]:
        put_day(reading, *found.span("day"))
    reading.type = ItemType.BROADCAST
    reading.end = found.end()
    reading.score = 5.0
    return True


def put_university(reading: Reading, start: int) -> bool:
    """ "University of Leeds." or "Columbia University, New York."."""
    source = reading.source
    text = source.text
    stop = sentence_stop(source, start)
    while stop > start and text[stop - 1] in " .)":
        stop -= 1
    if not 2 < stop - start < 120:
        return False
    colon = text.find(": ", start, stop)
    if colon > 0 and place_kind(fold(text[start:colon]), source.words):
        reading.put_text("publisher_place", start, colon, "place")
        start = colon + 1
    if not _UNIVERSITY.search(text, start, stop):
        return False
    comma = text.find(", ", start, stop)
    place = fold(text[comma + 2 : stop]) if comma > 0 else ""
    if (
        place
        and (", " in place or "University of California" not in text[start:comma])
        and (place_kind(place, source.words) == 2 or _COUNTRY.match(f", {place}"))
    ):
        reading.put_text("publisher_place", comma, stop, "place")
        stop = comma
    elif comma > 0 and not _UNIVERSITY.search(text, start, comma):
        pass  # "Department of History, University of Chicago"
    reading.put_text("publisher", start, stop, "university")
    reading.end = source.sentence_end(stop) if text[stop : stop + 1] != ")" else stop
    reading.end = max(stop, min(reading.end, stop + 60)) if ", " in text[stop : stop + 3] else stop
    reading.score = 5.0
    return True


def put_event(reading: Reading, low: int, start: int) -> bool:
    """The meeting, its place, perhaps its days."""
    source = reading.source
    text = source.text
    stop = sentence_stop(source, start)
    while stop > start and text[stop - 1] in " .":
        stop -= 1
    if not 3 < stop - start < 220:
        return False
    end = stop
    day = _MONTH_END.search(text[start:end])
    if day:
        reading.spans["lead event-date"] = (start + day.start(), end, "days of the meeting")
        end = start + day.start()
    comma = end
    place = ""
    for _ in range(3):
        comma = text.rfind(", ", start, comma)
        if comma < 0:
            break
        piece = fold(text[comma + 2 : end])
        if place_kind(piece, source.words) == 2 or (
            _COUNTRY.search(piece) and place_kind(piece.rpartition(", ")[0], source.words)
        ):
            place, cut = text[comma + 2 : end], comma
    if place:
        reading.put_text("publisher_place", cut, end, "place of the meeting")
        end = cut
    value, first, last = trimmed(text, start, end)
    reading.put("container_title", value, min(low, first), last, "meeting")
    reading.type = ItemType.PAPER_CONFERENCE
    reading.end = stop
    reading.score = 5.0
    return bool(value)


_COUNTRY: Final = re.compile(
    r", (?:United States|USA|Canada|United Kingdom|UK|Australia|Germany|France|Italy|Spain|Japan|China|New Zealand|Ireland"
    r"|Netherlands|The Netherlands|Sweden|Norway|Denmark|Finland|Austria|Switzerland|Belgium|Portugal|Greece|Brazil|Mexico"
    r"|India|Singapore|South Africa|Scotland|England|Wales)\Z"
)
