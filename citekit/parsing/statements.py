"""What stands between title and imprint: edition, volumes, translators, editors, series, reprints, each a short statement."""

from __future__ import annotations

import re
from typing import Final

from citekit.model import ItemType
from citekit.parsing.dates import YEAR, YEARS, parse_date
from citekit.parsing.names import natural_list
from citekit.parsing.reading import Reading

_COUNT = r"(?:\d{1,3}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve)"
_NUMBER = r"(?:\d{1,3}(?:[-–,/] ?\d{1,3}|, pt\. \d)?|[IVXLC]{1,7}\b|[Oo]ne\b|[Tt]wo\b|[Tt]hree\b|[Ff]our\b|[Ff]ive\b)"
_EDITION_WORD = r"(?:(?:[Rr]ev|[Ee]nl|[Ee]xp|[Cc]orr|[Aa]bb?r|[Ii]llus|[Uu]pd|[Nn]o|[Ii]ntl?|[Aa]mer?|[Ee]ng|Dr|St|[Aa]nniv|[Ll]td)\.|[\w’'&-]+)"
EDITION: Final = rf"(?:{_EDITION_WORD} ){{1,6}}?(?:[Ee]d\.|[Ee]dition\b|[Ee]dn\b\.?|[Ee]d\b)(?:,? (?:(?:and|&) )?(?:rev|enl|corr|exp|revised|enlarged|corrected|expanded|rewritten|updated|augmented)\b\.?(?: ed\.)?)*"
_BY = r"(?:,? (?:from [\w ]{3,40}|with [^.]{3,80}|and [^.]{3,80}|newly|an? [^.]{3,60}))?,? by "
_TRANSLATED = rf"(?:(?:Newly )?[Tt]ranslated(?: and edited| and annotated)?{_BY}|(?:[Ee]nglish )?[Tt]ranslation(?:s)? (?:[^.,]{{3,40}} )?by |[Tt]rans(?:\.|l\.)?(?: (?:and|&) [Ee]d\.)? (?:by )?(?=[A-Z])|[Tt]r\. (?:by )?(?=[A-Z]))"
_EDITED = rf"(?:(?:[Ss]elected(?:,? and |, )?|[Cc]ompiled(?:,? and )?)?[Ee]dited(?: and (?:translated|compiled|annotated|introduced|selected))?{_BY}|[Ee]ds?\.(?: (?:and|&) [Tt]rans\.)? (?:by )?(?=[A-Z])|(?:[Cc]ompiled|[Ss]elected){_BY}|[Cc]omp\. (?:by )?(?=[A-Z]))"
_CONTRIBUTED = (
    r"(?:(?:[Ww]ith )?(?:an? |a new )?(?:[Ii]ntroduc(?:tion|ed)|[Ii]ntrod?\.|[Ff]orew(?:o|e)rd|[Pp]reface|[Aa]fterword|[Pp]rologue|[Ee]pilogue|[Ii]llus(?:trated|trations)?\.?|[Pp]hotographs?|"
    r"[Nn]otes|[Cc]ommentary|[Dd]rawings|[Mm]aps)(?: (?:and|&|to)[^.]{3,40})?,? by |Illus\. |Introd?\. |Fwd\. )"
)
_DIRECTED = r"(?:[Dd]irected(?: and (?:produced|written)| and [^.]{3,40})? by |[Pp]roduced and directed by |[Ww]ritten and directed by |[Dd]ir\.(?= [A-Z]) ?(?:by )?)"
_PERFORMED = r"(?:Perf(?:\.|ormances?|ormed) (?:by )?|Starring |With (?=[A-Z][\w.]+ [A-Z])|Produced by |Prod\. |Screenplay by |Written by |Narrated by |Conducted by |Cond\. )"
_REPRINT = r"(?:[Rr]eprint of (?:the )?\d{4} ed(?:ition\b|\.)|[Rr]eprint(?:ed)?(?: ed(?:ition)?)?\b[.,]?|[Rr]pt\.|[Rr]epr\.|[Ff]acsimile reprint\b[.,]?)"
_FIRST_PUBLISHED = rf"(?:(?:[Ff]irst|[Oo]riginally) published(?: in)? {YEAR}|[Oo]riginal (?:work )?published {YEAR}|[Oo]rig\. pub(?:l)?\.(?: in)? {YEAR})"
_REPORT = (
    r"(?:(?:[A-Z][\w-]* ){0,3}(?:Memorandum|Memo|Document|Reports?|Working Papers?|Discussion Papers?|Occasional Papers?|Technical Note|Research Papers?|Policy Papers?|Staff Papers?|Tech\. Rep\.|Rept\.|Special Report|White Paper|Paper)"
    r"(?:,? (?:[Nn]os?\.|[Nn]umber|#))? ?#?(?=[A-Z]{0,6}[-/ ]?[A-Z]{0,3}-?\d)[A-Z]{0,6}[-/ ]?[A-Z]{0,4}[\w/-]*(?:\.\d+)?|(?:[A-Z]{2,7}-){1,3}\d[\w-]*)"
)
_CONGRESS = r"(?:\d{1,3}(?:st|d|nd|rd|th) Cong(?:ress|\.)[^.]*(?:sess(?:ion|\.))[^.]*|(?:S|H|H\.R|Senate|House)\.? (?:Doc(?:ument|\.)|Rep(?:t|ort)?\.?|Hrg\.)[^.]*(?:[Nn]o\. )?[\d-]+)"
_SERIES = r"(?:[A-Z][^.:;()]{2,80}? [Ss]eries(?:,? (?:[Nn]os?\.|[Vv]ol\.|[Nn]umber)? ?\d+)?(?=[.)]|, (?:no|vol)))"
_LIBRARY = (
    r"(?:(?:[A-Z][\w’&-]*,? (?:(?:and|of|in|the|for|on) )*){0,5}(?:Studies|Contributions|Monographs?|Publications|Library|Classics|Lectures|Texts|Papers|Perspectives|Bulletin|Handbooks|Series)"
    r"(?:(?:,? (?:and|of|in|the|for|on|to))* [A-Z][\w’&-]*,?){0,6},? (?:[Nn]os?\. ?|[Vv]ols?\. ?|[Nn]umber |#)?\d{1,4}(?=\.)"
    r"|(?:Loeb Classical Library|Penguin Classics|Modern Library|Library of America|Norton Critical Editions?|Oxford World’s Classics|Everyman’s Library|World’s Classics|Vintage Classics|Contributions in [A-Z][^.:]{3,60}|(?:[A-Z][a-z]+ ){1,2}Studies in [A-Z][^.:0-9]{3,60})(?=\.))"
)

