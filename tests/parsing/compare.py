"""Is a parsed reference what a case says? Values match exactly, once things that no reader would call an error are set aside.

Set aside: Unicode form, kinds of white space, quotation marks and dashes, marks around or at the end of a value, "vol." and
"pp." before a number, spaces and full stops of initials. Kept: letters, their case, the order of names, every other sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from citekit.model import Date, Name, Reference, csl_variable

CORE = ("type", "author", "title", "container-title", "publisher", "publisher-place", "year", "volume", "issue", "page")
MORE = ("editor", "translator", "director", "issued", "original-date", "edition", "number-of-volumes", "collection-title")
REST = ("collection-number", "URL", "accessed", "genre", "number", "medium", "status", "annotation")
FIELDS = (*CORE, *MORE, *REST)
NAMES = ("author", "editor", "translator", "director")
DATES = ("issued", "original-date", "accessed")
NUMBERS = ("volume", "issue", "page", "collection-number", "number-of-volumes")

_QUOTES = re.compile(r"[‘’‚‛′`´“”„‟«»″\"']+")
_DASHES = re.compile(r"\s*[-‐‑‒–—―−]+\s*")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_NUMBER_WORD = re.compile(r"(?:volumes?|vols?|numbers?|nos?|issues?|pages?|pp?)(?![a-z])\.?\s*", re.IGNORECASE)
_EDITION_WORDS = {
    "edition": "",
    "ed": "",
    "revised": "rev",
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
    "fifth": "5",
}


def text(value: str) -> str:
    """A title or a name of a publisher, place, site: as printed, but for the shape of its marks."""
    value = unicodedata.normalize("NFC", value)
    value = re.sub(r"(?<=\w)[’‘'](?=\w)", "\0", value)  # an apostrophe within a word is a letter
    value = _SPACE.sub(" ", _DASHES.sub("-", _QUOTES.sub('"', value)))
    value = re.sub(r'[.,;:]+(?=")', "", value).strip(" .,;:")
    if value.count('"') <= 2:  # one pair around the whole value, or half of one
        value = value.strip('"') if value[:1] == value[-1:] == '"' or value.count('"') == 1 else value
    return value.strip(" .,;:").replace("\0", "'")


def number(value: str) -> str:
    """'Vol. 3' and '3', 'pp. 12–15' and '12-15'."""
    return re.sub(r"\s*,\s*", ", ", _NUMBER_WORD.sub("", text(value)))


def edition(value: str) -> str:
    """'2d ed.', '2nd edition' and '2' are one; 'Rev. ed.' and '2d rev. ed.' are not."""
    words = re.findall(r"\w+", re.sub(r"(?<=\d)(?:st|nd|rd|th|d)\b", "", text(value).lower()))
    return " ".join(filter(None, (_EDITION_WORDS.get(word, word) for word in words)))


def name(person: Name) -> tuple[str, str, str]:
    """Family (with its particle), given name and suffix; a literal stands in the place of the family name."""
    if person.literal:
        return text(person.literal), "", ""
    if not person.family:
        return text(person.given), "", ""
    family = " ".join(part for part in (person.non_dropping_particle, person.family) if part)
    given = " ".join(part for part in (person.given, person.dropping_particle) if part)
    return text(family), _initials(text(given)), text(person.suffix)


def _initials(given: str) -> str:
    return _SPACE.sub(" ", re.sub(r"\b([^\W\d_])\.\s*", r"\1 ", given + " ")).strip()


def date(value: Date) -> tuple[tuple[int, ...], ...]:
    """The points of a date; an open range is its first point."""
    return tuple(point for point in value.parts if point)


def wrong_fields(case: dict[str, Any], reference: Reference) -> tuple[str, ...]:
    """The fields of FIELDS in which ``reference`` is not what the case says, nor one of its alternatives."""
    read = _fields(reference)
    return tuple(field for field in FIELDS if read[field] not in _accepted(case, field))


def _fields(reference: Reference) -> dict[str, Any]:
    ours = {csl_variable(field): field for field in Reference.__dataclass_fields__ if field != "annotation"}
    read: dict[str, Any] = {"type": str(reference.type), "annotation": text(reference.annotation)}
    for field in FIELDS:
        if field == "year":
            read[field] = _year(reference.issued)
        elif field in NAMES:
            read[field] = tuple(name(person) for person in getattr(reference, ours[field]))
        elif field in DATES:
            read[field] = date(getattr(reference, ours[field]))
        elif field not in read:
            read[field] = _plain(field)(getattr(reference, ours[field]))
    return read


def _accepted(case: dict[str, Any], field: str) -> set[Any]:
    key = "issued" if field == "year" else field
    main = case.get(key) if key in ("type", "annotation") else case["fields"].get(key)
    return {_coded(field, value) for value in (main, *case.get("alt", {}).get(key, ()))}


def _coded(field: str, value: Any) -> Any:
    """A value of a case file, in the form that ``_fields`` gives."""
    if field in NAMES:
        return tuple(name(Name.from_csl(person)) for person in value or ())
    if field in DATES:
        return date(Date.from_edtf(value or ""))
    if field == "year":
        return _year(Date.from_edtf(value or ""))
    return value if field == "type" else _plain(field)(value or "")


def _plain(field: str) -> Callable[[str], str]:
    if field == "edition":
        return edition
    if field in NUMBERS:
        return number
    if field == "genre":  # "Ph.D." is "PhD"
        return lambda value: text(value).lower().replace(".", "")
    return _url if field == "URL" else text


def _url(value: str) -> str:
    return value.strip().rstrip("./")


def _year(value: Date) -> tuple[int, ...]:
    return tuple(sorted({point[0] for point in value.parts if point}))


def lost_stops(case: dict[str, Any], reference: Reference) -> tuple[str, ...]:
    """The fields whose last full stop is not as in the case: "Cambridge, Mass." keeps its own, a title has none."""
    ours = {
        "title": "title",
        "container-title": "container_title",
        "publisher": "publisher",
        "publisher-place": "publisher_place",
    }
    pairs = ((field, case["fields"].get(field, ""), getattr(reference, name)) for field, name in ours.items())
    return tuple(field for field, said, read in pairs if text(said) == text(read) and said.endswith(".") != read.endswith("."))


def share(right: Iterable[bool]) -> float:
    """How many of them are true, 0 to 1."""
    marks = list(right)
    return sum(marks) / len(marks) if marks else 1.0
