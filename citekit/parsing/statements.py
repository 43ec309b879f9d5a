"""What stands between title and imprint: edition, volumes, translators, editors, series, reprints, each a short statement."""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.model import ItemType
from citekit.parsing.dates import YEAR, parse_date
from citekit.parsing.names import natural_list
from citekit.parsing.numerals import COUNTS, ORDINALS
from citekit.parsing.reading import Reading
from citekit.parsing.statement_patterns import (
    AT_ONCE,
    COUNTED,
    PAREN_END,
    REPORT_PARTS,
    SERIES_NUMBER,
    START,
    STATEMENT,
    VOLUME,
)


def starts_statement(text: str, position: int) -> bool:
    """Does a statement start here, and so no title?"""
    return bool(AT_ONCE.match(text, position))


def statement_at(text: str, position: int) -> re.Match[str] | None:
    """Any statement that starts at ``position``."""
    return STATEMENT.match(text, position)


def read_statements(reading: Reading, start: int, stop: int) -> int:
    """Read the statements in ``text[start:stop]`` into ``reading``; the position where the first starts (or ``stop``)."""
    text = reading.source.text
    found = list(START.finditer(text, start, stop))
    last = -1
    kept = []
    for match in found:
        if match.start() > start and (match.start() == last or _after_sentence(reading, match)):
            kept.append(match)
            last = match.end()
    found = kept
    if not found:
        return stop
    for index, match in enumerate(found):
        kind = (match.lastgroup or "").removeprefix("c_")
        if index == 0 and match.lastgroup == "c_volume":
            first = _numbered_series(reading, start, match)
            if first:
                return first
        end = found[index + 1].start() + 1 if index + 1 < len(found) else stop
        begin = match.start(match.lastgroup or 0)
        read_end = _READ[kind](reading, begin, match.end(), end)
        if read_end < end:
            _residue(reading, kind, read_end, end)
    return found[0].start()


_SET = re.compile(r"\b(?:History|Works|Papers|Writings|Collected|Complete|Life|Letters|Diary|Diaries|Documents)\b")


def _numbered_series(reading: Reading, start: int, match: re.Match[str]) -> int:
    """ "Title. Sinica Leidensia, vol. 3": the last sentence is a series, and its number; 0 if there is one sentence alone."""
    text = reading.source.text
    begin = max(
        (following for stop, following, sure in reading.source.breaks if sure and start < following < match.start()), default=0
    )
    if not begin or starts_statement(text, begin) or text[begin - 2] in "?!":
        return 0
    number = re.sub(r"\D+", "", text[match.start() : match.end()])
    reading.put_text("collection_title", begin, match.start(), "series")
    name = "volume" if _SET.search(text, begin, match.start()) else "collection_number"
    reading.put(name, number, match.start(), match.end(), "number of a series")
    return begin


_FULL_SENTENCE = frozenset(("year", "library", "series", "report"))


def _after_sentence(reading: Reading, match: re.Match[str]) -> bool:
    """A year or a series never follows an abbreviation ("A.D. 1760")."""
    stop = match.start() - 1
    if reading.source.text[stop - 2 : stop + 1] in ("Jr.", "Sr."):
        return True
    return match.lastgroup not in _FULL_SENTENCE or reading.source.text[stop] != "." or not reading.source.is_abbreviation(stop)


def _residue(reading: Reading, kind: str, start: int, end: int) -> None:
    """What follows a statement up to the next: a volume's own title, or a series."""
    text = reading.source.text
    while start < end and text[start] in PAREN_END:
        start += 1
    while end > start and text[end - 1] in " .,;([":
        end -= 1
    if end - start < 4 or not text[start].isupper():
        return
    if kind == "volume" and "collection_title" not in reading.fields:
        reading.put_text("volume_title", start, end, "title after its volume")
        return
    piece = text[start:end]
    number = SERIES_NUMBER.search(piece)
    if number:
        reading.put("collection_number", number[1], start + number.start(1), end, "number of a series")
        end = start + number.start()
    reading.put_text("collection_title", start, end, "series")


