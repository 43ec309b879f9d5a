"""What may follow the source: DOI, address, the day it was read, the first publication, a medium."""

from __future__ import annotations

import re
from typing import Final

from citekit.parsing.dates import FULL_DATE, YEAR, YEARS, parse_date
from citekit.parsing.reading import Reading
from citekit.parsing.tail import URL

_GAP = re.compile(r"[\s.,;:)\]>]*")
_RETRIEVED = (
    rf"(?:[Rr]etrieved|[Vv]iewed|[Aa]ccessed|[Ll]ast (?:accessed|viewed|visited)|[Vv]isited|[Dd]ownloaded"
    rf"|[Cc]ited)(?: on)?:? (?P<accessed>{FULL_DATE})"
)
_FROM = (
    r"(?:[Rr]etrieved|[Aa]vailable|[Aa]ccessed|[Dd]ownloaded|[Oo]btained)(?: online)?:?(?: (?:from|at|via|in|through):?| on)?"
    r"(?: (?:the )?[A-Z][^:.,]{2,60}?(?: (?:web ?site|database|archive))?:)?"
)
_STATEMENTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:(?:[Aa]vailable (?:at|from|online):? ?)?(?:(?:https?://)?(?:dx\.)?doi\.org/"
        r"|[Dd][Oo][Ii]:? ?(?:https?://(?:dx\.)?doi\.org/)?))(?P<doi>10\.\d{4,9}/[^\s,;<>“”\"]*[^\s,;.<>“”\"])",
        rf"[(\[]?{_RETRIEVED}(?:,? (?:from|at):?(?: (?:the )?[A-Z][^:.,]{{2,60}}?:)?(?= <?(?:https?:|www\.|ftp:)))?[)\]]?",
        rf"(?:(?:{_FROM}|URL:?|[Ff]rom|at) )?<?(?P<url>{URL})>?",
        rf"[(\[](?:[Oo]riginal(?:ly)? (?:work )?(?:published|released|published in)|[Ff]irst published"
        rf"|[Oo]rig\. pub\.)(?: in)? (?P<original>(?:c(?:a|irca)?\.? )?(?:{YEARS}"
        rf"|\d{{3}}(?!\d)(?! [BA])|\d{{1,4}} (?:B\.?C\.?E?\.?|BCE|A\.?D\.?"
        rf"|CE)))\.?[)\]]",
        rf"(?:[Oo]riginally|[Ff]irst) published(?: in)? (?P<original>{YEAR})(?=\.)",
        r"(?P<source>ProQuest(?: [A-Z&]\w*| and| [A-Z]\w+)*|JSTOR|EBSCOhost|Project MUSE|PubMed Central|PsycINFO"
        r"|PsycARTICLES|LexisNexis)(?: \([^()]{3,40}\))?(?=\.|\Z)",
        r"\((?:UMI|Order|Publication|Accession|Document|ProQuest|AAT)[^()]{0,40}\d[^()]{0,12}\)",
        r"ISBN(?:-1[03])?:? (?P<isbn>[\dX-]{10,17})(?=\W|\Z)",
        r"(?P<medium>Print|Web|DVD|VHS|Film|CD|LP|Kindle(?: edition)?|PDF|Blu-ray|MP3|Audiobook|Compact disc"
        r"|Videocassette)(?:,? \d{1,3} min(?:utes|\.)?)?(?=\.|\Z)",
        r"(?:(?:\d{1,2}:)?\d{1,3}:\d\d|\d{1,3} min(?:s|utes)?)(?=\.|\Z)",
        r"Advance online publication|Epub ahead of print|\(Unpublished\)",
        r"PM(?:C)?ID:? ?\w+",
    )
)
_STARTS = frozenset("RrVvAaLlDdCchwfFuUOo(<[JPEIBKWMN")


def read_closing(reading: Reading, position: int) -> int:
    """Read what still belongs to the reference after ``position``; where it ends."""
    source = reading.source
    text, limit = source.text, source.limit
    end = position
    for _ in range(7):
        gap = _GAP.match(text, end, limit)
        start = gap.end() if gap else end
        if start >= limit or not (text[start] in _STARTS or text[start].isdigit()):
            break
        found = next((match for match in (pattern.match(text, start, limit) for pattern in _STATEMENTS) if match), None)
        if not found or not _put(reading, found):
            break
        end = found.end()
    return end


def _put(reading: Reading, found: re.Match[str]) -> bool:
    """Set the field of a statement; False when the field was set before (then it is another's, in the annotation)."""
    name = found.lastgroup or ""
    if not name:
        reading.spans[f"lead {found.start()}"] = (*found.span(), "remark about the publication")
        return True
    field = {"original": "original_date"}.get(name, name)
    if field in reading.fields and field != "medium":
        return False
    if name == "accessed":
        reading.put("accessed", parse_date(found["accessed"]), *found.span(), "accessed")
    elif name == "original":
        reading.put("original_date", parse_date(found["original"]), *found.span(), "date of the first publication")
        if "original_date" not in reading.fields:
            reading.spans[f"lead {found.start()}"] = (*found.span(), "date before Christ")
    elif name == "medium":
        reading.put("medium", found["medium"], *found.span(), "medium")
        reading.spans[f"lead {found.start()}"] = (*found.span(), "medium")
    else:
        reading.put(
            field, found[name].rstrip(")") if name == "doi" and "(" not in found[name] else found[name], *found.span(), name
        )
    return True


_ADDRESS = re.compile(rf"{URL}|\b[Dd][Oo][Ii]:? ?10\.\d|10\.\d{{4,9}}/")
_LEADS = re.compile(
    rf"(?:(?:{_FROM}|URL:?|[Ff]rom|[Dd][Oo][Ii]:?|(?:[Rr]etrieved|[Vv]iewed|[Aa]ccessed)(?: on)?:? {FULL_DATE},?(?: (?:from"
    rf"|at):?)?)\s*<?\s*)\Z"
)


def address_start(reading: Reading, start: int, stop: int) -> int:
    """Where the address that follows ``start`` begins, its "Available at:" included; -1 if there is none."""
    text = reading.source.text
    found = _ADDRESS.search(text, start, stop)
    if not found:
        return -1
    lead = _LEADS.search(text[start : found.start()])
    return start + lead.start() if lead else found.start()
