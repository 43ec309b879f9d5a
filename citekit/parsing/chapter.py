"""Chapters and entries: a title in quotes, "In", the book, its editors, pages, the imprint."""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.closing import choose_imprint, undated_imprint
from citekit.parsing.dates import YEAR, parse_date
from citekit.parsing.head import Head
from citekit.parsing.imprint import GOOD, Imprint
from citekit.parsing.imprint_fields import put_imprint, settle_reprint
from citekit.parsing.names import natural_list
from citekit.parsing.reading import Reading, Text
from citekit.parsing.statements import edition_value, read_statements, starts_statement
from citekit.parsing.tail import PAGE_LIST, page_value, read_tail

_IN = re.compile(r"(?:[Ii]n:?|Dans|En|[Cc]hap(?:ter|\.) ?(?P<chapter>\d{1,3}) (?:in|of)) (?=[A-Z“\"\d(ÀÉ])")
_LATER_IN = re.compile(r"(?<=\. )In (?=[A-Z])")
_UNQUOTED_IN = re.compile(r"[.?!] In:? (?=[A-Z])")
_PAGES = re.compile(
    rf"(?:(?<!ol)(?<!o)(?<!ols)[,.]|(?= \(?[Pp]p?\.))\s?\(?(?P<mark>[Pp]p?\. ?|pages? )?(?P<pages>{PAGE_LIST})\)?[.,;]?\s*\Z"
)
_EDITORS_FIRST = re.compile(
    r"(?P<names>[A-Z][^()“”]{3,120}?),? \((?P<role>[Ee]ds?\.(?: (?:&|and) [Tt]rans\.)?|[Ee]ditors?"
    r"|[Cc]omps?\.|[Cc]oords?\.|[Dd]irs?\.|[Oo]rgs?\.|Hrsg\.|Hgg?\.|a cura di)\),? ?"
)
_VOLUME_OF = re.compile(r"[Vv]ol(?:ume|\.) ?(?P<number>\d{1,3}|[IVXL]+)(?: of|,) ")
_REFERENCE_WORK = re.compile(r"\b(?:[Ee]ncyclop[aæ]?e?dia|Dictionary|Enzyklop|Encyclop|Lexikon|Biographical Directory|Lexicon)")
_PROCEEDINGS = re.compile(
    r"\bProceedings of .*(?:Conference|Symposium|Workshop|Meeting|Congress|Colloquium)|\bConference Proceedings\b"
)
_COMPANION = re.compile(r"\b(?:Companion|Handbook|Almanac|Guide|Who’s Who|Yearbook)\b")
_SUB_VERBO = re.compile(r"(?:(?P<edition>\d{1,2}(?:st|nd|rd|th|d) ed\.),? )?s\.v\.,? [“\"](?P<entry>[^”\"]+?),?[”\"]")
_YEAR_ALONE = re.compile(rf"(?<=[.,)]) (?P<year>{YEAR})(?: ed)?(?=\.)")


def read_chapter(head: Head) -> Reading | None:
    """The chapter that ``head`` starts: after "In", or (MLA) before a book with an editor or pages."""
    source, reading = head.reading.source, head.reading
    text = source.text
    start = head.after
    mark = _IN.match(text, start, source.limit)
    if not mark and head.quoted and starts_statement(text, start):
        mark = _LATER_IN.search(text, start, min(start + 120, source.limit))
        if mark:
            read_statements(reading, head.title[1] - 1, mark.start())
    if not mark and not head.quoted:
        return None
    if not mark and not head.complete:
        return None
    hanging = not mark and text[head.title[1] - 1] in "?!,"  # “Race,” Writing, and Difference: the title of a book
    begin = mark.end() if mark else start
    found = choose_imprint(source, begin)
    original, imprint = found if found else (None, undated_imprint(source, begin))
    if imprint and imprint.start - begin > 420:
        imprint = None
    if not imprint and not head.quoted:
        return None
    if not imprint:
        return (
            _without_imprint(head, begin)
            if mark or _REFERENCE_WORK.search(text, begin, min(begin + 80, source.limit))
            else None
        )
    stop = (original or imprint).start
    head.put_title()
    of_head = set(reading.fields)
    if mark and "chapter" in mark.re.groupindex and mark["chapter"]:
        reading.put("chapter_number", mark["chapter"], mark.start(), mark.end(), "number of the chapter")
    _container(reading, mark.start() if mark else begin, begin, stop)
    if "container_title" not in reading.fields:
        return None
    put_imprint(reading, imprint)
    settle_reprint(reading)
    reading.end = read_tail(reading, imprint.end, pages=True)
    reading.score = _score(reading, imprint, bool(mark))
    if hanging and not (reading.fields.keys() - of_head) & {"editor", "page"} and not reference_work(reading):
        return None
    _settle(reading)
    return reading