def _volume(reading: Reading, start: int, matched: int, end: int) -> int:
    text = reading.source.text
    stop = min(reading.source.sentence_end(matched), end)
    found = VOLUME.match(text, start, stop)
    if not found:
        return matched
    reading.put("volume", _number(found["number"]), start, found.end("number"), "volume")
    if found["set"]:
        reading.put_text("collection_title", found.start("set") - 3, found.end("set"), "set after a volume")
        title, low, high = _tidy(text, *found.span("set"))
        reading.fields["collection_title"] = title
        reading.spans["collection_title"] = (found.end("number"), high, "set after a volume")
        del low
    elif found["title"]:
        reading.put_text("volume_title", *found.span("title"), "title after its volume")
    return found.end()


def _tidy(text: str, start: int, end: int) -> tuple[str, int, int]:
    while end > start and text[end - 1] in " .,;)":
        end -= 1
    return text[start:end], start, end


def _number(text: str) -> str:
    """ "One" is 1; roman numbers stay as printed."""
    return COUNTS.get(text.lower(), text)


def _volumes(reading: Reading, start: int, matched: int, end: int) -> int:
    found = COUNTED.match(reading.source.text, start)
    if found:
        count = found[1].lower()
        reading.put("number_of_volumes", COUNTS.get(count, count), start, matched, "number of volumes")
        reading.spans[f"lead {start}"] = (found.end(), matched, "volumes in fewer bindings")
    return matched


def _names_statement(role: str) -> Callable[[Reading, int, int, int], int]:
    def read(reading: Reading, start: int, matched: int, end: int) -> int:
        return people(reading, _roles(reading.source.text[start:matched], role), start, matched, end)

    return read


def _roles(lead: str, role: str) -> tuple[str, ...]:
    """ "Translated and edited by" fills both."""
    lead = lead.lower()
    both = [
        name
        for mark, name in (("trans", "translator"), ("edited", "editor"), ("ed.", "editor"))
        if re.search(rf"\b{re.escape(mark)}", lead)
    ]
    return tuple(dict.fromkeys([role, *both])) if role in ("translator", "editor") else (role,)


_FOREIGN_ROLE = re.compile(r"(?:Tra[dn]|Übers|Aus d|Hrsg|Hg|A cura|Sous|Édition|Edición)")


def people(reading: Reading, roles: tuple[str, ...], start: int, names_start: int, end: int) -> int:
    """Read a list of names after "edited by" and its like; where it ends."""
    source = reading.source
    stop = min(source.sentence_end(names_start), end)
    bracket = source.text.find(")", names_start, stop)
    if bracket >= 0 and "(" not in source.text[names_start:bracket]:
        stop = bracket
    listed = source.text[names_start:stop].rstrip(" ,;(.")
    if _FOREIGN_ROLE.match(source.text, start):
        listed = re.sub(r" (?:y|e) (?=[A-ZÀ-Þ])", ", ", listed)
    names = natural_list(f"{listed}." if listed.endswith((" Jr", " Sr")) else listed, source.words)
    for role in roles:
        reading.put(role, names, start, stop, "names after their role")
    reading.spans[f"lead {start}"] = (start, names_start, "role")
    return stop


_BRACKETED_ROLE = re.compile(r", (?P<role>(?:Eds?|Trans|Ed\. (?:and|&) Trans)\.)\Z")


def _bracketed(reading: Reading, start: int, matched: int, end: int) -> int:
    """ "(J. Strachey, Trans.)" (APA)."""
    text = reading.source.text
    role = _BRACKETED_ROLE.search(text[start:matched])
    if role:
        names = natural_list(text[start : start + role.start()], reading.source.words)
        for name in _roles(role["role"], "translator" if "Trans" in role["role"] else "editor"):
            reading.put(name, names, start, matched, "names before their role")
    return matched