_KINDS = (
    ("volume", rf"\(?[Vv]ol(?:s?\.|umes?) ?{_NUMBER}"),
    ("volumes", rf"{_COUNT} [Vv]ol(?:s?\.|umes?\b)(?: in {_COUNT}\b)?"),
    ("translated", _TRANSLATED),
    ("edited", _EDITED),
    ("directed", _DIRECTED),
    ("performed", _PERFORMED),
    ("contributed", _CONTRIBUTED),
    ("congress", _CONGRESS),
    ("reprint", _REPRINT),
    ("published", _FIRST_PUBLISHED),
    ("year", rf"\[?{YEARS}\]?(?=[.;])"),
    ("medium", r"(?:DVD|VHS|Videocassette|Film|Blu-ray|CD|LP)(?=\.)"),
    ("report", _REPORT),
    ("edition", EDITION),
    ("library", _LIBRARY),
    ("series", _SERIES),
)
_ALL = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS)
_AFTER_COMMA = "|".join(
    f"(?P<c_{kind}>{pattern})" for kind, pattern in (
        ("volume", rf"vol(?:s?\.|umes?) ?{_NUMBER}"), ("volumes", rf"{_COUNT} vols?\.(?: in {_COUNT}\b)?"), ("translated", _TRANSLATED.replace("[Tt]", "t")),
        ("edited", _EDITED.replace("[Ee]", "e").replace("[Ss]", "s").replace("[Cc]", "c")),
        ("edition", r"(?:\d{1,2}(?:st|nd|rd|th|d)|rev\.|revised|new)(?: [a-z.]+){0,3} ed(?:\.|ition)"),
        ("directed", r"directed by "), ("contributed", r"(?:with )?(?:an )?(?:introduction|foreword|preface) by "),
    )
)  # fmt: skip
_START = re.compile(rf"(?:(?<=[.?!)])[”’\"')\]]*\s+|;\s+|\s[(\[])(?:{_ALL})|,\s+(?:{_AFTER_COMMA})")
_AT_ONCE = re.compile(
    "|".join(
        pattern
        for kind, pattern in _KINDS
        if kind in ("volume", "volumes", "translated", "edited", "directed", "contributed", "reprint")
    )
    + r"|(?:\d{1,2}(?:st|nd|rd|th|d)|Rev\.|Revised) (?:[a-z.]+ ){0,4}ed(?:\.|ition)"
)
_VOLUME = re.compile(
    rf"\(?[Vv]ol(?:s?\.|umes?) ?(?P<number>{_NUMBER})\)?(?:,? (?:in|of)(?: the series)?:? (?P<set>.+)|(?:[:,]|\.(?=\s[A-Z])) ?(?!\d+(?:st|nd|rd|th|d) ed)(?P<title>[^\W_“\"].+))?",
    re.DOTALL,
)
_COUNTED = re.compile(rf"({_COUNT}) [Vv]ol")
_COUNTS = dict(
    zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], map(str, range(2, 11)), strict=True)
)
_REPORT_PARTS = re.compile(r"(.*?)(?:,? (?:[Nn]os?\.|[Nn]umber|#))? ?#?((?:[A-Z]{1,7}[-/ ]?)*[A-Z]{0,3}-?\d[\w./-]*)\Z")
_SERIES_NUMBER = re.compile(r",? (?:[Nn]os?\.|[Vv]ols?\.|[Nn]umber|#)? ?(\d{1,4})\Z")
_PAREN_END = " .,;)]"


