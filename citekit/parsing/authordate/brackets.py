"""What stands in brackets behind a title: "(2nd ed., Vol. 1, pp. 3–9)", "(J. Strachey, Trans.)", "[Film]".

APA 7, 9.19 (edition, report number, volume) and 9.21 (what kind of work it is); Chicago and Harvard have fewer of them.
"""

from __future__ import annotations

import re
from typing import Final

from citekit.model import ItemType
from citekit.parsing.authordate.people import ROLES, people, role_fields
from citekit.parsing.dates import YEAR, parse_date
from citekit.parsing.reading import Reading
from citekit.parsing.statements import edition_value
from citekit.parsing.tail import PAGE_LIST, page_value

_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th|d)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh)"
EDITION: Final = (
    rf"(?:\d{{1,3}}\.,? (?:[a-zäöü]+\.? ){{0,3}}Aufl(?:\.|age\b)"
    rf"|(?:(?:{_ORDINAL}|[Rr]ev(?:ised|\.)?|[A-Z][\w’'.-]*|{YEAR}|[a-z]+)(?:,? (?:&|and)? ?)){{1,6}}?"
    r"(?:[Ee]d\.|[Ee]dition\b|[Ee]dn?\b\.?)(?:,? rev\.)?)"
)
_NUMBER = r"(?:[A-Z]{0,6}[-/ .]?){0,2}\d[\w./-]*"
_SPECIALS = (
    "Guidelines?|Guidance|Report|Paper|Memorandum|Memo|Document|Publication|Bulletin|Circular|Note|Brief|Monograph|Study"
    "|Series|Pub|Rep|Review|Order|Treaty"
    "|Standard|Contract|Grant|Working Paper|Discussion Paper"
)
_GENRE_NUMBER = (
    rf"(?P<genre>(?:[A-Z][\w&’'./-]*,? (?:of |for |and |on |in |the )*){{0,7}}?(?:{_SPECIALS})s?\b\.?)(?:,? (?:[Nn]os?\."
    rf"|[Nn]umber|#))? ?#?"
    rf"(?P<number>{_NUMBER}(?:, \d+)?)"
)
THESIS: Final = (
    r"(?P<thesis>(?:[Uu]npublished )?(?:[Dd]octoral|[Pp]h\.?D\.?|DPhil|D\. ?Phil\.|EdD|[Mm]aster[’']?s?|M\.?A\.?|M\.?S(?:c"
    r"|\.)?\.?|M\.? ?Phil\.?|MFA"
    r"|[Bb]achelor[’']?s|B\.?A\.?|B\.?Sc?\.?|(?:[Uu]ndergraduate )?[Hh]onou?rs|[Ss]enior|[Uu]ndergraduate|[Ll]icentiate"
    r"|[Hh]abilitation)"
    r"(?: [Hh]onou?rs| research| degree)? (?:[Dd]iss(?:ertation\b|\.)|[Tt]hesis\b))"
)
_NAMES = r"[^();:\d]{3,160}?"
_PARTS: Final = re.compile(
    "|".join(
        f"(?:{part})"
        for part in (
            rf"(?P<people>{_NAMES}), (?P<role>{ROLES})(?=\s*(?:[;,)]|\Z))",
            rf"(?P<by>[Tt]rans(?:\.|lated by)|[Ee]d(?:\.|ited by)) (?P<called>[A-Z]{_NAMES})(?=[;)]|, (?:trans|ed|intro)|\Z)",
            rf"(?P<thesis_part>{THESIS})(?:[,.] (?P<school>[A-Z][^()]{{3,90}}))?",
            rf"(?P<edition>{EDITION})",
            r"[Vv]ol(?:ume|s?\.)s? ?(?P<volume>\d{1,3}[A-Za-z]?(?:\s?[-–,&]\s?\d{1,3})*|[IVXLC]{1,7}|[A-Z])\b",
            r"(?P<volumes>\d{1,3}) [Vv]ols?\.?",
            r"(?:[Vv]ersion|[Vv]er\.|[Rr]elease|v\.) ?(?P<version>\d[\w.-]*)",
            rf"(?:pp?\.|pages?) ?(?P<page>{PAGE_LIST})",
            r"(?:[Cc]hap(?:ter|s?\.)|[Cc]h\.) (?P<chapter>\d{1,3})",
            _GENRE_NUMBER,
            r"(?P<numbered>(?:Cmn?d?\.?|HC|HL|COM) ?\d[\d/–-]*(?: \d+)?|(?:[A-Z]{2,8}[/-]){1,3}[A-Z]{0,3}-?\d[\w./-]*"
            r"|[A-Z]{2,8}(?:[/ ][A-Z]{2,8})* \d[\d.-]*[-:]\d[\w-]*)",
            r"(?:Season \d{1,3}|Series \d{1,3})(?:, (?:Episode|Ep\.) \d{1,4})?|(?P<episode>(?:Episode|[Nn]o\.) ?\d{1,4})",
            rf"(?:Original(?:ly)? (?:work )?published|[Ff]irst published)(?: in)? (?P<first>{YEAR})",
            rf"(?P<dated>{YEAR})(?=\)|\Z)",
            r"(?:[Ww]ith |[Ii]ntro(?:duction|d?\.)? by |[Ff]oreword by |[Ii]llus(?:trated|\.)? by "
            r"|[A-Z][^();,]{2,60}, [Ii]llus\.)[^();]{2,120}",
        )
    )
)
_JOIN = re.compile(r"[;,.]?\s*")
MEDIUM: Final = re.compile(
    r"\[(?P<medium>[^\[\]]{0,60}?(?:[Ff]ilm|[Mm]otion picture|[Mm]ovie|[Dd]ocumentary|DVD|VHS|[Vv]ideo\w*|[Aa]lbum|CD|LP|MP3"
    r"|[Ss]ong"
    r"|[Rr]ecord(?:ing|ed by[^\[\]]{2,60})?|[Pp]odcast[\w ]*|[Ee]pisode|[Ss]eries|[Bb]roadcast|[Pp]aper [Pp]resentation"
    r"|[Cc]onference session"
    r"|[Cc]onference presentation|[Pp]oster[\w ]*|[Kk]eynote[\w ]*|[Ll]ecture[\w ]*|[Ss]peech|[Pp]resentation|[Ss]lides"
    r"|[Ss]oftware|[Pp]rogram|[Aa]pp"
    r"|[Dd]ata ?set|[Bb]log(?: post)?|[Ww]eb ?log[\w ]*|[Tt]weet|[Pp]ost|[Pp]hotograph|[Pp]ainting|[Mm]ap|[Pp]ress release"
    r"|[Ff]act sheet"
    r"|[Bb]rochure|[Mm]anuscript[\w ]*|[Pp]reprint|[Oo]nline|[Ii]nternet|[Ee]-?[Bb]ook|[Kk]indle(?: \w+)?|[Aa]udiobook"
    r"|[Aa]udio[\w ]*"
    r"|[Ss]treaming[\w ]*|[Mm]icrof\w+|[Pp]rint|[Ss]pecial (?:issue|section)|[Ee]ditorial|[Ll]etter[\w ]*|[Rr]adio[\w ]*"
    r"|TV[\w ]*|[Tt]elevision[\w ]*"
    r"|[Ww]hite paper|[Rr]eport|[Cc]artoon|[Ii]nfographic|[Ii]nterview[\w ]*|[Tt]ranscript|[Cc]assette|Blu-?[Rr]ay"
    r"|[Ww]orking paper"
    r"|[Aa]bstract|[Rr]eview of [^\[\]]{2,200}|[Bb]ook review|[Ss]lide ?show)(?: \w+){0,2})(?: (?:with|by) [^\[\]]{2,60})?\]"
)
_REVIEW = re.compile(r"\[Review of (?:the )?\w+ ")
_THESIS_IN = re.compile(rf"\[(?:{THESIS})(?:[,.] (?P<school>[^\[\]]{{3,100}}))?\]")
_KINDS: Final = (
    (re.compile(r"film|motion picture|movie|documentary|dvd|vhs|video|blu", re.IGNORECASE), ItemType.MOTION_PICTURE),
    (re.compile(r"episode|tv|television|podcast|radio|broadcast|series", re.IGNORECASE), ItemType.BROADCAST),
    (re.compile(r"album|\bcd\b|\blp\b|song|record|cassette|mp3", re.IGNORECASE), ItemType.SONG),
    (re.compile(r"paper presentation|conference|poster|keynote", re.IGNORECASE), ItemType.PAPER_CONFERENCE),
    (re.compile(r"data ?set", re.IGNORECASE), ItemType.DATASET),
    (re.compile(r"software|program|\bapp\b", re.IGNORECASE), ItemType.SOFTWARE),
    (re.compile(r"blog|web ?log", re.IGNORECASE), ItemType.POST_WEBLOG),
    (re.compile(r"report|white paper|fact sheet|working paper", re.IGNORECASE), ItemType.REPORT),
    (re.compile(r"speech|lecture|presentation|slides", re.IGNORECASE), ItemType.SPEECH),
    (re.compile(r"manuscript", re.IGNORECASE), ItemType.MANUSCRIPT),
)  # fmt: skip
_OPENING = re.compile(r"[\s.,]*[(\[]")