def _contributed(reading: Reading, start: int, matched: int, end: int) -> int:
    stop = min(reading.source.sentence_end(matched), end)
    reading.put_text("note", start, stop, "contributor")
    return stop


def _noted(reading: Reading, start: int, matched: int, end: int) -> int:
    reading.put_text("note", start, matched, "session or document")
    return matched


def _reprint(reading: Reading, start: int, matched: int, end: int) -> int:
    year = re.search(YEAR, reading.source.text[start:matched])
    if year:
        reading.put("original_date", parse_date(year[0]), start, matched, "reprint of")
    else:
        reading.spans.setdefault("reprint", (start, matched, "reprint"))
    return matched


def _year(reading: Reading, start: int, matched: int, end: int) -> int:
    reading.put("original_date", parse_date(reading.source.text[start:matched]), start, matched, "year before the imprint")
    return matched


def _medium(reading: Reading, start: int, matched: int, end: int) -> int:
    reading.put_text("medium", start, matched, "medium")
    return matched


def _edition(reading: Reading, start: int, matched: int, end: int) -> int:
    value = edition_value(reading.source.text[start:matched])
    reading.put("edition", value, start, matched, "edition")
    return matched


_PLAIN_EDITION = re.compile(r"(\d{1,3})(?:st|nd|rd|th|d|ª|\.ª|e|ᵉ|\.)? (?:Aufl\.|éd\.|ed\.|edition|edn\.?|ed)\Z")


def edition_value(text: str) -> str:
    """ "2d ed." is 2; "Rev. ed." stays as it is printed."""
    text = text.strip(" ,;()")
    plain = _PLAIN_EDITION.match(text)
    if plain:
        return plain[1]
    first, _, rest = text.partition(" ")
    return ORDINALS[first.lower()] if first.lower() in ORDINALS and rest.lower() in ("ed.", "edition") else text


_SHORT_SERIES = re.compile(r"(?P<series>[A-Z]{2,7}(?:Sup|S)?) (?P<number>\d{1,3})(?=\. [A-Z][^.:]{2,40}: )")
_REPORT_CODES = frozenset(("RM", "TR", "TN", "SP", "PB", "AD", "RP", "TM", "WP", "OTA", "HC", "CIA", "NIE", "NSC"))


def _report(reading: Reading, start: int, matched: int, end: int) -> int:
    series = _SHORT_SERIES.match(reading.source.text, start)
    if series and series["series"] not in _REPORT_CODES:  # "SBT 37. London: …": scholars' series by their letters
        reading.put("collection_number", series["number"], *series.span("number"), "number of a series")
        reading.put("collection_title", series["series"], *series.span("series"), "series by its letters")
        return matched
    found = REPORT_PARTS.match(reading.source.text[start:matched])
    if found:
        reading.put_text("genre", start, start + found.end(1), "kind of report")
        reading.put("number", found[2], start + found.start(2), matched, "number of a report")
        reading.type = ItemType.REPORT
    return matched


def _series(reading: Reading, start: int, matched: int, end: int) -> int:
    text = reading.source.text[start:matched]
    number = SERIES_NUMBER.search(text)
    stop = start + number.start() if number else matched
    if number:
        reading.put("collection_number", number[1], start + number.start(), matched, "number of a series")
    title = re.sub(r",? [Ss]eries\Z", "", reading.source.text[start:stop].strip(" ,.")).strip(" ,")
    reading.put("collection_title", title, start, stop, "series by its name")
    return matched


_READ = {
    "bracketed": _bracketed, "medium": _medium, "volume": _volume, "volumes": _volumes,
    "translated": _names_statement("translator"), "edited": _names_statement("editor"),
    "directed": _names_statement("director"), "performed": _contributed, "contributed": _contributed,
    "congress": _noted, "reprint": _reprint, "published": _year, "year": _year, "report": _report, "edition": _edition,
    "library": _series, "series": _series,
}  # fmt: skip
