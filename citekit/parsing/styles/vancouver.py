"""Vancouver, the numbered style of biomedicine: "Doll R, Hill AB. Title. Br Med J. 1950;2(4682):739-48."

Grammar: Patrias, Citing Medicine, 2nd ed. (National Library of Medicine, 2007), chapters 1 (journals), 2 (books) and 22-25
(Internet); ICMJE, "Samples of Formatted References"; AMA Manual of Style, 11th ed., 3.11-3.15 (other stops).
"""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.dates import MONTH, SEASON, YEAR, parse_date
from citekit.parsing.names import mononym
from citekit.parsing.reading import Reading, Text
from citekit.parsing.styles.settle import periodical_type
from citekit.parsing.styles.vancouver_book import read_imprint
from citekit.parsing.styles.vancouver_names import PEOPLE, vancouver_people
from citekit.parsing.styles.vancouver_tail import read_vancouver_tail
from citekit.parsing.styles.vancouver_web import read_page
from citekit.parsing.words import fold

_HEAD = re.compile(
    rf"(?P<names>{PEOPLE})(?:; (?P<body>[A-Z][^.;:]{{4,90}}))?(?P<role>, (?:editors?|eds?\b|compilers?"
    rf"|translators?))?[.:]+ (?=\S)"
)
_BODY = re.compile(r"(?P<names>[^\W\d_a-z][^.;]{3,120}?(?:; [A-Z][^.;]{3,90}?)?)(?P<role>, editors?)?\. (?=[A-Z\[])")
_DATE = rf"{YEAR}(?:[-–]{YEAR})?(?: (?:{MONTH}|{SEASON})(?:[-–]{MONTH})?(?: \d{{1,2}}(?:[-–]\d{{1,2}})?)?)?"
_PAGE = r"(?:e|S|suppl |E|CD|[A-Z])?\d[\w.]*(?: ?[-–] ?(?:e|S)?\d[\w.]*)?(?:, (?:e|S)?\d+(?:[-–]\d+)?)*(?: passim)?"
LOCATOR = re.compile(
    rf"(?P<date>{_DATE}|{MONTH} (?:\d{{1,2}}, )?{YEAR}) ?(?P<cited>\[cited"
    rf" {_DATE}\])?; ?(?P<volume>\d{{1,4}}(?:[-–]\d+)?[A-Z]?|[IVXLC]+|Sect\. ?\w+)?"
    rf"(?: ?(?P<part>(?:[Ss]uppl|[Pp]t)\b\.? ?\w*))?(?: ?\((?P<issue>[^()]{{1,30}}(?:\([^)]*\))?)\))?"
    rf"(?:: ?(?P<page>\[[^\]]{{2,30}}\]|{_PAGE})(?P<column> \(col\. ?\d\))?)?(?=[.;,)\s]|$)"
    rf"|(?P<day>{YEAR} {MONTH} \d{{1,2}}|{MONTH} \d{{1,2}}, {YEAR}): ?(?P<sheet>[A-Z]{{0,2}}\d+(?:[-–]\d+)?)(?=[.;\s]|$)"
)
_SIGNS = re.compile(
    rf"{YEAR}[^.;]{{0,28}}; ?(?:\d|\(|[IVX]+|Sect|Suppl)|[:.] [^.;]{{2,80}}; ?c?{YEAR}|\[(?:Internet|cited "
    rf"|dissertation|thesis)|{YEAR} {MONTH} \d{{1,2}}: ?[A-Z]{{0,2}}\d|{MONTH} \d{{1,2}}, {YEAR}: ?[A-Z]{{0,2}}\d"
)


_DAY_SIGN = re.compile(r":(?<=\d:) ?[A-Z]{0,2}\d")  # "1996 Jan 13: A4": of the signs the one without semicolon and bracket
_PARTS = ("day", "volume", "issue", "page", "part")


_BODY_SIGN = re.compile(r"\d; ?\d|; ?c?(?:1[4-9]|20)\d\d")  # a body as author, or none


def read_vancouver(source: Text) -> Reading | None:
    """The reading of a text by NLM's grammar, or None when its signs do not show."""
    text, limit = source.text, min(source.limit, 1500)
    if ";" not in text and "[" not in text and not _DAY_SIGN.search(text, 0, limit):
        return None
    if not _HEAD.match(text, 0, limit) and not (";" in text and _BODY_SIGN.search(text, 0, limit)) and "[" not in text:
        return None
    if not _SIGNS.search(text, 0, limit):
        return None
    reading = Reading(source, ItemType.ARTICLE_JOURNAL, "vancouver")
    start = _names(reading)
    if start is None:
        return None
    located = (found for found in LOCATOR.finditer(text, start, limit) if any(map(found.group, _PARTS)))
    locator = next(located, None)
    book = read_imprint(reading, start, limit)
    if book and (not locator or book.start <= locator.start()):
        reading.end = book.read(reading)
    elif locator:
        end = _article(reading, start, locator)
        if end is None:
            return None
        reading.end = end
    elif (page := read_page(reading, start, limit)) is not None:
        reading.end = page
    else:
        return None
    if "title" not in reading.fields:
        return None
    reading.closed = reading.end
    reading.end = read_vancouver_tail(reading, reading.end)
    reading.grammar = True
    reading.score = 8.0 if "author" in reading.fields or "editor" in reading.fields else 6.5
    return reading


