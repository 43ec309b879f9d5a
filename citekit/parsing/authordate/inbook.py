"""Chapters, entries, papers in proceedings: "In J. G. Richardson (Ed.), Handbook … (pp. 241–258)", "In Title, edited by X, 7".

APA 7, 10.3 (chapters); Cite Them Right, "Chapters in edited books"; Chicago 17, 14.106 and 15.9; AGPS, "Parts of books".
"""

from __future__ import annotations

import re
from typing import Final

from citekit.model import ItemType
from citekit.parsing.authordate.brackets import EDITION, read_brackets
from citekit.parsing.authordate.people import ROLES, people, role_fields
from citekit.parsing.authordate.publication import publication_at, put_publication
from citekit.parsing.authordate.statements import read_statement
from citekit.parsing.dates import YEAR, parse_date
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.statements import edition_value
from citekit.parsing.tail import PAGE_LIST, page_value

IN: Final = re.compile(r"(?:[Ii]n|En|Em|Dans)(?::|(?= [A-ZÀ-Þ“\"‘'(\d]| (?:van|von|de|du|da|di|al|el|le|la)[ -])) ?")
_EDITORS: Final = re.compile(
    rf"(?P<names>[^()“”:;]{{3,260}}?|[^()“”:]{{3,120}}?),? \((?P<role>{ROLES})\)[,:.]? ?"
    rf"|(?P<comma>[A-Z][^()“”:]{{2,160}}?),? (?P<word>[Ee]ds?\.)(?:,|:)? (?=[A-ZÀ-Þ“\"‘])"
)
_SAME: Final = re.compile(r"(?:[Ii]bid|[Ii]dem|[Dd]ies)\.")
_EDITED: Final = re.compile(
    r"[,.] (?P<role>[Ee]dited(?: and translated| and introduced)?(?: by)?|[Tt]ranslated(?: and edited)?(?: by)?"
    r"|[Ee]ds?\. (?:by )?|[Tt]rans\.) "
    rf"(?P<names>[A-ZÀ-Þ][^“”:]{{2,200}}?)(?=, (?:pp?\. )?{PAGE_LIST}\.|(?<! [A-Z])\. |, (?:vol|\d+(?:st|nd|rd|th)"
    rf"|[Tt]ranslated|[Ee]dited|(?:pp?\. )?\d)|\.?\Z)"
)
_CHICAGO_PAGES: Final = re.compile(rf", (?:pp?\. ?)?(?P<page>{PAGE_LIST})\.?\Z")
_VOLUME: Final = re.compile(
    r"[,.] ?(?P<mark>[Vv]ol(?:ume|\.) ?)(?P<volume>\d{1,3}|[IVXL]+)(?: of (?P<set>[A-ZÀ-Þ][^,:]{3,100}))?(?=[,.]|\Z)"
)
_EDITION: Final = re.compile(rf"[,.] (?P<edition>{EDITION})(?=[,.]|\Z)")
_REFERENCE_WORK: Final = re.compile(r"[Ee]ncyclop[aæ]?e?dia|[Dd]ictionary|Enzyklop|Encyclop|[Ll]exikon|[Ll]exicon")
_PROCEEDINGS: Final = re.compile(
    r"\b[Pp]roceedings\b|\b(?:[Cc]onference|[Ss]ymposium|[Ww]orkshop|[Cc]olloquium) (?:on|papers)\b|\bProc\."
)
_YEAR: Final = re.compile(rf"\((?P<year>{YEAR})\)[.,]? ")
VOLUME_INSIDE: Final = re.compile(r": Vol(?:\.|ume) (?P<volume>\d{1,3}|[IVX]+)[.:] ")


def read_in_book(reading: Reading, start: int) -> bool:
    """Read the book after "In", its editors, pages and imprint; False when there is no such thing."""
    source = reading.source
    text = source.text
    mark = IN.match(text, start, source.limit)
    if not mark:
        return False
    begin = mark.end()
    editors = _editors(reading, start, begin)
    begin = editors or _same_author(reading, begin)
    dated = _YEAR.match(text, begin)
    if dated and editors:  # "in During, S. (ed.) (1993) The cultural studies reader": when the book came out
        if "issued" in reading.fields and "original_date" not in reading.fields:
            reading.fields["original_date"] = reading.fields.pop("issued")
            reading.spans["original_date"] = reading.spans.pop("issued")
        reading.put("issued", parse_date(dated["year"]), *dated.span(), "date of the book")
        begin = dated.end()
    stop = _book_end(reading, begin)
    if stop <= begin or stop - begin > 360:
        return False
    end = _statements(reading, begin, read_brackets(reading, begin, stop))
    title, low, high = trimmed(text, begin, end)
    if not title or len(title) > 260:
        return False
    if text[high : high + 1] in ("?", "!"):
        title, high = title + text[high], high + 1
    reading.put("container_title", title.strip('“”"‘’'), begin if editors else start, high, "book after “In”")
    volume = VOLUME_INSIDE.search(title)
    if volume:
        reading.put("volume", volume["volume"], low + volume.start("volume"), low + volume.end("volume"), "volume")
    _publication(reading, stop)
    reading.type = _type(reading)
    known = reading.fields.keys() & {"editor", "page", "publisher"}
    reading.score = 3.0 + 0.7 * len(known)
    return True


