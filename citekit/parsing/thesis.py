"""Theses and dissertations, in quotes or not, with or without brackets."""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.dates import YEAR, parse_date
from citekit.parsing.head import Head
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading
from citekit.parsing.tail import read_tail
from citekit.parsing.words import fold

_DEGREE = (
    r"(?:Ph\.? ?D\.?|D\. ?Phil\.?|M\. ?A\.?|M\. ?S\.?(?:c\.?)?|B\. ?A\.?|B\. ?S\.?|Ed\. ?D\.?|Th\. ?D\.?|J\. ?D\.?"
    r"|D\. ?Sc\.?|D\. ?M\. ?A\.?|M\. ?Phil\.?|M\.? ?F\.? ?A\.?|[Mm]aster[’']?s|[Mm]aster of [A-Z]\w+|[Dd]octoral"
    r"|[Ss]enior|"
    r"[Hh]onou?rs|[Bb]achelor[’']?s|[Uu]ndergraduate|[Hh]abilitation)"
)
_GENRE = (
    rf"(?P<genre>(?:(?:[Uu]npublished|[Uu]npub\.) )?(?:{_DEGREE} )(?:[a-z]+ )?(?:diss(?:ertation\b|\.)|thes[ie]s\b)"
    rf"|(?<![\w-])(?:(?:[A-Z][a-z’']{{2,14}}|(?:[A-Z][a-z]?\.)+) ){{1,3}}(?:diss(?:ertation\b|\.)|thesis\b)"
    rf"|(?:Thèse d(?:e|’|')(?: ?[a-z3][^,.]{{2,40}})"
    rf"|Mémoire de [^,.]{{3,40}}|Tesis (?:doctoral|de [^,.]{{3,30}})|Tesi di [^,.]{{3,30}}"
    rf"|Tese de [^,.]{{3,30}}|Doktorarbeit|Magisterarbeit|Masterarbeit|Diss"
    rf"|Thesis|[Uu]npublished (?:dissertation|thesis)|Dissertation|Habilitationsschrift)\b\.?)"
)
_THESIS = re.compile(
    rf"[(\[]?{_GENRE}[)\]]?[.,:;]*\s*(?:(?P<place>[A-Z][\w. ]{{2,30}}): )?(?P<publisher>[A-Z][^()“”:]{{2,120}}?)"
    rf"(?:[,.]? \(?(?P<year>{YEAR})\)?|\)|(?=\.\s|\.?$))(?=\s*[.,;)]|\s*$|\s+[A-Z])"
)


def read_thesis(head: Head) -> Reading | None:
    """The thesis that ``head`` starts, if the kind of thesis is named after its title."""
    source, reading = head.reading.source, head.reading
    begin = head.title[1] - 1 if head.quoted else head.title[0]
    found = _THESIS.search(source.text, max(begin, 0), min(head.title[1] + 300, source.limit))
    if not found or (found.start() > head.after + 2 and (head.quoted or not _clean_start(source.text, found.start()))):
        return None
    head.put_title(
        None if head.quoted else min(head.title[1], found.start()) if found.start() <= head.after + 2 else found.start()
    )
    reading.put("genre", found["genre"].strip(" ,"), *found.span("genre"), "kind of thesis")
    if found["place"]:
        reading.put_text("publisher_place", *found.span("place"), "place")
    _put_university(reading, *found.span("publisher"))
    if found["year"]:
        reading.put("issued", parse_date(found["year"]), *found.span("year"), "year of the thesis")
    reading.type = ItemType.THESIS
    reading.rule = "thesis"
    reading.score = 6.0
    reading.end = read_tail(reading, found.end())
    return reading


def _put_university(reading: Reading, start: int, end: int) -> None:
    """ "Columbia University, New York" has a place behind it; "University of California, Berkeley" is one name."""
    source = reading.source
    comma = source.text.find(", ", start, end)
    place = fold(source.text[comma + 2 : end]) if comma > 0 else ""
    if place and (", " in place or "University of" not in source.text[start:comma]) and place_kind(place, source.words) == 2:
        reading.put_text("publisher_place", comma, end, "place")
        end = comma
    reading.put_text("publisher", start, end, "university")


def _clean_start(text: str, start: int) -> bool:
    return text[:start].rstrip(" ([").endswith((".", "?", "!")) or text[start] in "(["
