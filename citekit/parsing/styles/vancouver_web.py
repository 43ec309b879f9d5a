"""Pages of the web: "Title [Internet]. Yale Law School; [cited 2009 Mar 12]. Available from: …" (Citing Medicine, ch. 25)."""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.article import known_periodical
from citekit.parsing.dates import MONTH, YEAR, parse_date
from citekit.parsing.reading import Reading
from citekit.parsing.styles.settle import periodical_type

_DATE = rf"{YEAR}(?: {MONTH}(?: \d{{1,2}})?)?"
_PAGE = re.compile(
    rf"(?P<title>[^\[\]]{{3,300}}?) \[(?P<medium>Internet|online)\]\. (?:(?:(?P<place>[A-Z][^:;.\[]{{1,40}}):"
    rf" )?(?P<publisher>[^;\[\]]{{3,90}}); ?)?"
    rf"(?P<date>{_DATE})?(?P<cited> ?\[(?:updated {_DATE}; )?cited {_DATE}\])?(?=\.? Available|\.\s|\.?$)"
)


def read_page(reading: Reading, start: int, limit: int) -> int | None:
    """Read the page whose title starts at ``start``; where it ends, or None."""
    found = _PAGE.match(reading.source.text, start, limit)
    if not found:
        return None
    reading.type = ItemType.WEBPAGE
    start, end = found.span("title")
    cut = max(reading.source.text.rfind(mark, start, end) for mark in (". ", "? ", "! "))
    if cut > start and not found["publisher"]:  # "Is Google making us stupid? The Atlantic [Internet]. 2008 Jul."
        reading.put_text("container_title", cut + 2, end, "where it appeared")
        kind = periodical_type(reading) if known_periodical(reading) else ItemType.WEBPAGE
        reading.type, end = kind, cut + (reading.source.text[cut] in "?!")
    reading.put_text("title", start, end, "title")
    reading.put("medium", found["medium"], *found.span("medium"), "medium")
    for name, field in (("place", "publisher_place"), ("publisher", "publisher")):
        if found[name]:
            reading.put_text(field, *found.span(name), name)
    if found["date"]:
        reading.put("issued", parse_date(_in_order(found["date"])), *found.span("date"), "date of the page")
    if found["cited"]:
        cited = found["cited"].rpartition("cited ")[2].strip("]")
        reading.put("accessed", parse_date(_in_order(cited)), *found.span("cited"), "cited")
    return found.end()


def _in_order(date: str) -> str:
    year, _, rest = date.partition(" ")
    return f"{rest}, {year}" if rest else year