def _editors(reading: Reading, start: int, begin: int) -> int:
    """Names before the book, with "(Eds.)" behind them; where the book starts, 0 if there are none."""
    source = reading.source
    found = _EDITORS.match(source.text, begin, min(source.limit, begin + 330))
    if not found:
        return 0
    role = found["role"] or found["word"]
    listed = found["names"] or found["comma"]
    cut = source.sentence_end(begin)
    if cut < found.start() + len(listed):
        return 0
    names = people(listed, source.words)
    for field in role_fields(role):
        reading.put(field, names, start, found.end(), "names before the book")
    return found.end()


_OWN: Final = re.compile(
    r"(?:(?:[A-Z]\.[ -]?)+ ?(?P<family>[^\W\d_][\w’'-]+)|(?P<turned>[^\W\d_][\w’'-]+), (?:[A-Z]\. ?)+),? (?=[A-ZÀ-Þ])"
)


def _same_author(reading: Reading, begin: int) -> int:
    """ "In R. Barthes, Image, music, text": the author of the book is the chapter's; where the title starts."""
    found = _OWN.match(reading.source.text, begin, reading.source.limit)
    authors = reading.fields.get("author")
    if (
        not found
        or not isinstance(authors, tuple)
        or (found["family"] or found["turned"]) not in {name.family for name in authors}
    ):
        return begin
    reading.put("container_author", authors[:1], found.start(), found.end(), "author of the book")
    return found.end()


_GROUP_END = re.compile(r"\([^()]*(?:pp?\. ?\d|[Vv]ols?\. ?\d|pp?\. ?[ivxl]|\b[Ee]dn?\b\.?)[^()]*\)(?P<stop>[.,;]? |[.,]?\Z)")


def _book_end(reading: Reading, begin: int) -> int:
    """Where the sentence of the book ends; "(pp. 1–9)" ends it whatever stops stand before."""
    source = reading.source
    group = _GROUP_END.search(source.text, begin, min(source.limit, begin + 330))
    if group:
        return group.start("stop")
    stop = source.sentence_end(begin)
    edition = re.compile(rf"\. {EDITION}(?=[.,] |[.,]?\Z)").match(source.text, stop, source.limit)
    return edition.end() + (source.text[edition.end() : edition.end() + 1] == ".") if edition else stop


def _statements(reading: Reading, begin: int, end: int) -> int:
    """ ", edited by Colin Gordon, 109–33" behind the book's title (Chicago); where the first of them starts."""
    text = reading.source.text
    while end > begin and text[end - 1] in " .,":
        end -= 1
    pages = _CHICAGO_PAGES.search(text[begin : end + 1].rstrip("."))
    if (
        pages
        and (text[begin + pages.start() - 1] != ")")
        and not re.fullmatch(r"(?:1[5-9]|20)\d\d(?:[-–](?:\d{4}|\d\d))?", pages["page"])
    ):
        reading.put("page", page_value(pages["page"]), begin + pages.start(), begin + pages.end(), "pages")
        end = begin + pages.start()
    first = end
    for found in _EDITED.finditer(text, begin, end):
        lead = found["role"].lower()
        names = people(found["names"], reading.source.words)
        for field, sign in (("editor", "ed"), ("translator", "trans")):
            if (sign == "ed" and re.search(r"\bed", lead)) or (sign == "trans" and "trans" in lead):
                reading.put(field, names, found.start(), found.end(), "names after their role")
        first = min(first, found.start())
    for pattern, field in ((_VOLUME, "volume"), (_EDITION, "edition")):
        part = pattern.search(text, begin + 3, end + 1)
        if part and part.end() >= first - 2:
            value = part[field] if field == "volume" else edition_value(part[field])
            reading.put(field, value, part.start(), part.end(field), field)
            if field == "volume" and part["set"]:
                reading.put("collection_title", part["set"], part.end("volume"), part.end(), "set after a volume")
            first = min(first, part.start())
    return first


def _publication(reading: Reading, stop: int) -> None:
    """The imprint behind the book; there may be none (an entry of a work on the web)."""
    source = reading.source
    text = source.text
    start = stop
    while start < source.limit and text[start] in " .,;)?!":
        start += 1
    reading.end = stop
    for _ in range(3):
        following = read_statement(reading, start)
        if not following:
            break
        start = following
    found = publication_at(source, start)
    if found and found.score >= 1.4:
        put_publication(reading, found)
        reading.end = found.end


def _type(reading: Reading) -> ItemType:
    book = str(reading.fields["container_title"])
    if reading.type in (ItemType.BROADCAST, ItemType.SONG):
        return reading.type
    if _REFERENCE_WORK.search(book):
        return ItemType.ENTRY_ENCYCLOPEDIA
    return ItemType.PAPER_CONFERENCE if _PROCEEDINGS.search(book) else ItemType.CHAPTER