def _score(reading: Reading, imprint: Imprint, mark: bool) -> float:
    score = 1.5 + min(imprint.score, GOOD)
    if mark:
        return score + 1.0
    return score + (0.0 if reading.fields.keys() & {"editor", "page", "edition"} or reference_work(reading) else -2.0)


def _settle(reading: Reading) -> None:
    reading.rule = "chapter"
    reading.type = ItemType.ENTRY_ENCYCLOPEDIA if reference_work(reading) else ItemType.CHAPTER
    if _PROCEEDINGS.search(str(reading.fields["container_title"])):
        reading.type = ItemType.PAPER_CONFERENCE


def reference_work(reading: Reading) -> bool:
    work = str(reading.fields.get("container_title", ""))
    return bool(_REFERENCE_WORK.search(work)) or ("author" not in reading.fields and bool(_COMPANION.search(work)))


def _container(reading: Reading, mark: int, start: int, stop: int) -> None:
    """The book between "In" and its imprint: editors, title, statements, pages."""
    text = reading.source.text
    stop = _pages(reading, start, stop)
    volume = _VOLUME_OF.match(text, start, stop)
    if volume:
        reading.put("volume", volume["number"], *volume.span(), "volume")
        start = mark = volume.end()
    editors = _EDITORS_FIRST.match(text, start, stop)
    if editors:
        names = natural_list(editors["names"], reading.source.words)
        for role in ("editor", "translator") if "rans" in editors["role"] else ("editor",):
            reading.put(role, names, mark, editors.end(), "names before the book")
        start = mark = editors.end()
    end = read_statements(reading, start, stop)
    reading.put_text("container_title", start, end, "book after “In”")
    if "container_title" in reading.spans:
        _, high, rule = reading.spans["container_title"]
        reading.spans["container_title"] = (mark, high, rule)
        reading.fields["container_title"] = str(reading.fields["container_title"]).strip('“”"')


def _pages(reading: Reading, start: int, stop: int) -> int:
    """Pages at the end of the stretch; where they start. A range of years is no pages."""
    found = _PAGES.search(reading.source.text[start:stop])
    if not found or found.start() < 3:
        return stop
    numbers = [int(number) for number in re.findall(r"\d+", found["pages"])]
    years = len(numbers) == 2 and all(1400 <= number <= 2030 for number in numbers)
    single_year = len(numbers) == 1 and 1400 <= numbers[0] <= 2030
    if not numbers or ((years or single_year) and not found["mark"]):
        return stop
    reading.put("page", page_value(found["pages"]), start + found.start(), start + found.end(), "pages")
    return start + found.start()


def _without_imprint(head: Head, begin: int) -> Reading | None:
    """An entry of a well-known work of reference: "Encyclopaedia Britannica. 11th ed. 1910."."""
    source, reading = head.reading.source, head.reading
    year = _YEAR_ALONE.search(source.text, begin, min(begin + 160, source.limit))
    stop = year.start() if year else source.sentence_end(begin)
    head.put_title()
    _container(reading, begin, begin, stop)
    if "container_title" not in reading.fields:
        return None
    if year:
        reading.put("issued", parse_date(year["year"]), *year.span("year"), "year")
    reading.end = read_tail(reading, year.end() if year else stop, pages=True)
    reading.score = 2.5 if year or reference_work(reading) else 1.0
    _settle(reading)
    return reading


def read_sub_verbo(source: Text, start: int) -> Reading | None:
    """ "Encyclopaedia Britannica, 11th ed., s.v. “Anarchism.”"."""
    found = _SUB_VERBO.search(source.text, start, min(start + 300, source.limit))
    if not found:
        return None
    reading = Reading(source, ItemType.ENTRY_ENCYCLOPEDIA, "entry")
    reading.put_text("container_title", start, found.start(), "work of reference")
    if found["edition"]:
        reading.put("edition", edition_value(found["edition"]), *found.span("edition"), "edition")
    reading.put("title", found["entry"].rstrip(" .,"), found.start("entry") - 5, found.end(), "entry")
    reading.end = read_tail(reading, found.end())
    reading.score = 6.0
    return reading


def unquoted_chapter(source: Text, head: Head) -> Head | None:
    """ "Encoding/decoding. In S. Hall (Ed.), Culture …": the head, if "In" follows its title."""
    found = _UNQUOTED_IN.search(source.text, head.title[0], min(head.title[0] + 300, source.limit))
    if not found:
        return None
    head.title = (head.title[0], found.start() + (source.text[found.start()] in "?!"))
    head.after = found.start() + 2
    return head