def read_brackets(reading: Reading, low: int, high: int) -> int:
    """Read the statements in brackets that ``text[low:high]`` ends with; where they start."""
    text = reading.source.text
    end = high
    while end > low:
        stop = end
        while stop > low and text[stop - 1] in " .,":
            stop -= 1
        if text[stop - 1] not in ")]":
            return end
        opening = _opening(text, low, stop)
        if opening <= low:
            return end
        read = _round(reading, opening, stop) if text[opening] == "(" else put_medium(reading, opening, stop)
        if not read:
            return end
        end = opening
        while end > low and text[end - 1] == " ":
            end -= 1
    return end


def _opening(text: str, low: int, stop: int) -> int:
    depth = 0
    for index in range(stop - 1, max(low, stop - 260) - 1, -1):
        if text[index] in ")]":
            depth += 1
        elif text[index] in "([":
            depth -= 1
            if not depth:
                return index
    return -1


def put_medium(reading: Reading, start: int, stop: int) -> bool:
    """ "[Film]", "[Doctoral dissertation, Yale University]": the kind of work, in square brackets."""
    text = reading.source.text
    thesis = _THESIS_IN.fullmatch(text, start, stop)
    if thesis:
        _put_thesis(reading, thesis)
        return True
    found = MEDIUM.fullmatch(text, start, stop)
    if not found:
        return False
    if _REVIEW.match(text, start):
        reading.spans["lead review"] = (start, stop, "what is reviewed")
        return True
    medium = text[start + 1 : stop - 1]
    for sign, kind in _KINDS:
        if sign.search(medium):
            reading.type = kind
            break
    paper = reading.type is ItemType.PAPER_CONFERENCE
    reading.put("genre" if paper else "medium", medium, start, stop, "kind of work in brackets")
    reading.spans.setdefault("lead medium", (start, stop, "kind of work in brackets"))
    return True


