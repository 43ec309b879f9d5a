"""Statements that are sentences of their own behind a title: "2nd edn.", "Translated by Libby Meintjes.", "Directed by X."."""

from __future__ import annotations

import re
from typing import Final

from citekit.model import ItemType
from citekit.parsing.authordate.brackets import EDITION, MEDIUM, THESIS, put_medium
from citekit.parsing.authordate.people import people
from citekit.parsing.numerals import COUNTS
from citekit.parsing.reading import Reading
from citekit.parsing.statements import edition_value

_BY: Final = re.compile(
    r"(?P<role>(?:[A-Z][a-z]+ )?[Tt]ranslated(?: and edited| and introduced)?(?: (?:from"
    r"|into) (?:the )?[\w ]{3,40}?)?(?: by)? |[Tt]rans\. (?:by )?|[Tt]ranslation by "
    r"|(?:Selected and )?[Ee]dited(?: and translated| and introduced| and with an introduction)?,?(?: by)? "
    r"|[Ee]ds?\. (?:by )?|(?:Written and )?[Dd]irected by |Dir\. (?:by )?)"
    r"(?=[A-ZÀ-Þ])"
)
_NOTE: Final = re.compile(
    r"(?:[Ii]llustrated by|[Ww]ith (?:an? )?(?:new )?(?:[Ii]ntroduction|[Ff]oreword|[Pp]reface|[Aa]fterword)[\w ]* by"
    r"|[Ii]ntroduction by|[Ff]oreword by"
    r"|[Pp]reface by|[Pp]roduced by|[Pp]erformed by|[Nn]arrated by|Starring) [A-Z]"
)
_EDITION: Final = re.compile(rf"\(?(?P<edition>{EDITION})\)?(?=[.,]? [A-ZÀ-Þ(\[]|[.,]?\Z)")
_VOLUMES: Final = re.compile(
    r"(?P<count>\d{1,3}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Tt]en|[Tt]welve) vols?\.(?= |\Z)"
)
_VOLUME: Final = re.compile(
    r"[Vv]ol(?:ume|\.) (?P<volume>\d{1,3}|[IVXL]+)(?:(?: of|, in) (?P<set>[A-ZÀ-Þ][^.:]{3,120})|[,:.] (?P<own>(?!Translated"
    r"|Edited|\d)(?:[A-ZÀ-Þ]|(?<=: )[a-z])[^.:]{3,160}))?(?=\. [A-ZÀ-Þ(]|\.?\Z)"
)
_REPORT: Final = re.compile(
    r"(?P<genre>(?:[A-Z][\w&’'/-]*,? (?:(?:of|for|and|on|in) (?:the )?)*){0,7}?(?:Reports?|Papers?|Memorandum|Bulletin"
    r"|Publication|Circular|Briefing|Document|Technical Note))"
    r",? (?:[Nn]os?\.|[Nn]umber|#)? ?(?P<number>(?:[A-Z]{1,6}[-/ ]?){0,2}\d[\w./-]*)(?=[.,] |\.?\Z)(?!, (?:no|vol|pp?)\.)"
)
_SERIES: Final = re.compile(
    r"(?P<series>(?:[A-Z][\w’'&-]*,? (?:(?:of|for|and|on|in|the|to) )*){0,6}?(?:Series|Studies|Library|Monographs?|Classics"
    r"|Papers|Texts|Contributions|Publications|Lectures)"
    r"(?:(?:,? (?:and|of|in|the|for|on))* [A-Z][\w’'-]*){0,6}),? (?:[Nn]os?\. ?|[Vv]ol\. ?)?(?P<number>\d{1,4})(?=\. |\.?\Z)"
)
_COMMAND: Final = re.compile(r"\(?(?P<number>(?:Cmn?d?\.?|HC|HL|COM) ?\d[\dIVX/–-]*)\)?(?=\. )")
_REPRINT: Final = re.compile(r"(?:[Rr]eprint(?:ed)?|[Rr]epr\.|[Ff]acsimile)(?: edn?\.?| edition)?[,.:]? (?=[A-ZÀ-Þ])")
_BRACKETED_SERIES: Final = re.compile(
    r"\((?P<series>[A-ZÀ-Þ][^()\d]{3,80}?)(?:,? (?:[Nn]o\. ?|[Vv]ol\. ?|Bd\. ?|;? )?(?P<number>\d{1,4}))?\)(?=[.,] ?[A-ZÀ-Þ])"
)
_THESIS: Final = re.compile(rf"{THESIS}")
_SMALL_SPACE = re.compile(r"[\s.,;)]*")