def _names(reading: Reading) -> int | None:
    """Read the names; where the title starts. None: this is no head of the style."""
    source = reading.source
    text = source.text
    found = _HEAD.match(text, 0, source.limit)
    if found:
        people = vancouver_people(found["names"])
        if found["body"]:
            people = (*people, mononym(found["body"]))
    else:
        found = _BODY.match(text, 0, source.limit)
        if not found or not (
            source.words.is_corporate(found["names"]) or found["role"] or fold(found["names"]) in source.words.mononyms
        ):
            return (
                0
                if re.search(
                    r"\[(?:Internet|cited|Film|[Mm]otion picture|DVD|video)|\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?;\d",
                    text[: source.limit],
                )
                else None
            )
        people = tuple(mononym(name) for name in found["names"].split("; "))
    role = (found["role"] or "").strip(" ,")
    field = "editor" if role.startswith(("ed", "comp")) else "translator" if role.startswith("tr") else "author"
    reading.put(field, people, 0, found.end("role") if role else found.end("names"), "family names with initials")
    return found.end()


def _article(reading: Reading, start: int, locator: re.Match[str]) -> int | None:
    """Title and journal before the locator, and what the locator says."""
    source, text = reading.source, reading.source.text
    stop = locator.start()
    while stop > start and text[stop - 1] in " .,":
        stop -= 1
    cut = _journal_start(source, start, stop)
    if cut is None:
        return None
    _title(reading, start, cut)
    name, medium = _medium(text[cut:stop])
    reading.put_text("container_title", cut, cut + len(name), "journal")
    if medium:
        reading.put("medium", medium, cut + len(name), stop, "medium")
    date = "day" if locator["day"] else "date"
    reading.put("issued", parse_date(_in_order(locator[date])), *locator.span(date), "date of the issue")
    if locator["cited"]:
        reading.put("accessed", parse_date(_in_order(locator["cited"])), *locator.span("cited"), "cited")
    _numbers(reading, locator)
    if reading.type is ItemType.ARTICLE_JOURNAL:
        reading.type = periodical_type(reading)
    return locator.end()


def _numbers(reading: Reading, locator: re.Match[str]) -> None:
    if locator["volume"]:
        if locator["volume"].startswith("Sect"):
            reading.put("section", locator["volume"].rpartition(" ")[2], *locator.span("volume"), "section")
            reading.type = ItemType.ARTICLE_NEWSPAPER
        elif not locator["page"] and not locator["issue"] and "-" in locator["volume"].replace("–", "-"):
            reading.put("page", locator["volume"], *locator.span("volume"), "pages")
        else:
            reading.put("volume", locator["volume"], *locator.span("volume"), "volume")
    if locator["sheet"]:
        reading.put("page", locator["sheet"], *locator.span("sheet"), "pages")
    if locator["column"]:
        reading.spans["lead column"] = (*locator.span("column"), "column")
    if locator["issue"]:
        reading.put("issue", locator["issue"], *locator.span("issue"), "issue")
    if locator["part"]:
        reading.put("issue", locator["part"], *locator.span("part"), "supplement")
        reading.spans.setdefault("lead part", (*locator.span("part"), "supplement"))
    if locator["page"]:
        reading.put("page", locator["page"].strip("[].,"), *locator.span("page"), "pages")


def _in_order(date: str) -> str:
    """ "2012 Aug 17" as the other styles say it: "Aug 17, 2012"."""
    found = re.search(rf"({YEAR}) (.+?)\]?\Z", date)
    return f"{found[2]}, {found[1]}" if found else date


def _title(reading: Reading, start: int, end: int) -> None:
    text = reading.source.text
    stop = end
    while stop > start and text[stop - 1] in " .":
        stop -= 1
    name, medium = _medium(text[start:stop])
    reading.put_text("title", start, start + len(name), "title")
    if medium:
        reading.put("medium", medium, start + len(name), stop, "medium")


def _medium(text: str) -> tuple[str, str]:
    """ "Dementia [Internet]" -> ("Dementia", "Internet")."""
    found = re.search(r" \[(Internet|CD-ROM|DVD|serial online|electronic resource)\]\Z", text)
    return (text[: found.start()], found[1]) if found else (text, "")


_STOP = re.compile(r"[.?!][”\"]? +(?=[A-Z0-9])")
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,9}(?: \([A-Z][A-Za-z ]+\))?\Z")


def _journal_start(source: Text, start: int, stop: int) -> int | None:
    """Where the title of the journal starts: after the last full stop, or an earlier one where each ends an abbreviation."""
    text = source.text
    ends = [(found.start(), found.end()) for found in _STOP.finditer(text, start, stop)]
    if not ends:
        return None
    index = len(ends) - 1
    while (
        index > 0
        and text[ends[index][0]] == "."
        and _SHORT.match(text, ends[index - 1][1], ends[index][0])
        and _dotted(text, ends[index][1], stop)
    ):
        index -= 1
    return ends[index][1]


def _dotted(text: str, start: int, stop: int) -> bool:
    """ "N. Engl. J. Med" as against "Br Med J" after a title of one word."""
    rest = text[start:stop]
    return " " not in rest.strip() and len(rest) < 12
