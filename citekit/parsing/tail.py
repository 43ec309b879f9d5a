"""What may follow an imprint or a page before the annotation starts: a medium, volumes, pages, an address."""

from __future__ import annotations

import re
from typing import Final

from citekit.parsing.dates import FULL_DATE, YEAR, parse_date
from citekit.parsing.foreign_dates import read_date
from citekit.parsing.reading import Reading

_GAP = re.compile(r"[\s.,;:)\]]*")
_MEDIUM = re.compile(
    r"[(\[]?(?P<medium>Print|Web|DVD(?:-ROM)?|Blu-ray|Film|Videocassette|Videorecording|Video recording|VHS"
    r"|CD(?:-ROM)?|LP|Compact disc|Audiocassette|Audio CD|Cassette|Kindle(?: edition)?"
    r"|E-?book|Microfilm|Microfiche|PDF(?: file)?|Television|Radio|Online|MP3)[)\]]?(?=\s*(?:[.]|$))"
)
PAGES = (
    r"(?:[A-Z]{1,2}[-.]?|e(?=\d{3}))?(?:\d{1,7}|[ivxlc]{1,7}\b)(?::\d{1,3})?(?:\s?[-–—‑]{1,2}\s?(?:[A-Z]{1,2}[-.]?)?(?:\d{1,5}"
    r"|[ivxlc]{1,7}\b))?\+?"
)
PAGE_LIST = rf"{PAGES}(?:, ?{PAGES}(?![\w]))*"
_PAGES = re.compile(rf"(?P<mark>[Pp]p?\. ?|pages? )?(?P<pages>{PAGE_LIST})(?=\s*(?:[.;)]|$))")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-–—](?:1[5-9]|20)\d\d")  # the first words of an annotation
_VOLUMES = re.compile(r"(?P<count>\d{1,3}) vols?(?=\.(?: [A-Z“(\[\d]|\s*\Z))")
_DATABASE = re.compile(
    r"(?P<source>JSTOR|Project M(?:USE|use)|Taylor (?:and|&) Francis Online|Wiley Online Library|Oxford Academic|SAGE Journals"
    r"|Cambridge Core|Nexis Uni|EBSCO(?:host)?|ProQuest(?: [A-Z]\w+){0,3}|LexisNexis(?: [A-Z]\w+)?"
    r"|Academic Search [A-Z]\w+"
    r"|Academic OneFile|Expanded Academic ASAP|InfoTrac|Google Books|HathiTrust|Internet Archive"
    r"|Gale [A-Z]\w+(?: [A-Z]\w+){0,3})"
    r"(?=\. Web\.|, (?:https?:|www\.|doi)|\. (?:https?:|www\.))"
)
_ISBN = re.compile(r"ISBN(?:-1[03])?:? (?P<isbn>[\dX-]{10,17})(?=\W|$)")
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s?)(?P<doi>10\.\d{4,9}/[^\s,;]*[^\s,;.)])", re.IGNORECASE)
URL = r"(?:https?://|ftp://|www\.)[^\s<>“”\"]*[^\s<>“”\".,;:)\]]/?"
_URL = re.compile(
    rf"(?:Available (?:online )?(?:at|from):? |Retrieved (?:from|{FULL_DATE},? from) |<)?(?P<url>{URL})>?", re.IGNORECASE
)
_ACCESSED = re.compile(
    rf"[(\[]?(?:[Ll]ast )?(?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed|[Vv]isited"
    rf"|[Aa]ccess date:?)(?: on)?:? (?P<date>{FULL_DATE})(?:[)\]]|(?=\W|$))"
    r"|[(\[]?(?:(?:[Zz]uletzt )?(?:[Aa]bgerufen|[Bb]esucht|[Aa]ufgerufen) am|[Zz]ugriff:?(?: am)?|[Aa]bruf:?|[Cc]onsultée? le"
    r"|[Cc]onsultado(?: el)?:?|[Cc]onsultato il|[Uu]ltimo accesso:?) (?P<foreign>\d[^()\[\]]{5,24}\d{4})[)\]]?"
)
_BARE_ACCESSED = re.compile(rf"(?P<date>\d{{1,2}} [A-Z][a-z]{{2,8}}\.? {YEAR})(?=\s*(?:[.)]|$))")
_ORIGINAL = re.compile(
    rf"\((?:Original (?:work )?published|[Ff]irst published|[Oo]riginally published)(?: in)? (?P<date>{YEAR})\)"
)
_MODIFIED = re.compile(rf"(?:Last )?(?:[Mm]odified|[Uu]pdated|[Rr]evised)(?: on)?:? (?P<date>{FULL_DATE})")
_REPRINT_OF = re.compile(rf"Reprint of (?:the )?(?P<date>{YEAR}) ed(?:ition\b|\.)")
_REPRINTED = re.compile(rf"[Rr]eprint(?:ed)?(?: ed\.)?,? (?P<date>{YEAR})(?=\.|$)")


