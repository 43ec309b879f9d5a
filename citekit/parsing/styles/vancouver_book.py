"""Books, chapters and theses in Vancouver style: "In: Vogelstein B, editor. Title. 2nd ed. New York: McGraw-Hill; 2002. p. 93."

Grammar: Citing Medicine, 2nd ed., chapters 2 (books), 4 (conferences), 5 (dissertations), 4-5 (reports) and 25 (web sites).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citekit.model import ItemType
from citekit.parsing.chapter import reference_work
from citekit.parsing.dates import MONTH, YEAR, parse_date
from citekit.parsing.names import mononym
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.statements import edition_value
from citekit.parsing.styles.vancouver_names import vancouver_people
from citekit.parsing.tail import PAGE_LIST

_DATE = rf"{YEAR}(?: {MONTH}(?: \d{{1,2}})?)?"
_IMPRINT = re.compile(
    rf"(?:(?P<place>[A-ZÀ-Þ][^:;.?!\[\]]{{1,40}}(?:\((?:[A-Z][\w. ]*)\)|, (?:[A-Z][a-z]{{1,5}}\.|[A-Z]\. ?[A-Z]\.))?"
    rf"|\[place unknown\]|\[[A-ZÀ-Þ][^:;\[\]]{{2,30}}\]|Washington, D\.C\.|St\. [A-Z]\w+(?:, [A-Z]\w+)?(?: \([A-Z]{{2}}\))?"
    rf"): )?"
    rf"(?P<publisher>[^:;\[\]]{{2,110}}?|\[publisher unknown\]); ?(?P<date>c?{YEAR}(?:[-–]\d{{2,4}})?(?:"
    rf" {MONTH}(?: \d{{1,2}})?)?|\[?date unknown\]?)"
    rf"(?P<cited> \[(?:updated {_DATE}; )?cited {_DATE}\])?(?:[.:,;]? ?(?:p|pp|chap|Chap)\. ?(?P<page>{PAGE_LIST})"
    rf"|:(?P<colon>{PAGE_LIST}))?(?=[.;,]|\s|$)"
)
_IN = re.compile(r"[.?!] In: ?")
_EDITORS = re.compile(r"(?P<names>[^.;]+?),? \(?(?P<role>editors?|eds?|Eds?)\b\.?\)?[.:]? (?=[A-Z])")
_EDITION = re.compile(
    r"(?P<edition>\d{1,2}(?:st|nd|rd|th) (?:[a-z.]+ )?(?:ed|edn|edition)\b\.?|[A-Z][\w.]* (?:[A-Z\d][\w.]*"
    r" ){0,2}ed(?:ition)?\b\.?)"
)
_NAMED = re.compile(r"(?P<names>[^.;]{4,120}), (?P<role>editors?|translators?)")
_VOLUME_END = re.compile(r"\b(?:[Vv]ol|[Nn]o|[Pp]t)\Z")
_VOLUME = re.compile(r"(?:[Vv]ol(?:ume|\.)) (?P<volume>\d{1,3}|[IVX]+)(?:, (?P<title>[A-Z][^.]+))?")
_GENRE = re.compile(
    r" \[(?P<genre>dissertation|thesis|master[’']s thesis|PhD thesis|doctoral dissertation|doctoral thesis"
    r"|PhD dissertation|Doctoral dissertation|Ph\.?D\.? (?:diss\.?|thesis)|memorandum|technical report)\]\Z",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r" \[(?P<medium>Internet|Print|CD-ROM|DVD|CD|LP|[Mm]otion picture|film|album|song|video|DVD-ROM|podcast|PDF)\]\Z",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.?!][”\"]? +(?=[\[A-Z0-9À-Þ])")
_SHORT_WORDS = re.compile(r"(?:\b[A-Z]|\bSt|\bvs|\bDr|\bU\.S)\Z")
_SERIES = re.compile(r"\((?P<series>[^()]{3,80}?)(?:[;,] ?(?:no\.|vol\.|Vol\.|No\.) ?(?P<number>\d+))?\)\.?")
_NUMBERED = re.compile(r"(?P<genre>[A-Z][a-z]+(?: [a-z]+){0,2})(?: [Nn]o\.?:?)? (?P<number>[A-Z]{1,4}-?\d[\w/.-]*)")
_REPORT = re.compile(r"[. ]*(?P<genre>Report) No\.?: (?P<number>[^.;]+?)(?=\. |\.?$|;)")


@dataclass(slots=True)
class BookImprint:
    """An imprint with a semicolon before its date, and where the title starts."""

    start: int
    title: int
    found: re.Match[str]

    def read(self, reading: Reading) -> int:
        """Fill the fields of the book or chapter; where its reference ends."""
        found = self.found
        for name, field in (("place", "publisher_place"), ("publisher", "publisher")):
            value = found[name]
            if value and "unknown" not in value:
                value, low, high = trimmed(reading.source.text, *found.span(name))
                reading.put(field, value.strip("[]"), low, high, name)
            elif value:
                reading.spans[f"no-{name}"] = (*found.span(name), f"no {name}")
        if "unknown" in found["date"]:
            reading.spans["undated"] = (*found.span("date"), "no date")
        else:
            reading.put("issued", parse_date(_in_order(found["date"])), *found.span("date"), "date of the imprint")
        if found["cited"]:
            reading.put(
                "accessed",
                parse_date(_in_order(found["cited"].rpartition("cited ")[2].strip("]"))),
                *found.span("cited"),
                "cited",
            )
        for name in ("page", "colon"):
            if found[name]:
                start = found.end("cited") if found["cited"] else found.end("date")
                reading.put("page", found[name], start, found.end(name), "pages")
        end = self._titles(reading)
        report = _REPORT.match(reading.source.text, end, reading.source.limit)
        if report:
            reading.put("genre", report["genre"], *report.span("genre"), "kind of report")
            reading.put("number", report["number"], report.end("genre"), report.end(), "number of a report")
            reading.type, end = ItemType.REPORT, report.end()
        return end

    def _titles(self, reading: Reading) -> int:
        text = reading.source.text
        reading.type = ItemType.BOOK
        within = _IN.search(text, self.title, self.start)
        if within:
            _plain(reading, "title", self.title, within.start() + (text[within.start()] in "?!"))
            reading.spans["lead in"] = (within.start(), within.end(), "in")
            _book(reading, "container_title", _editors(reading, within.end(), self.start), self.start)
            reading.type = ItemType.ENTRY_ENCYCLOPEDIA if reference_work(reading) else ItemType.CHAPTER
            if re.search(r"\bProceedings\b|\bConference\b|\bSymposium\b", str(reading.fields.get("container_title", ""))):
                reading.type = ItemType.PAPER_CONFERENCE
        else:
            _book(reading, "title", self.title, self.start)
        if "genre" in reading.fields:
            report = "number" in reading.fields or re.match(r"memo|tech", str(reading.fields["genre"]), re.IGNORECASE)
            reading.type = ItemType.REPORT if report else ItemType.THESIS
        elif str(reading.fields.get("medium", "")).lower() in ("motion picture", "film"):
            reading.type = ItemType.MOTION_PICTURE
        elif str(reading.fields.get("medium", "")).lower() in ("album", "song", "cd", "lp"):
            reading.type = ItemType.SONG
        elif reading.fields.get("medium") == "Internet" and reading.type is ItemType.BOOK:
            reading.type = ItemType.WEBPAGE
        return self.found.end()


def read_imprint(reading: Reading, start: int, limit: int) -> BookImprint | None:
    """The first imprint that stands at the start of a sentence and has the semicolon of the style."""
    text = reading.source.text
    for stop in _STOP.finditer(text, start, limit):
        if text[stop.start()] == "." and _SHORT_WORDS.search(text, max(start, stop.start() - 4), stop.start()):
            continue
        found = _IMPRINT.match(text, stop.end(), limit)
        if found and (found["place"] or reading.fields) and not re.search(r"[.?!] (?=[A-Z])", _bare(found)):
            return BookImprint(stop.end(), start, found)
    return None


def _bare(found: re.Match[str]) -> str:
    """The publisher without the stops of its abbreviations."""
    return re.sub(r"\b(?:[A-Z]|U\.S|Inc|Co|Univ|Dept|St|Ltd)\. ", "", found["publisher"])


def _in_order(date: str) -> str:
    found = re.search(rf"({YEAR}) ([A-Z].+)\Z", date)
    return f"{found[2]}, {found[1]}" if found else date.removeprefix("c")


def _editors(reading: Reading, start: int, stop: int) -> int:
    found = _EDITORS.match(reading.source.text, start, stop)
    if not found:
        return start
    people = vancouver_people(found["names"]) or (mononym(found["names"]),)
    reading.put("editor", people, start, found.end("role"), "editors before the book")
    return found.end()


def _book(reading: Reading, name: str, start: int, stop: int) -> None:
    """A title with its edition, volume and series, up to the imprint."""
    text = reading.source.text
    end = stop
    cuts = [found.span() for found in _STOP.finditer(text, start, stop) if not _VOLUME_END.search(text, start, found.start())]
    for low, high in reversed(cuts):
        segment_end = end
        while segment_end > high and text[segment_end - 1] in " .":
            segment_end -= 1
        if not _statement(reading, high, segment_end):
            break
        end = low
    _plain(reading, name, start, end)


def _statement(reading: Reading, start: int, end: int) -> bool:
    text = reading.source.text
    if end <= start:
        return True
    edition = _EDITION.fullmatch(text, start, end) or _EDITION.fullmatch(text, start, end + 1)
    if edition:
        reading.put("edition", edition_value(f"{edition['edition'].rstrip('.')}."), start, end, "edition")
        return True
    volume = _VOLUME.fullmatch(text, start, end)
    if volume:
        reading.put("volume", volume["volume"], start, volume.end("volume"), "volume")
        if volume["title"]:
            reading.put_text("volume_title", *volume.span("title"), "title after its volume")
        return True
    named = _NAMED.fullmatch(text, start, end)
    if named and (people := vancouver_people(named["names"])):
        reading.put("editor" if named["role"].startswith("ed") else "translator", people, start, end, "names before their role")
        return True
    report = _NUMBERED.fullmatch(text, start, end)
    if report:
        reading.put("genre", report["genre"], *report.span("genre"), "kind of report")
        reading.put("number", report["number"], report.end("genre"), end, "number of a report")
        return True
    series = _SERIES.fullmatch(text, start, end)
    if series:
        if series["number"]:
            reading.put("collection_number", series["number"], *series.span("number"), "number of a series")
        reading.put_text("collection_title", *series.span("series"), "series")
        return True
    return False


def _plain(reading: Reading, name: str, start: int, end: int) -> None:
    text = reading.source.text
    while end > start and text[end - 1] in " .":
        end -= 1
    for pattern, field in ((_GENRE, "genre"), (_MEDIUM, "medium")):
        found = pattern.search(text, start, end)
        if found:
            reading.put(field, found[field], found.start() + 1, end, field)
            end = found.start()
    reading.put_text(name, start, end, name.replace("_", " "))
