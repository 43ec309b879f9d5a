"""Where an article stands: "Science, 162(3859), 1243–1248", "Screen, 16(3), pp. 6–18", "Public Culture 15 (1): 11–40".

APA 7, 10.1 (articles); Cite Them Right, "Journal articles", "Newspaper articles"; Chicago 17, 15.9 and 14.171; AGPS.
"""

from __future__ import annotations

import re
from typing import Final

from citekit.model import Date, ItemType
from citekit.parsing.article import periodical_type
from citekit.parsing.dates import MONTH, SEASON, YEAR, YEARS, parse_date
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.tail import page_value
from citekit.parsing.words import fold

_PAGE = (
    r"(?:(?:[A-Z]{1,3}[-.]?|e)?\d{1,7}|[a-z]{1,5}\d{3,8}|[ivxlc]{1,7}\b)(?:\.e?\d{1,3})?(?:\s?[-–—]{1,2}\s?(?:(?:[A-Z]{1,2}["
    r"-.]?|e)?\d{1,7}|[ivxlc]{1,7}\b))?\+?"
)
_PAGE_LIST = rf"{_PAGE}(?:,? ?(?:& |and )?{_PAGE}(?![\w(]))*"
_NUMBER = r"\d{1,5}(?:\s?[-–/&]\s?\d{1,4})?[A-Za-z]?"
_VOLUME = (
    rf"(?:[Vv]ol(?:ume|\.)? ?)?(?P<volume>(?!(?:19|20)\d\d\b(?!\(\d)|\d{{1,2}}(?:[-–]\d{{1,2}})? {MONTH})"
    rf"{_NUMBER}|[IVXLC]{{1,7}}\b)"
)
_ISSUE = (
    rf"(?: ?\((?:[Nn]os?\. ?|[Ii]ssue )?(?P<issue>(?!{YEAR}\)|(?:{MONTH}|{SEASON})[^)]*\))[^()]{{1,28}})\)"
    rf"|,? ?(?:[Nn](?:os?|r|°|º)\.?|[Ii]ss(?:ue|\.)|[Nn]umber) ?(?P<no>{_NUMBER})"
    rf"|, (?P<bare>\d{{1,3}})(?=, (?:pp?\. ?)?\d+\s?[-–]\s?\d)|[.:/](?P<point>\d{{1,3}}(?=[,:]| \())|,? [Ss]uppl(?:ement"
    rf"|\.)?(?: \d+)?)?"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:[-–]\d{{1,2}})? {MONTH}|{MONTH}(?: \d{{1,2}}(?:[-–]\d{{1,2}})?)?|{SEASON}"
    rf"|{MONTH}[-–/ ]{{1,3}}{MONTH})(?:,? (?:{YEARS}))?"
)
_DATE = rf"(?:,? ?\(?(?P<day>{_DAY})\)?)?"
_PAGES = (
    rf"(?:(?:[,:] ?(?:pp?\.? ?|pages? )?|,? pp?\. ?)(?P<page>{_PAGE_LIST})|,? (?:[Aa]rt(?:icle|\.)?(?: [Nn]o\.?| ID)? "
    rf"|[Aa]rticle )(?P<article>[\w.-]*\d[\w.-]*\b))?"
)
_AFTER = (
    rf"(?=\s*(?:[.;)]|\Z)|, (?:doi|viewed|DOI|<?http|available|accessed|retrieved)|\s+(?!{MONTH})(?:[A-Z“\[(]|https?:|doi))"
)
# A volume, perhaps its issue, date and pages; what parts it from the periodical is a comma, or (Chicago) a blank.
_NUMBERED: Final = re.compile(rf"(?:, |(?<=[\w.)!?]) ){_VOLUME}{_ISSUE}{_DATE}{_PAGES}{_AFTER}")
_ISSUED: Final = re.compile(
    rf",? (?:\((?P<issue>\d{{1,5}}(?:[-–/]\d+)?)\)|(?:[Nn]os?\.|[Ii]ssue|[Nn]umber) ?(?P<no>{_NUMBER})){_DATE}{_PAGES}{_AFTER}"
)
_DATED: Final = re.compile(
    rf",? \(?(?P<day>{_DAY})\)?(?:,? (?:[\w ]{{3,20}} )?(?:ed(?:ition|n|\.)|supplement))?(?:, [Ss]ec(?:tion"
    rf"|\.) ?(?P<section>\w{{1,4}})|, [A-Z][\w ]{{2,30}}(?: section| supplement)?(?=, pp?\.))?"
    rf"(?:[,:] (?:pp?\.? ?)?(?P<page>{_PAGE_LIST}))?{_AFTER}"
)
_PAGED: Final = re.compile(rf", (?:pp?\. ?|pages? )(?P<page>{_PAGE_LIST}){_AFTER}")
_BARE_PAGED: Final = re.compile(rf", (?!\d{{1,2}}(?:[-–]\d{{1,2}})? {MONTH})(?P<page>{_PAGE_LIST}){_AFTER}")
_NEVER: Final = re.compile(
    r"[“”]|https?:|doi:|\b(?:[Ee]dited|[Tt]ranslated|[Dd]irected) by\b|\([Ee]ds?\.?\)|\A(?:In|in|Accessed|Retrieved"
    r"|Available|Paper|Vol)\b"
)
_MEETING: Final = re.compile(r"Proceedings of .*(?:Conference|Symposium|Workshop|Meeting|Congress|Colloquium|[A-Z]{3,}|\d{4})")
_ACADEMY: Final = re.compile(r"\b(?:Academy|Society|Institution|Association)\b(?!.*(?:Conference|Meeting|Symposium|Congress))")
_SECTION: Final = re.compile(r", (?P<section>[A-Z]\d|[A-Z][a-z]+(?: [a-z]+)?)\Z")
_START = re.compile(r"[A-ZÀ-Þ0-9“\"(eil]")