def starts_statement(text: str, position: int) -> bool:
    """Does a statement start here, and so no title?"""
    return bool(_AT_ONCE.match(text, position))


def read_statements(reading: Reading, start: int, stop: int) -> int:
    """Read the statements in ``text[start:stop]`` into ``reading``; the position where the first starts (or ``stop``)."""
    text = reading.source.text
    found = list(_START.finditer(text, start, stop))
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
    return match.lastgroup not in _FULL_SENTENCE or reading.source.text[stop] != "." or not reading.source.is_abbreviation(stop)


def _residue(reading: Reading, kind: str, start: int, end: int) -> None:
    """What follows a statement up to the next: a volume's own title, or a series."""
    text = reading.source.text
    while start < end and text[start] in _PAREN_END:
        start += 1
    while end > start and text[end - 1] in " .,;([":
        end -= 1
    if end - start < 4 or not text[start].isupper():
        return
    if kind == "volume" and "collection_title" not in reading.fields:
        reading.put_text("volume_title", start, end, "title after its volume")
        return
    piece = text[start:end]
    number = _SERIES_NUMBER.search(piece)
    if number:
        reading.put("collection_number", number[1], start + number.start(1), end, "number of a series")
        end = start + number.start()
    reading.put_text("collection_title", start, end, "series")


