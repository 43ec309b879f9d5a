"""References whose parts end with full stops: APA, Cite Them Right Harvard, Chicago author–date. What follows names and date.

APA 7, 9.18–9.37 (title, source), 10.1–10.16 (kinds of works); Cite Them Right, 10th ed.; Chicago 17, 15.6–15.9.
"""

from __future__ import annotations

import re
from typing import Final

from citekit.model import ItemType
from citekit.parsing.authordate.brackets import read_brackets
from citekit.parsing.authordate.closing import address_start, read_closing
from citekit.parsing.authordate.head import Head
from citekit.parsing.authordate.inbook import VOLUME_INSIDE, read_in_book
from citekit.parsing.authordate.meeting import put_event, put_university, read_episode, read_meeting
from citekit.parsing.authordate.people import people, role_fields
from citekit.parsing.authordate.periodical import read_periodical
from citekit.parsing.authordate.publication import publication_at, put_publication
from citekit.parsing.authordate.site import read_site
from citekit.parsing.authordate.statements import read_statement
from citekit.parsing.authordate.titles import Title, skip, titles
from citekit.parsing.reading import Reading, Text, trimmed

_GOOD: Final = 3.0
_SCREEN: Final = (ItemType.MOTION_PICTURE, ItemType.SONG, ItemType.BROADCAST)


def read_sentences(head: Head, *, title_first: bool = False) -> Reading | None:
    """The best reading of what follows the head: each place where the title may end is tried, the first good one wins."""
    best: Reading | None = None
    for title in titles(head, title_first=title_first):
        reading = head.reading(title_first=title_first)
        if reading is None:
            return None
        if not _read_with(reading, head, title):
            continue
        reading.score -= 0.0 if title.sure else 0.9
        if best is None or reading.score > best.score + 0.5:
            best = reading
        if best.score >= _GOOD:
            break
    return best


def _read_with(reading: Reading, head: Head, title: Title) -> bool:
    """Read the reference with this title."""
    text = reading.source.text
    end = title.end if title.quoted else read_brackets(reading, title.start, title.end)
    end = _title_statement(reading, title.start, end) if not title.quoted else end
    if text[end - 1 : end] in ("?", "!"):
        value, low, high = text[title.start : end].strip(" "), title.start, end
    else:
        value, low, high = trimmed(text, title.start, end)
    if not value or ("page" in reading.fields and not title.quoted):
        return False
    volume = VOLUME_INSIDE.search(value)
    if volume:
        reading.put("volume", volume["volume"], low + volume.start("volume"), low + volume.end("volume"), "volume")
    reading.put("title", value.rstrip(",") if title.quoted else value, low - title.quoted, high + title.quoted, "title")
    start = title.after
    song = text[start : start + 3] in ("On ", "on ") and reading.type is ItemType.SONG
    if not (_album(reading, start + 3) if song else _source(reading, head, start, quoted=title.quoted)):
        return False
    reading.end = read_closing(reading, reading.end)
    return True


_TITLE_STATEMENT: Final = re.compile(
    r", (?P<role>trans(?:\.|lated)(?: by)?|eds?\.|edited by|ed\. (?:and|&) trans\.) (?P<names>[A-Z][^:;()]{3,100})\Z"
)


_NUMBERED: Final = re.compile(r", (?P<genre>(?:[A-Z][\w.]*,? ){1,4}?[A-Z][\w.]*) [Nn]os?\.? (?P<number>\d[\w/-]*)\Z")


def _title_statement(reading: Reading, start: int, end: int) -> int:
    """ "Speed and Politics, trans. M. Polizzotti": the statement behind a comma is no part of the title."""
    numbered = _NUMBERED.search(reading.source.text[start:end])
    if numbered:
        low, cut = start + numbered.start("genre"), start + numbered.end("genre")
        reading.put("genre", numbered["genre"], low, cut, "kind of report")
        reading.put("number", numbered["number"], cut, end, "number of a report")
        reading.type = ItemType.REPORT
        return start + numbered.start()
    found = _TITLE_STATEMENT.search(reading.source.text[start:end])
    if not found:
        return end
    for field in role_fields(found["role"]):
        reading.put(field, people(found["names"], reading.source.words), start + found.start(), end, "names after their role")
    return start + found.start()


def _source(reading: Reading, head: Head, start: int, *, quoted: bool) -> bool:
    """What the work stands in, or who published it: the forms are tried from the most to the least marked one."""
    position = start
    for _ in range(4):
        if read_in_book(reading, position):
            return True
        following = read_statement(reading, position)
        if not following or following <= position:
            break
        position = following
    kind = reading.type
    if kind is ItemType.THESIS and _database(reading, position):
        return True
    if read_meeting(reading, position):
        return True
    if kind is ItemType.THESIS and (_school(reading, position) or put_university(reading, position)):
        return True
    if (
        kind is ItemType.PAPER_CONFERENCE
        and reading.source.text[position : position + 4] != "http"
        and put_event(reading, position, position)
    ):
        return True
    if read_episode(reading, position):
        return True
    if read_periodical(reading, position, chicago=head.chicago):
        _printer(reading)
        return True
    if quoted and _album(reading, position):
        return True
    return _published(reading, head, position, quoted=quoted)


def _printer(reading: Reading) -> None:
    """ "Proceedings of NAACL-HLT 2019, 4171–4186. Association for Computational Linguistics.": who prints the proceedings."""
    if reading.type is not ItemType.PAPER_CONFERENCE:
        return
    start = skip(reading.source.text, reading.end)
    found = publication_at(reading.source, start) if start < reading.source.limit else None
    if found and found.score >= 2:
        put_publication(reading, found)
        reading.end = found.end