def _put_thesis(reading: Reading, found: re.Match[str]) -> None:
    reading.put("genre", found["thesis"], *found.span("thesis"), "kind of thesis")
    if found["school"]:
        reading.put_text("publisher", *found.span("school"), "university")
    reading.type = ItemType.THESIS


def _round(reading: Reading, start: int, stop: int) -> bool:
    """The statements in "(…)"; False, and nothing read, when one of them is none."""
    text = reading.source.text
    found: list[re.Match[str]] = []
    position = start + 1
    while position < stop - 1:
        part = _PARTS.match(text, position, stop - 1)
        if not part or part.end() == position:
            return False
        found.append(part)
        join = _JOIN.match(text, part.end(), stop - 1)
        following = join.end() if join else part.end()
        if following == part.end() and following < stop - 1:
            return False
        position = following
    for part in found:
        put_part(reading, part)
    return bool(found)


def put_part(reading: Reading, part: re.Match[str]) -> None:
    """Set the fields of one statement."""
    groups = part.groupdict()
    words = reading.source.words
    if groups["people"]:
        for field in role_fields(groups["role"]):
            reading.put(field, people(groups["people"], words), *part.span(), "names before their role")
    elif groups["by"]:
        field = "translator" if groups["by"][0] in "Tt" else "editor"
        reading.put(field, people(groups["called"], words), *part.span(), "names after their role")
    elif groups["thesis_part"]:
        _put_thesis(reading, part)
    elif groups["edition"]:
        reading.put("edition", edition_value(groups["edition"]), *part.span(), "edition")
    elif groups["genre"]:
        reading.put("genre", groups["genre"], *part.span("genre"), "kind of report")
        reading.put("number", groups["number"], part.end("genre"), part.end(), "number of a report")
        if reading.type is ItemType.BOOK:
            reading.type = ItemType.REPORT
        elif reading.type is ItemType.THESIS:
            reading.spans[f"lead {part.start()}"] = (*part.span(), "number of a publication")
    elif groups["page"]:
        reading.put("page", page_value(groups["page"]), *part.span(), "pages")
    elif groups["first"] or groups["dated"]:
        name = "first" if groups["first"] else "dated"
        reading.put("original_date", parse_date(groups[name]), *part.span(), "date of the first imprint")
    else:
        _put_number(reading, part)


_NUMBERS: Final = (
    ("volume", "volume"), ("volumes", "number_of_volumes"), ("chapter", "chapter_number"), ("numbered", "number"),
    ("episode", "number"), ("version", "version"),
)  # fmt: skip


def _put_number(reading: Reading, part: re.Match[str]) -> None:
    for group, field in _NUMBERS:
        if part[group]:
            value = part[group].removeprefix("Episode ").removeprefix("No. ") if group == "episode" else part[group]
            reading.put(field, value, *part.span(), group)
            if group == "numbered":
                reading.type = ItemType.REPORT
            return
    reading.spans[f"lead {part.start()}"] = (*part.span(), "season and episode")