def read_tail(reading: Reading, position: int, *, pages: bool = False) -> int:
    """Read what still belongs to the reference after ``position``; where it ends. ``pages``: a page may stand here."""
    text, limit = reading.source.text, reading.source.limit
    end = position
    for _ in range(6):
        gap = _GAP.match(text, end, limit)
        start = gap.end() if gap else end
        if start >= limit:
            break
        step = _step(reading, start, limit, pages)
        if step <= start:
            break
        end = step
    return end


def _step(reading: Reading, start: int, limit: int, pages: bool) -> int:
    """Read one statement at ``start``; its end, or ``start`` if there is none."""
    text = reading.source.text
    char = text[start]
    if char in "([<" or char.isalpha():
        for pattern, name in _STATEMENTS:
            found = pattern.match(text, start, limit)
            if found:
                _put(reading, found, name)
                return found.end()
    if char.isdigit() or (pages and char in "pPivxlcABCDEFG"):
        return _digits(reading, start, limit, pages)
    return start


def _digits(reading: Reading, start: int, limit: int, pages: bool) -> int:
    text = reading.source.text
    volumes = _VOLUMES.match(text, start, limit)
    if volumes:
        reading.put("number_of_volumes", volumes["count"], start, volumes.end(), "number of volumes")
        return volumes.end()
    if "medium" in reading.fields or "url" in reading.fields:
        accessed = _BARE_ACCESSED.match(text, start, limit)
        if accessed:
            reading.put("accessed", parse_date(accessed["date"]), start, accessed.end(), "accessed")
            return accessed.end()
    found = _PAGES.match(text, start, limit) if pages and "page" not in reading.fields else None
    if found and not (reading.rule == "book" and _YEARS.fullmatch(found["pages"]) and text[:start].endswith(". ")):
        reading.put("page", page_value(found["pages"]), start, found.end(), "pages")
        return found.end()
    return start


def page_value(text: str) -> str:
    """Pages as printed, "6--33" with one dash."""
    return re.sub(r"\s?-{2,}\s?", "-", text.strip())


def _put(reading: Reading, found: re.Match[str], name: str) -> None:
    start, end = found.span()
    if name == "reprinted":
        if "issued" in reading.fields and "original_date" not in reading.fields:
            reading.fields["original_date"] = reading.fields.pop("issued")
            reading.spans["original_date"] = reading.spans.pop("issued")
        reading.put("issued", parse_date(found["date"]), start, end, "reprint")
    elif found.groupdict().get("foreign"):
        reading.put(name, read_date(found["foreign"]), start, end, FOREIGN_DATE)
    elif "date" in found.re.groupindex:
        reading.put(name, parse_date(found["date"]), start, end, "date after the imprint")
    else:
        reading.put(name, found[name], start, end, name)


FOREIGN_DATE: Final = "date in another language"

# What may follow, with the field it fills; each pattern has a group of that name, or a group "date".
_STATEMENTS: Final = (
    (_MEDIUM, "medium"),
    (_DATABASE, "source"),
    (_ISBN, "isbn"),
    (_DOI, "doi"),
    (_URL, "url"),
    (_ACCESSED, "accessed"),
    (_ORIGINAL, "original_date"),
    (_REPRINT_OF, "original_date"),
    (_MODIFIED, "issued"),
    (_REPRINTED, "reprinted"),
)