def _published(reading: Reading, head: Head, start: int, *, quoted: bool) -> bool:
    source = reading.source
    address = address_start(reading, start, min(source.limit, start + 260))
    found = publication_at(source, start, loose=reading.type in _SCREEN) if start < source.limit and address != start else None
    placed = bool(found and found.place[1])
    if address >= 0 and not (
        found and (placed or (found.score >= 3 and not quoted and not _before(source.text, found.end, address)))
    ):
        return read_site(reading, start)
    release = _RELEASE.match(source.text, start, source.limit)
    if release and (release["label"] not in source.words.places or release["label"] in source.words.labels):
        reading.put("publisher", release["label"], *release.span("label"), "label")
        reading.put("number", release["number"], *release.span("number"), "catalogue number")
        reading.type, reading.end, reading.score = ItemType.SONG, release.end(), 4.0
        return True
    if found and not placed and _placed_behind(source, found.end):
        return False  # "An Age of Transition? Economy and Society. Oxford: …": the title goes on
    if found and not (quoted and not placed and reading.type is ItemType.BOOK):
        put_publication(reading, found)
        reading.end, reading.score = found.end, found.score
        if reading.type is ItemType.BOOK and "genre" in reading.fields and "number" in reading.fields:
            reading.type = ItemType.REPORT
        return True
    return _bare(reading, head, start, quoted=quoted)


def _placed_behind(source: Text, end: int) -> bool:
    """Does a place with its publisher follow at once?"""
    start = skip(source.text, end)
    following = publication_at(source, start) if start < source.limit else None
    return bool(following and following.place[1] and following.score >= 3)


_RELEASE: Final = re.compile(
    r"(?P<label>[A-Z][\w&’']*(?: [A-Z&][\w&’']*){0,3}?),? (?P<number>(?:[A-Z]{1,5}[ -])?[A-Z]{0,4}\d{3,}[\w-]*)(?=[.,;]|\Z)"
)


def _before(text: str, end: int, address: int) -> bool:
    """Does the address follow at once?"""
    return 0 <= address - end < 4


def _school(reading: Reading, start: int) -> bool:
    """A thesis whose university stood in its brackets: a database, an address or nothing follows."""
    if "publisher" not in reading.fields:
        return False
    stop = address_start(reading, start, min(reading.source.limit, start + 120))
    reading.end = start
    if stop > start and reading.source.text[start:stop].count(". ") < 2:
        reading.put_text("source", start, stop, "database")
        reading.end = stop
    reading.score = 5.0
    return True


_DATABASE: Final = re.compile(
    r"(?:[Aa]vailable|[Rr]etrieved|[Aa]ccessed) (?:from|via|through|at|in) (?:the )?(?P<name>[A-Z][^.:/]{3,90}?)"
    r"(?: database)?\."
    r"(?: \((?:UMI|Order|Publication|Accession|Document|AAT)[^()]{0,12}?(?P<number>[A-Z]{0,4}\d[\w-]*)\))?"
)


def _database(reading: Reading, start: int) -> bool:
    """ "Available from ProQuest Dissertations and Theses database. (UMI No. 1434728)": where a thesis is kept."""
    found = _DATABASE.match(reading.source.text, start, reading.source.limit)
    if not found:
        return False
    reading.put("source", found["name"], start, found.end("name"), "database")
    if found["number"]:
        reading.put("number", found["number"], found.end("name"), found.end(), "number of a publication")
    reading.end, reading.score = found.end(), 5.0
    return True


def _album(reading: Reading, start: int) -> bool:
    """ "On To pimp a butterfly. Top Dawg Entertainment.", "Kind of Blue [CD]. New York: Columbia."."""
    source = reading.source
    text = source.text
    stop = source.sentence_end(start)
    end = read_brackets(reading, start, stop)
    if reading.type is not ItemType.SONG or end - start > 120:
        return False
    reading.put_text("container_title", start, end, "album")
    begin = stop
    while begin < source.limit and text[begin] in " .,":
        begin += 1
    found = publication_at(source, begin, loose=True)
    reading.end, reading.score = stop, 3.0
    if found and found.score >= 1:
        put_publication(reading, found)
        reading.doubts = [doubt for doubt in reading.doubts if doubt[0] != "CK906"]
        reading.end, reading.score = found.end, 4.5
    return True


def _bare(reading: Reading, head: Head, start: int, *, quoted: bool) -> bool:
    """Nothing that is known follows the title: an article to come, or a work whose publisher is left out."""
    source = reading.source
    value, low, high = trimmed(source.text, start, source.sentence_end(start)) if start < source.limit else ("", start, start)
    if quoted and 1 < len(value) < 90 and value[0].isupper():
        reading.put("container_title", value, low, high, "periodical")
        reading.type = ItemType.ARTICLE_JOURNAL
        reading.end = high
        reading.score = 2.0
        if "status" not in reading.fields:
            reading.doubt("CK909", None, "an article journal", "a webpage")
        return True
    reading.end = min(start, source.limit)
    reading.score = 0.5 if start >= source.limit else 1.0 if reading.type is ItemType.BOOK else 1.3
    if reading.type is ItemType.BOOK:
        reading.doubt("CK911", "title", str(reading.fields["title"]).rsplit(" ", 1)[-1])
    return True
