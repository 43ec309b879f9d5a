"""ISO 690 as French and Spanish libraries write it: "BRAUDEL, Fernand. Title. En: Annales. 1958, vol. 13, nº 4, pp. 725-753."

Grammar: ISO 690:2010, 4-7 (family names in capitals, full stops between the elements); UNE-ISO 690:2013; AFNOR NF ISO 690.
"""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.foreign_dates import ANY_DATE, read_date
from citekit.parsing.reading import Reading, Text, trimmed
from citekit.parsing.styles.body import read_body
from citekit.parsing.styles.finish import COMPLETE, finish
from citekit.parsing.styles.people import people_of, roles_of
from citekit.parsing.styles.settle import periodical_type

_FAMILY = r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]+(?: (?:[A-ZÀ-Þ’'-]+|de|la|y|del|van|von)){0,3}"
_GIVEN = r"(?:[A-ZÀ-Þ]\.[ -]?){1,4}|[^\W\d_a-zà-ÿ][\w’-]+(?: (?:[^\W\d_a-zà-ÿ][\w’-]+|[A-ZÀ-Þ]\.|de|del|la))*"
_HEAD = re.compile(
    rf"(?P<names>{_FAMILY}, (?:{_GIVEN})(?:(?:,|;| et| y| e| and|, and|, et) {_FAMILY}, (?:{_GIVEN}))*(?: et al)?)"
    r"(?: \((?P<role>dirs?\.?|eds?\.?|éds?\.?|coords?\.?|comps?\.?)\))?(?:\.|(?<=\.)) +(?=[^\W_a-z]|¿|¡|«|“)"
)
_LOCATOR = re.compile(rf"\. (?P<date>(?i:{ANY_DATE}))[,.] (?=(?:[Vv]ol|[Nn]o?[.°ºᵒ]|[Nn]úm|[Tt]\.|pp?\.))")
_IN = re.compile(r"[.?!] (?P<mark>(?:En|In|Dans):? )(?=[^\W_a-z])")
_MEDIUM = re.compile(r" \[(?P<medium>[Ee]n ligne|[Ee]n línea|[Oo]nline)\]\Z")


def read_iso690(source: Text) -> Reading | None:
    """The reading of an article or a chapter whose author is in capitals, or None; books are read in the home style."""
    text = source.text
    if not text[:2].isupper():
        return None
    head = _HEAD.match(text, 0, source.limit)
    if not head:
        return None
    people = people_of(head["names"].removesuffix(" et al"), source.words)
    if not people or not all(person.given for person in people):
        return None
    reading = Reading(source, ItemType.ARTICLE_JOURNAL, "iso 690")
    end = head.end("role") if head["role"] else head.end("names")
    for role in roles_of(head["role"]) if head["role"] else ("author",):
        reading.put(role, people, 0, end, "family names in capitals")
    locator = _LOCATOR.search(text, head.end(), source.limit)
    if locator:
        return _article(reading, head.end(), locator)
    within = _IN.search(text, head.end(), source.limit)
    if within:
        _put_title(reading, "title", head.end(), within.start() + (text[within.start()] in "?!"))
        body = read_body(reading, within.start("mark"), quoted=True)
        return finish(body, quoted=True) if body else None
    if len(people) == 1 and not head["role"]:
        return None
    body = read_body(reading, head.end(), quoted=False)
    return finish(body, quoted=False) if body else None


def _article(reading: Reading, start: int, locator: re.Match[str]) -> Reading | None:
    """Title. Journal. Date, vol. 13, nº 4, pp. 725-753."""
    text = reading.source.text
    stop = locator.start()
    within = _IN.search(text, start, stop)
    cut = within.start() if within else max(text.rfind(mark, start, stop) for mark in (". ", "? ", "! "))
    if cut <= start:
        return None
    _put_title(reading, "title", start, cut + (text[cut] in "?!"))
    _put_title(reading, "container_title", within.end() if within else cut + 2, stop)
    if within:
        reading.spans["lead in"] = (*within.span("mark"), "in")
    reading.put("issued", read_date(locator["date"]), *locator.span("date"), "date of the issue")
    body = read_body(reading, locator.end(), quoted=True)
    if not body:
        return None
    title = reading.fields.pop("container_title"), reading.spans.pop("container_title")
    found = finish(body, quoted=True)
    if not found:
        return None
    found.fields["container_title"], found.spans["container_title"] = title
    if found.fields.keys() & {"volume", "issue", "page"} and not body.loose and not body.run:
        found.type = periodical_type(found)
        found.score = COMPLETE
        found.doubts = [doubt for doubt in found.doubts if doubt[0] != "CK907"]
    return found


def _put_title(reading: Reading, name: str, start: int, end: int) -> None:
    """A title; "[en ligne]" behind it is a medium."""
    medium = _MEDIUM.search(reading.source.text, start, end)
    if medium:
        reading.put("medium", medium["medium"], *medium.span("medium"), "medium")
        end = medium.start()
    value, low, high = trimmed(reading.source.text, start, end)
    if reading.source.text[high : high + 1] in ("?", "!") and high < end:
        value, high = value + reading.source.text[high], high + 1
    reading.put(name, value, low, high, name.replace("_", " "))