def read_periodical(reading: Reading, start: int, *, chicago: bool) -> bool:
    """Read periodical and numbers from ``start``; False when this is no article."""
    source = reading.source
    text = source.text
    stop = min(source.limit, start + 220)
    found = _locator(source.text, start, stop, chicago)
    if not found:
        return False
    title, low, high = trimmed(text, start, found.start())
    if not _container(reading, title, low, high) or (title[0].islower() and not found.groupdict().get("volume")):
        return False
    section = _SECTION.search(title)
    if section and title.removeprefix("The ")[: section.start() - len(title)].strip(" ,") in source.words.newspapers:
        reading.put("section", section["section"], low + section.start(), high, "section")
        title, high = title[: section.start()], low + section.start()
    blog = title.endswith(" (blog)")
    reading.put("container_title", title.removesuffix(" (blog)").strip('“”"'), low, high, "periodical")
    _put(reading, found)
    reading.end = found.end()
    kind = periodical_type(reading)
    if (
        kind is ItemType.ARTICLE_MAGAZINE
        and not _dated_by_day(reading)
        and "page" in reading.fields
        and title not in source.words.magazines
    ):
        kind = ItemType.ARTICLE_MAGAZINE if _known(reading) else ItemType.ARTICLE_JOURNAL
    meeting = _MEETING.search(title) and not ("volume" in reading.fields and _ACADEMY.search(title))
    reading.type = ItemType.POST_WEBLOG if blog else ItemType.PAPER_CONFERENCE if meeting else kind
    numbered = reading.fields.keys() & {"volume", "issue"}
    reading.score = 5.0 if numbered and "page" in reading.fields else 4.0 if numbered or "page" in reading.fields else 3.0
    return True


def _locator(text: str, start: int, stop: int, chicago: bool) -> re.Match[str] | None:
    found: list[re.Match[str]] = []
    for pattern in (_NUMBERED, _ISSUED, _DATED, _PAGED, _BARE_PAGED):
        position = start
        while (match := pattern.search(text, position, stop)) is not None:
            if pattern is not _NUMBERED or _is_locator(text, match, chicago):
                found.append(match)
                break
            position = match.start() + 1
    return min(found, key=lambda match: (match.start(), -match.end())) if found else None


def _is_locator(text: str, found: re.Match[str], chicago: bool) -> bool:
    """A number after a blank alone ("Apollo 13") needs an issue or pages; a Roman one behind a comma too."""
    rest = found["issue"] or found["no"] or found["bare"] or found["page"] or found["article"]
    span = "-" in found["volume"] or "–" in found["volume"]
    if span and found["page"] and not (found["issue"] or found["no"]) and "ol" not in found[0][:6]:
        return False  # "The Saturday Evening Post, 25–31, 88–94": pages
    if text[found.start()] != ",":
        return bool((found["issue"] and found["page"]) or (rest and (chicago or "ol" in found[0][:5] or found["page"])))
    return bool(rest or found["volume"].isdigit() or "ol" in found[0][:6])


def _container(reading: Reading, title: str, low: int, high: int) -> bool:
    if not 1 < len(title) < 140 or not (_START.match(title) or " " not in title) or _NEVER.search(title):
        return False
    if title.count("(") != title.count(")") or place_kind(fold(title.partition(": ")[0]), reading.source.words) == 2:
        return False  # "Oxford: Clarendon Press, pp. 1–16" is an imprint
    return not any(
        sure and reading.source.text[stop] == "." and low < stop < high - 1 for stop, _, sure in reading.source.breaks
    )


def _put(reading: Reading, found: re.Match[str]) -> None:
    groups = found.groupdict()
    text = reading.source.text
    position = found.start()
    for name, field, rule in (
        ("volume", "volume", "volume"), ("issue", "issue", "issue"), ("no", "issue", "issue"), ("point", "issue", "issue"),
        ("bare", "issue", "issue"),
        ("day", "", ""), ("section", "section", "section"), ("page", "page", "pages"),
        ("article", "page", "number of the article"),
    ):  # fmt: skip
        if not groups.get(name):
            continue
        low, high = found.span(name)
        if field:
            value = page_value(groups[name]) if field == "page" else groups[name]
            reading.put(field, value, position, high, rule)
        else:
            put_day(reading, low, high)
        position = high
    tail = text[position : found.end()]
    if any(char.isalnum() for char in tail):
        reading.spans[f"lead {position}"] = (position, found.end(), "edition or supplement")


def put_day(reading: Reading, low: int, high: int) -> None:
    """ "15 April" after a year in the head gives the whole date."""
    text = reading.source.text[low:high]
    issued = reading.fields.get("issued")
    reading.spans[f"lead day {low}"] = (low, high, "day of the issue")
    if re.search(YEAR, text):
        date = parse_date(text)
    elif isinstance(issued, Date) and issued.year and len(issued.parts[0]) == 1:
        date = parse_date(f"{text} {issued.year}")
    else:
        return
    if date.parts:
        if isinstance(issued, Date) and issued.year != date.year:
            reading.doubt("CK912", "issued", str(date.year))
        reading.fields["issued"] = date
        start, end, _ = reading.spans.get("issued", (low, high, ""))
        reading.spans["issued"] = (start, end, "year after the author, day of the issue")


def _dated_by_day(reading: Reading) -> bool:
    issued = reading.fields.get("issued")
    return isinstance(issued, Date) and len(issued.parts[0]) > 1


def _known(reading: Reading) -> bool:
    words = reading.source.words
    title = fold(str(reading.fields["container_title"])).removeprefix("The ")
    return title in words.magazines or title in words.newspapers
