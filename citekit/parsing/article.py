"""Articles in journals, magazines and newspapers: "American Quarterly 18, no. 2 (Summer, 1966): 151-174" and its kin."""

from __future__ import annotations

import re

from citekit.model import Date, ItemType
from citekit.parsing.dates import DATE, FULL_DATE, parse_date
from citekit.parsing.head import Head
from citekit.parsing.reading import Reading, Text, trimmed
from citekit.parsing.tail import PAGE_LIST, page_value, read_tail
from citekit.parsing.words import fold

_SERIES = r"(?P<series>(?:\d{1,2}(?:st|nd|rd|th|d)|[Nn]ew|[Ff]irst|[Ss]econd|[Tt]hird) ser(?:ies|\.)|n\. ?s\.|o\. ?s\.)"
_NUMBER = r"\d{1,5}(?:[-–/]\d{1,4})?[A-Za-z]?"
_VOLUME = rf"(?P<mark>[Vv]ol(?:ume|\.) ?)?(?P<volume>(?!(?:1[6-9]|20)\d\d\b){_NUMBER}|[IVXLC]{{1,7}}(?=[, (:]))"
_ISSUE = (
    rf"(?:,? ?(?:[Nn]os?\.|[Pp]ts?\.|[Ii]ssue|[Nn]umber) ?(?P<issue>{_NUMBER})|[.:/](?P<point>\d{{1,3}}(?:[-–/]\d{{1,3}})?)"
    rf"| ?\((?P<bracket>(?!{DATE}\))[^\s()]{{1,9}}(?: \d+)?)\)|,? [Ss]upp(?:l(?:ement)?)?\b\.?)"
)
_PAGES = rf"(?:pp?\. ?|pages? )?(?P<page>{PAGE_LIST})"
_AFTER = r"(?=\s*(?:[.,;)\]]|$)|\s+[A-Z“])"
_VOLUMED = re.compile(
    rf",? (?:{_SERIES},? )?{_VOLUME}(?:{_ISSUE})?,? ?\((?P<date>{DATE})\)(?:[:,]? ?(?:{_PAGES}{_AFTER}|n\. ?pag\.))?"
)
_LISTED = re.compile(
    rf",? (?:{_SERIES},? )?(?=[Vv]ol|\d{{1,4}},? [Nn]os?\.|\d{{1,4}}\.\d)(?:{_VOLUME}(?:{_ISSUE})?)[,:]? \(?"
    rf"(?P<date>{DATE})\)?(?:(?:, |: ?){_PAGES}{_AFTER})?"
)
_ISSUED = re.compile(
    rf",? (?:[Nn]os?\.|[Ii]ssue|[Nn]umber) ?(?P<issue>{_NUMBER}),? \(?(?P<date>{DATE})\)?(?:(?:: ?|, ){_PAGES}{_AFTER})?"
)
_HEADED = re.compile(
    rf",? (?:{_SERIES},? )?{_VOLUME}(?:{_ISSUE})?(?: \([A-Z][a-z]+(?: \d{{1,2}})?\))?(?:: ?|, ){_PAGES}{_AFTER}"
)
_DATED = re.compile(
    rf"(?:,? \((?P<inner>{FULL_DATE})\)|,? (?P<date>{FULL_DATE}))(?:,? (?:(?:late|early|final|natl?\.|national|city"
    rf"|evening) ed(?:ition|\.)))?"
    rf"(?:, sec(?:tion|\.) ?(?P<section>\w{{1,4}}))?(?:(?:, |: ?){_PAGES}{_AFTER}(?:, cols?\. ?\d+(?:-\d+)?)?"
    rf"|(?=\s*(?:[.;]|$)))"
)
_HEAD_DATED = re.compile(rf", {_PAGES}{_AFTER}")
_NEVER_CONTAINER = re.compile(
    r"[“”]|https?:|\b(?:edited|translated) by\b|\(Eds?\.|\ARev(?:\. of|iew of [^,]+, by [A-Z])"
    r"|\A(?:Accessed|Retrieved|Updated|Posted|Last|Modified)\b"
)


