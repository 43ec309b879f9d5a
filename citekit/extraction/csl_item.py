"""A structured citation as a CSL-JSON item (CSL 1.0.2); what the source does not say is not there."""

from __future__ import annotations

from typing import Final

from citekit.extraction.values import Values, folded
from citekit.model import Date

_TYPES: Final = {
    **dict.fromkeys(("book", "booksimple", "monograph", "ebook"), "book"),
    **dict.fromkeys(("journal", "article"), "article-journal"),
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    **dict.fromkeys(("confproc", "conference", "conf-proc"), "paper-conference"),
    **dict.fromkeys(("thesis", "dissertation"), "thesis"),
    **dict.fromkeys(("report", "gov", "government"), "report"),
    **dict.fromkeys(("web", "webpage", "website", "web-page", "online"), "webpage"),
    "patent": "patent",
    **dict.fromkeys(("data", "dataset", "database"), "dataset"),
    **dict.fromkeys(("software", "computer-program"), "software"),
    **dict.fromkeys(("preprint", "eprint"), "article"),
    **dict.fromkeys(("commun", "letter"), "personal_communication"),
    **dict.fromkeys(("film", "video"), "motion_picture"),
}
_VALUES: Final = {  # element -> CSL variable, where the text is the value
    "publisher-name": "publisher",
    "publisher-loc": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "supplement": "supplement-number",
    "edition": "edition",
    "series": "collection-title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "conf-name": "event-title",
    "conf-loc": "event-place",
    "version": "version",
    "patent": "number",
    "elocation-id": "number",
    "volume-title": "volume-title",
    "annotation": "note",
}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def csl_item(values: Values, kind: str | None, part: bool) -> dict[str, object]:
    """The values under their CSL names; what is not said is not there."""
    item: dict[str, object] = {"type": _csl_type(kind, part, values)}
    for role in ("author", "editor", "translator", "director"):
        names = [person.csl() for person in values.people if person.role == role]
        if names:
            item[role] = names
    title = values.first("article-title", "chapter-title", "part-title", "data-title")
    source = values.first("source")
    item["title"] = folded(title or source)
    if title and source:
        item["container-title"] = folded(source)
    for element, variable in _VALUES.items():
        if text := values.first(element):
            item[variable] = folded(text)
    item.update(values.identifiers)
    item["page"] = _pages(values)
    item["URL"] = folded(values.first("uri", "ext-link"))
    item["issued"] = _date(values)
    accessed = values.first("date-in-citation", "access-date")
    if accessed:
        item["accessed"] = Date(literal=folded(accessed)).to_csl()
    return {name: value for name, value in item.items() if value}


def _csl_type(kind: str | None, part: bool, values: Values) -> str:
    named = _TYPES.get((kind or "").lower(), "")
    if named == "book" and part:
        return "chapter"
    if named:
        return named
    if values.parts.get("chapter-title"):
        return "chapter"
    if part and (values.parts.get("volume") or values.parts.get("issue")):
        return "article-journal"
    return "book" if values.parts.get("publisher-name") and not part else "document"


def _pages(values: Values) -> str:
    if whole := values.first("page-range"):
        return folded(whole)
    first, last = values.first("fpage"), values.first("lpage")
    return f"{folded(first)}-{folded(last)}" if first and last and first.text != last.text else folded(first)


def _date(values: Values) -> dict[str, object]:
    year = folded(values.first("year"))
    if not year:
        text = folded(values.first("date", "publication-date"))
        return Date(literal=text).to_csl() if text else {}
    digits = year[:4]
    if not (digits.isascii() and digits.isdigit() and (len(year) == 4 or (len(year) == 5 and year[4].isalpha()))):
        return Date(literal=year).to_csl()
    month = _month(folded(values.first("month"))) or _SEASONS.get(folded(values.first("season")).lower(), 0)
    day = folded(values.first("day"))
    return Date.of(int(digits), month, int(day) if month and day.isascii() and day.isdigit() and len(day) < 3 else 0).to_csl()


def _month(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= 12:
        return int(text)
    return _MONTHS.index(text[:3].lower()) + 1 if text[:3].lower() in _MONTHS else 0
