"""The head of an author–date reference: names, then the date. Four forms of it.

APA 7, 9.7–9.22 (APA 6, 6.27–6.28): "Milgram, S. (1963). "; Cite Them Right Harvard: "Hall, S. (2017) "; Harvard as Australian
universities print it (AGPS style manual): "Giddens, A. 1984, "; Chicago 17, 15.6 (author–date): "Weber, Max. (1905) 2002. ".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from citekit.model import ItemType
from citekit.parsing.authordate.people import BRACKETED_ROLE, groups
from citekit.parsing.authordate.quotes import in_quotes
from citekit.parsing.dates import FULL_DATE, MONTH, SEASON, YEAR, YEARS, parse_date
from citekit.parsing.reading import Reading, Text

_YEARS = rf"(?:c(?:a|irca)?\.? ?)?{YEAR}(?:\s?[-–/]\s?(?:{YEAR}|\d\d(?!\d)|present)?)?[a-z]?(?![\w])"
_NONE = r"n\. ?d\.?(?:-?[a-z])?|[Nn]o date|[Uu]ndated|[Ii]n press|[Ff]orthcoming|[Ii]n preparation|[Aa]ccepted|[Ss]ubmitted"
_PART = rf"(?:{MONTH}|{SEASON}|\d{{1,2}}(?: {MONTH})?)"
_LATER = rf"(?:,? {_PART}(?:\s?[-–/ ]\s?(?:{_PART}|\d{{1,2}}))?(?:\s?[-–/]\s?(?:{MONTH} )?\d{{1,2}})?)?"
_IN = (
    rf"(?:\[?(?P<original>(?:ca?\. ?)?{YEAR})(?:/|, ?(?={YEAR})|\]\s?|\)\s?))?(?P<date>{FULL_DATE}|{_YEARS}{_LATER}|{_NONE})"
    rf"(?: ?[\[(](?P<first>{YEAR})[\])])?"
)
_NAMES = r"(?P<names>[^“”\"‘:?!\n]{2,600}?)"
_HEAD: Final = re.compile(
    rf"{_NAMES}(?:"
    rf"[.,]?\s?\({_IN}\)(?!\s{YEAR}[a-z]?\.)(?P<mark>[.,:;]?)(?:\s+|(?<=[.,:;])|(?=[A-ZÀ-Þ][^\W\d_]))(?=\S)"
    rf"|(?<=\w[.)])\s(?:[(\[](?P<c_original>(?:ca?\. ?)?{YEARS})[)\]] )?(?P<c_date>{_YEARS}|{_NONE}"
    rf"|[Nn]\.d)(?: [(\[](?P<c_first>{YEARS})[)\]])?\.\s(?=[“\"‘'A-ZÀ-Þ\d(\[])"
    rf"|(?<=[\w.)])\s(?P<a_date>{YEAR}(?:[a-z]|[-–](?:{YEAR}|\d\d))?|n\.d\.|in press|forthcoming)(?:, |\s(?=[‘'“\"]))"
    rf"(?=[“\"‘'A-ZÀ-Þ\d]"
    rf"|motion picture|film\b|video|television|podcast|radio|documentary)"
    rf")"
)
_DATE_ONLY: Final = re.compile(
    rf"[.,]?\s?(?:\({_IN}\)(?P<mark>[.,:;]?)\s+|(?P<c_date>{_YEARS}|{_NONE})\.\s|(?P<a_date>{YEAR}[a-z]?|n\.d\.), )(?=\S)"
)
_FILM: Final = re.compile(rf"(?P<names>[^“”\"(]{{2,160}}) \((?P<date>{YEAR})\)(?P<mark>[.,]?)\s(?=(?:Directed|Dir\.|\[))")
# A title with a colon or a question mark before the date: "What is a university for? [Editorial]. (2009, December 3). "
_TITLE_FIRST: Final = re.compile(rf"(?P<names>[^“”\"(\n]{{2,200}}?[?!.)\]])\.? \({_IN}\)(?P<mark>\.)\s+(?=\S)")
_UNDATED = re.compile(r"[Nn]\. ?d|[Nn]o date|[Uu]ndated")


@dataclass(slots=True)
class Head:
    """Who and when, and what is known of the form; ``start`` is where the title (or, without an author, the source) starts."""

    source: Text
    form: str  # "full stops" or "commas"
    start: int
    names: tuple[int, int]
    date: str
    date_span: tuple[int, int]
    original: tuple[int, int] = (0, 0)
    quoted: tuple[int, int] = (0, 0)  # a title in quotes before the date
    chicago: bool = False

    def reading(self, *, title_first: bool) -> Reading | None:
        """A new reading with names and date; ``title_first``: what stands before the date is the title."""
        reading = Reading(self.source, ItemType.BOOK, "author-date")
        if not title_first and not self._put_names(reading):
            return None
        text = self.source.text
        if self.original[1]:
            reading.put("original_date", parse_date(text[slice(*self.original)]), *self.original, "date before the date")
        low, high = self.date_span
        if _UNDATED.match(self.date):
            reading.spans["undated"] = (low, high, "no date")
        elif any(char.isdigit() for char in self.date):
            reading.put("issued", parse_date(self.date), low, high, "date after the author")
        else:
            reading.put("status", self.date, low, high, "status")
        return reading

    def _put_names(self, reading: Reading) -> bool:
        for fields, names, low, high in groups(self.source.text, *self.names, self.source.words):
            for field in fields:
                if field in reading.fields:
                    reading.fields[field] += names  # type: ignore[operator]
                    start, _, rule = reading.spans[field]
                    reading.spans[field] = (start, high, rule)
                else:
                    reading.put(field, names, low, high, "names before the date")
        return bool(reading.fields)


def read_head(source: Text) -> Head | None:
    """The head of the text, if it has the form of one; cheap where it has not."""
    text = source.text
    if text[:1] in "“\"‘'«":
        return _quoted_first(source)
    found = _HEAD.match(text, 0, source.limit)
    if found and _bounds_names(source, found):
        return _head(source, found, found.span("names"))
    if " (1" in text[:200] or " (2" in text[:200]:
        film = _FILM.match(text) or _TITLE_FIRST.match(text)
        if film and not any(sure and text[stop] == "." and stop < film.end("names") for stop, _, sure in source.breaks):
            return _head(source, film, film.span("names"))
    return None


def _quoted_first(source: Text) -> Head | None:
    inside = in_quotes(source, 0)
    found = _DATE_ONLY.match(source.text, inside[2]) if inside else None
    if not found or not inside:
        return None
    head = _head(source, found, (0, inside[2]))
    head.quoted = inside[:2]
    return head


def _head(source: Text, found: re.Match[str], names: tuple[int, int]) -> Head:
    groups = found.groupdict()
    name = next(name for name in ("date", "c_date", "a_date") if groups.get(name))
    low, high = found.span(name)
    original = next((found.span(part) for part in ("first", "c_first", "original", "c_original") if groups.get(part)), (0, 0))
    if source.text[names[1] : names[1] + 1] == ".":
        names = (names[0], names[1] + 1)
    commas = bool(groups.get("a_date")) or groups.get("mark") == ","
    return Head(
        source, "commas" if commas else "full stops", found.end(), names, found[name].strip(), (low, high), original,
        chicago=bool(groups.get("c_date")),
    )  # fmt: skip


_BODY_AFTER_STOP = re.compile(
    r"[^.]*\b(?:Department|Office|Ministry|Committee|Commission|Parliament|Congress|House|Senate|Bureau|Court)\b"
)
_SMALL_END = re.compile(
    r"\b(?:in|of|the|and|to|from|by|since|until|for|before|after|circa|at|on|around|about|Of|In|The|December|June|May|c|ca)\Z"
)
_INITIAL_END = re.compile(
    r"(?:[ ,&-][A-Z]{1,4}(?: (?:de|du|da|van|von|der|den|di|la))*|[A-Z]\.|\([Ee]ds?\.?\)|\bet al\.?|\beds?\.?)\Z"
)


def _bounds_names(source: Text, found: re.Match[str]) -> bool:
    """Does nothing but names (or a title alone) stand before the date?"""
    text = source.text
    low, high = found.span("names")
    names = text[low:high].rstrip(" .,")
    for stop, following, sure in source.breaks:
        if following >= high:
            break
        if (
            sure
            and text[following] != "."
            and text[stop - 2 : stop + 1] not in (". .", "...")
            and not _BODY_AFTER_STOP.match(text, following, high)
            and not BRACKETED_ROLE.match(text, stop - 12, stop + 2)
        ):
            return False
    if _SMALL_END.search(names) or not names[:1].isalpha():
        return False
    groups = found.groupdict()
    if groups.get("a_date"):
        return bool(_INITIAL_END.search(text[low:high])) or (
            ", " not in names and ". " not in names and (source.words.is_corporate(names) or len(names.split()) <= 3)
        )
    if groups.get("c_date"):
        return ". " not in names or "," in names or source.words.is_corporate(names)
    return True