def read_article(head: Head, *, barrier: int) -> Reading | None:
    """The article that ``head`` starts, if what follows its title is a periodical with volume, issue, date or pages.

    ``barrier``: where the imprint of a book ends, if one was found; what stands behind it is annotation.
    """
    source, reading = head.reading.source, head.reading
    found = _locator(source, head)
    if not found or found.start() >= barrier:
        return None
    if not head.quoted and found.re is _LISTED and ": " in source.text[found.start() : found.start("date")]:
        return None  # "Vol. 2: 1936-1945, Nemesis" is a volume with its own title
    start = head.after
    if not head.quoted:
        start = _container_start(source, head, found.start())
        if start <= head.title[0]:
            return None
    title, low, high = trimmed(source.text, start, found.start())
    if fold(f"{title}.") in source.words.magazines and source.text[high : high + 1] == ".":
        title, high = f"{title}.", high + 1  # "Ms."
    if not _container(title) or (": " in title and not (head.quoted and found.groupdict().get("volume"))):
        return None
    head.put_title(None if head.quoted else start)
    reading.put("container_title", title.strip('“”"'), low, high, "periodical")
    end = _put_locator(reading, found)
    reading.type = periodical_type(reading)
    reading.rule = "article"
    sure = reading.fields.keys() & {"page", "volume"} or (head.quoted and known_periodical(reading))
    reading.score = 5.0 if sure else 4.0
    reading.end = read_tail(reading, end, pages="page" not in reading.fields)
    if not reading.fields.keys() & {"volume", "issue"} and not known_periodical(reading):
        reading.score -= 1.5
    if head.dated and "volume" not in reading.fields:
        reading.score -= 1.0
    return reading


def _locator(source: Text, head: Head) -> re.Match[str] | None:
    text, start, stop = source.text, head.after - 1, min(head.after + (160 if head.quoted else 320), source.limit)
    patterns = [_VOLUMED, _LISTED, _ISSUED, _DATED] if not head.dated else [_VOLUMED, _HEADED, _ISSUED, _HEAD_DATED]
    if "(" not in text[start:stop]:
        patterns.remove(_VOLUMED)  # it has its date in brackets
    found = [match for pattern in patterns if (match := pattern.search(text, start, stop))]
    return min(found, key=lambda match: (match.start(), -match.end())) if found else None


def _container_start(source: Text, head: Head, locator: int) -> int:
    """Without quotes, the periodical starts with the last sentence before its numbers."""
    best = -1
    for stop, following, sure in source.breaks:
        if following > locator:
            break
        if stop >= head.title[1] and (sure or best < 0):
            best = following
    return best


def _container(title: str) -> bool:
    if not 1 < len(title) < 140 or not (title[0].isupper() or title[0].isdigit() or title[0] in "“eil"):
        return False
    return not _NEVER_CONTAINER.search(title)


def _put_locator(reading: Reading, found: re.Match[str]) -> int:
    groups = found.groupdict()
    text = reading.source.text

    def span_from(name: str) -> tuple[int, int]:
        """From the mark before a part ("no.") to its end."""
        start, end = found.span(name)
        while start > found.start() and text[start - 1] not in ",;:(" and not text[start - 1].isdigit():
            start -= 1
        return start, end

    if groups.get("series"):
        reading.spans["series"] = (*found.span("series"), "series of the periodical")
    if groups.get("volume"):
        reading.put("volume", groups["volume"], *span_from("volume"), "volume")
    for name in ("issue", "point", "bracket"):
        if groups.get(name):
            reading.put("issue", groups[name], *span_from(name), "issue")
    for name in ("date", "inner"):
        if groups.get(name):
            reading.put("issued", parse_date(groups[name]), *found.span(name), "date of the issue")
    if groups.get("section"):
        reading.put("section", groups["section"], *span_from("section"), "section")
    if groups.get("page"):
        start, end = span_from("page")
        reading.put("page", page_value(groups["page"]), start, end, "pages")
    return found.end()


def known_periodical(reading: Reading) -> bool:
    """Do the lists of magazines and newspapers hold the title?"""
    words = reading.source.words
    title = fold(str(reading.fields["container_title"])).removeprefix("The ")
    return title in words.magazines or title in words.newspapers


def _in_season(reading: Reading) -> bool:
    issued = reading.fields.get("issued")
    return isinstance(issued, Date) and any(point[1:2] and point[1] > 20 for point in issued.parts)


def periodical_type(reading: Reading) -> ItemType:
    """A list of titles tells magazines and newspapers; without a volume, so does the date."""
    words = reading.source.words
    title = fold(str(reading.fields["container_title"]))
    bare = title.removeprefix("The ")
    plain = re.sub(r" \([^)]*\)\Z|, [A-Z].*\Z", "", bare)
    numbered = reading.fields.keys() & {"volume", "issue"}
    if {bare, plain} & words.magazines and not (numbered and _in_season(reading)):
        return ItemType.ARTICLE_MAGAZINE
    if {bare, plain} & words.newspapers:
        return ItemType.ARTICLE_NEWSPAPER
    if "volume" in reading.fields or "issue" in reading.fields:
        return ItemType.ARTICLE_JOURNAL
    issued = reading.fields.get("issued")
    point = issued.parts[0] if issued and not isinstance(issued, str | tuple) and issued.parts else ()
    letter = str(reading.fields.get("page", ""))[:1].isalpha() or "section" in reading.fields
    if len(point) == 3 and (letter or not words.newspaper_words.isdisjoint(plain.replace("-", " ").split())):
        return ItemType.ARTICLE_NEWSPAPER
    if _in_season(reading):
        return ItemType.ARTICLE_JOURNAL
    return ItemType.ARTICLE_MAGAZINE