def _volume(reading: Reading, start: int, matched: int, end: int) -> int:
    text = reading.source.text
    stop = min(reading.source.sentence_end(matched), end)
    found = _VOLUME.match(text, start, stop)
    if not found:
        return matched
    reading.put("volume", _roman(found["number"]), start, found.end("number"), "volume")
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


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(text: str) -> str:
    """ "One" is 1; roman numbers stay as printed."""
    return {"one": "1", **_COUNTS}.get(text.lower(), text)


def _volumes(reading: Reading, start: int, matched: int, end: int) -> int:
    found = _COUNTED.match(reading.source.text, start)
    if found:
        count = found[1].lower()
        reading.put("number_of_volumes", _COUNTS.get(count, count), start, matched, "number of volumes")
        reading.spans[f"lead {start}"] = (found.end(), matched, "volumes in fewer bindings")
    return matched


def _names_statement(role: str) -> object:
    def read(reading: Reading, start: int, matched: int, end: int) -> int:
        return people(reading, _roles(reading.source.text[start:matched], role), start, matched, end)

    return read


def _roles(lead: str, role: str) -> tuple[str, ...]:
    """ "Translated and edited by" fills both."""
    lead = lead.lower()
    both = [
        name
        for mark, name in (("trans", "translator"), ("edit", "editor"), ("ed.", "editor"))
        if re.search(rf"\b{re.escape(mark)}", lead)
    ]
    return tuple(dict.fromkeys([role, *both])) if role in ("translator", "editor") else (role,)


def people(reading: Reading, roles: tuple[str, ...], start: int, names_start: int, end: int) -> int:
    """Read a list of names after "edited by" and its like; where it ends."""
    source = reading.source
    stop = min(source.sentence_end(names_start), end)
    bracket = source.text.find(")", names_start, stop)
    if bracket >= 0 and "(" not in source.text[names_start:bracket]:
        stop = bracket
    names = natural_list(source.text[names_start:stop].rstrip(" ,;(."), source.words)
    for role in roles:
        reading.put(role, names, start, stop, "names after their role")
    reading.spans[f"lead {start}"] = (start, names_start, "role")
    return stop


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


_PLAIN_EDITION = re.compile(r"(\d{1,3})(?:st|nd|rd|th|d)? (?:ed\.|edition|edn\.?|ed)\Z")
_ORDINALS = dict(
    zip(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        map(str, range(1, 11)),
        strict=True,
    )
)


def edition_value(text: str) -> str:
    """ "2d ed." is 2; "Rev. ed." stays as it is printed."""
    text = text.strip(" ,;()")
    plain = _PLAIN_EDITION.match(text)
    if plain:
        return plain[1]
    first, _, rest = text.partition(" ")
    return _ORDINALS[first.lower()] if first.lower() in _ORDINALS and rest.lower() in ("ed.", "edition") else text


def _report(reading: Reading, start: int, matched: int, end: int) -> int:
    found = _REPORT_PARTS.match(reading.source.text[start:matched])
    if found:
        reading.put_text("genre", start, start + found.end(1), "kind of report")
        reading.put("number", found[2], start + found.start(2), matched, "number of a report")
        reading.type = ItemType.REPORT
    return matched


def _series(reading: Reading, start: int, matched: int, end: int) -> int:
    text = reading.source.text[start:matched]
    number = _SERIES_NUMBER.search(text)
    stop = start + number.start() if number else matched
    if number:
        reading.put("collection_number", number[1], start + number.start(), matched, "number of a series")
    title = re.sub(r",? [Ss]eries\Z", "", reading.source.text[start:stop].strip(" ,.")).strip(" ,")
    reading.put("collection_title", title, start, stop, "series")
    return matched


_READ = {
    "medium": _medium, "volume": _volume, "volumes": _volumes, "translated": _names_statement("translator"), "edited": _names_statement("editor"),
    "directed": _names_statement("director"), "performed": _contributed, "contributed": _contributed, "congress": _noted, "reprint": _reprint,
    "published": _year, "year": _year, "report": _report, "edition": _edition, "library": _series, "series": _series,
}  # fmt: skip