def read_statement(reading: Reading, start: int) -> int:
    """Read one statement at ``start``; where the next sentence starts, 0 if there is none."""
    source = reading.source
    text = source.text
    if start >= source.limit:
        return 0
    if text[start] == "[":
        medium = MEDIUM.match(text, start, source.limit)
        return _after(text, medium.end()) if medium and put_medium(reading, *medium.span()) else 0
    end = _by(reading, start) or _short(reading, start)
    return _after(text, end) if end else 0


def _after(text: str, position: int) -> int:
    found = _SMALL_SPACE.match(text, position)
    return found.end() if found else position


def _by(reading: Reading, start: int) -> int:
    source = reading.source
    text = source.text
    note = _NOTE.match(text, start, source.limit)
    if note:
        stop = source.sentence_end(start)
        reading.put_text("note", start, stop, "contributor")
        return stop
    role = _BY.match(text, start, source.limit)
    if not role:
        return 0
    stop = source.sentence_end(role.end())
    bracket = text.find("[", role.end(), stop)
    if bracket > 0:
        stop = bracket
    if stop - role.end() > 160:
        return 0
    names = people(text[role.end() : stop], source.words)
    lead = role["role"].lower()
    for sign, field in (("trans", "translator"), ("edit", "editor"), ("eds", "editor"), ("ed.", "editor"), ("dir", "director")):
        if sign in lead and not (sign == "ed." and "translated" in lead):
            reading.put(field, names, start, stop, "names after their role")
    if "dir" in lead:
        reading.type = ItemType.MOTION_PICTURE
    return stop


def _short(reading: Reading, start: int) -> int:
    text, limit = reading.source.text, reading.source.limit
    if found := _EDITION.match(text, start, min(limit, start + 80)):
        reading.put("edition", edition_value(found["edition"]), *found.span(), "edition")
    elif found := _VOLUMES.match(text, start, limit):
        count = found["count"].lower()
        reading.put("number_of_volumes", COUNTS.get(count, count), *found.span(), "number of volumes")
    elif found := _VOLUME.match(text, start, limit):
        reading.put("volume", found["volume"], start, found.end("volume"), "volume")
        if found["set"]:
            reading.put("collection_title", found["set"], found.end("volume"), found.end(), "set after a volume")
        elif found["own"]:
            reading.put("volume_title", found["own"], *found.span("own"), "title after its volume")
    elif found := _SERIES.match(text, start, limit):
        reading.put("collection_title", found["series"], start, found.end("series"), "series")
        reading.put("collection_number", found["number"], found.end("series"), found.end(), "number of a series")
    elif found := _REPORT.match(text, start, limit):
        reading.put("genre", found["genre"], start, found.end("genre"), "kind of report")
        reading.put("number", found["number"], found.end("genre"), found.end(), "number of a report")
        reading.type = ItemType.REPORT
    elif found := _COMMAND.match(text, start, limit):
        reading.put("number", found["number"], *found.span(), "number of a command paper")
        reading.type = ItemType.REPORT
    elif found := _REPRINT.match(text, start, limit):
        reading.spans[f"lead {start}"] = (*found.span(), "reprint")
    elif found := _BRACKETED_SERIES.match(text, start, limit):
        reading.put("collection_title", found["series"], start, found.end("series"), "series in brackets")
        if found["number"]:
            reading.put("collection_number", found["number"], *found.span("number"), "number of a series")
    else:
        return 0
    return found.end()
