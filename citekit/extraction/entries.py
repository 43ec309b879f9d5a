"""What an entry of a reading list looks like: is this line one, and which lines make one together?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from citekit.extraction.aligned import Clean
from citekit.extraction.lines import Line
from citekit.extraction.names import UP, author_part, begins_with_author

_YEAR: Final = re.compile(r"(?<![\d-])(?:1[3-9]|20)\d\d[a-z]?(?![\d])|\bn\.\s?d\.|\bforthcoming\b|\bin press\b", re.IGNORECASE)
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_IMPRINT: Final = re.compile(
    rf"{UP}[^:;\n]{{1,60}}:\s(?!{_MONTH}\s\d{{1,2}},|\w+day\b)[^:]{{2,90}},\s(?:\w{{1,9}}\.?\s)?[c©[]?\s?(?:1[3-9]|20)\d\d|\({UP}[^:()]{{1,50}}:\s[^()]{{2,80}},\s\d{{4}}\)"
)
_AUTHOR_DATE: Final = re.compile(r"[\w.)]\s?\((?:1[3-9]|20)\d\d[a-z]?(?:,\s[^()]{1,30})?\)\.\s")
_PLACES: Final = re.compile(
    r"https?://|\bdoi\b|\b10\.\d{4,9}/|\b(?:vols?|nos?|pp?|eds?|edn|trans|comp|diss|rev|repr)\.\s|\d\s?\(\d{1,4}\)\s?:|:\s?\d{1,4}[-–]\d"
    r"|\b(?:Press|Publish(?:ers|ing)|Verlag|Books|Editions?|Edited by|Translated by|Directed by|"
    r"Journal|Review|Quarterly|Magazine|Proceedings|Dissertation|Thesis|Reprint|Accessed|Retrieved|University)\b"
)
_QUOTED: Final = re.compile(r"[“\"«„][^”\"»“]{3,300}[,.?!]?[”\"»“]")
_BY: Final = re.compile(rf"\bby {UP}[\w.'’-]*\s{UP}")
_SENTENCE_END: Final = re.compile(rf"[\w)”\"’]{{2}}[.?!][”\"’)]?\s+(?=[“\"‘(]?{UP})")
_FINITE: Final = re.compile(
    r"\b(?:was|were|is|are|has|have|had|be|been|being|became|did|does|do|would|could|should|can|cannot|will|may|might|must|this|these|"
    r"they|their|he|she|his|her|we|our|you|your|it|its|who|which|said|see|here|there)\b"
)
# How annotations begin: "Discusses …", "An excellent survey …"; no title does, and no name.
_SHORTEST_TITLE: Final = 4
_REMARK: Final = re.compile(
    r"(?:Argues|Examines|Describes|Discusses|Explores|Explains|Offers|Provides|Presents|Traces|Covers|Shows|Analy[sz]es|Considers|"
    r"Includes|Contains|Focuses|Looks|Surveys|Reviews|Recounts|Chronicles|Details|Gives|Tells|Places|Draws|Treats|Assesses|"
    r"Compares|Summari[sz]es|Demonstrates|Investigates|Documents|Collects|Reprints|Emphasizes|Stresses|Useful|Still the|"
    r"An? (?:\w+ly )?(?:\w+, )?(?:excellent|useful|good|brief|short|concise|thorough|detailed|classic|readable|standard|superb|"
    r"lively|comprehensive|scholarly|popular|balanced|critical|general|well-\w+|clear|collection of|study of|survey of|"
    r"history of|biography of|discussion of|account of|overview of))\b"
)
# What a syllabus asks for beside its readings.
_CHORE: Final = re.compile(
    r"\b(?:(?:is|are|papers?|essays?|exercises?) due|due (?:on|by|in|at|date|today|monday|tuesday|wednesday|thursday|friday)|"
    r"due \w{3,9}\.? \d|due\W{0,2}\Z|"
    r"mid-?term|quiz|final exam(?:ination)?|no class(?:es)?|no readings?|in-class|office hours|sign-?up|homework|"
    r"problem set|\d{1,2}:\d\d\s?(?:[ap]\.?m\b|[-–]\s?\d{1,2}:\d\d)|response paper|first draft)\b",
    re.IGNORECASE,
)
# What a catalogue says beside a reference.
_LABELLED: Final = re.compile(
    r"(?:call (?:number|no\.)|isbn|issn|oclc)\b|"
    r"(?:shelf ?mark|location|availab\w+|format|language|subjects?|publication date|price|tags):\s*\S",
    re.IGNORECASE,
)
# "Ann Lee wrote on 2 May:" stands above what a mail quotes, and is the title of nothing.
_WROTE: Final = re.compile(r"\b(?:wrote|writes|schrieb|écrit|escribió|scrisse|scritto)\b[^:]{0,60}:\Z")
# Where to come, and when: a number before the name of a street, an hour. References without names and year have neither.
_NOTICE: Final = re.compile(
    rf"\b\d{{1,4}}[a-z]?\s(?:{UP}[\w'’.-]*+\s){{1,3}}(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Square|Boulevard|Blvd\.)(?!\w)"
    r"|\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b"
)
_FINISHED: Final = re.compile(r"[.?!…)\]”\"’'»/>]\W{0,2}\Z|\d\Z")
_CONTINUES: Final = re.compile(r"[a-zß-öø-ÿ&,;:)\]]")
_TITLE_WITH_YEAR: Final = re.compile(r"[^.:]{1,90}\([^()]{0,40}\)\W{0,2}\Z")
_LONGEST_CHORE: Final = 300
SENTENCE_LIMIT: Final = 3000  # characters that are looked at to judge an entry


def evidence(line_text: str, *, italic: bool = False) -> int:
    """How much speaks for a reference: 0 nothing, 1 little, 2 and more enough."""
    text = line_text[:SENTENCE_LIMIT]
    author, imprint, year = begins_with_author(text), _IMPRINT.search(text), _YEAR.search(text)
    others = sum(map(bool, (_PLACES.search(text), _QUOTED.search(text), _BY.search(text), italic)))
    if _AUTHOR_DATE.search(text[:300]):
        return 2 + others
    if not (imprint or (author and (year or others))) and is_prose(text):
        return 0
    if not (imprint or (author and year and others)) and is_chore(text):
        return 0
    if _REMARK.match(text) and not imprint:
        return 0
    if not author and not imprint and not year and _NOTICE.search(text):
        return 0
    if imprint:
        return 3
    if year and not author and not others:
        return 0 if _TITLE_WITH_YEAR.match(text) or not _SENTENCE_END.search(text) else 1
    return author + bool(year) + others


def is_prose(text: str, *, words: int = 6, whole: bool = False) -> bool:
    """Whether the first sentence of a text (or the ``whole`` of it) has a verb, and at least so many ``words``."""
    end = None if whole else _SENTENCE_END.search(text)
    first = text[: end.start() + 2] if end else text
    return bool(_FINITE.search(first)) and len(first.split()) >= words


def opens_like_entry(text: str) -> bool:
    """Whether a text opens with names and a title as entries do, whatever comes then: one that breaks off, or has no year."""
    names = author_part(text)
    rest = text[names:].lstrip(" .,:") if names else ""
    return len(rest) >= _SHORTEST_TITLE and not is_prose(rest) and not is_chore(text) and not _REMARK.match(rest)


def is_chore(text: str) -> bool:
    """Whether a text is a task or a date of a course."""
    return len(text) <= _LONGEST_CHORE and bool(_CHORE.search(text))


def is_entry(text: Clean, enough: int) -> bool:
    """Whether an item of a reading list is a reference in itself."""
    return evidence(text.text, italic=any(mark in ("italic", "cite") for _, mark in text.marks)) >= enough


def stands_alone(above: str, text: Clean) -> bool:
    """Whether a cell or definition is an entry of its own, and no part of the entry whose text so far is ``above``."""
    if not is_entry(text, 2) or (len(above) <= 100 and begins_with_author(above) and not _YEAR.search(above)):
        return False
    return begins_with_author(text.text) or (evidence(above) >= 2 and bool(_YEAR.search(above)))


def is_title(line: Line) -> bool:
    """Whether a line can be the title of what follows: short, a capital first, no full stop, no bullet."""
    text = line.text
    return (
        0 < len(text) <= 80
        and not line.marker
        and not line.joined
        and not line.loose
        and text[-1] not in ".,;!?”\"'’"
        and (text[0].isupper() or text[0].isdigit())
        and "\n" not in text
        and "@" not in text
        and len(text.split()) <= 12
        and not is_label(text)
        and not (text[-1] == ":" and (is_prose(text, words=4, whole=True) or _WROTE.search(text)))
    )


def is_headline(text: str) -> bool:
    """Whether a title is set as English titles are: every longer word with a capital."""
    words = text.split()
    return len(words) <= 8 and all(not word[0].islower() or len(word) <= 3 for word in words) and not words[-1][0].islower()


def ends(text: str) -> bool:
    """Whether a text ends as an entry does: with a stop, a bracket, a quotation mark or a number."""
    return bool(_FINISHED.search(text[-8:]))


def is_label(text: str) -> bool:
    """Whether a line is one of a catalogue's, and neither a title nor a remark."""
    return bool(_LABELLED.match(text))


def begins_as_remark(text: str) -> bool:
    """Whether a text begins with the words that annotations use: "Discusses", "A useful"."""
    return bool(_REMARK.match(text))


def continues(text: str) -> bool:
    """Whether a text can only go on with what stands before it."""
    return bool(_CONTINUES.match(text))


def has_year(text: str) -> bool:
    """Whether a text names a year, or says that there is none."""
    return bool(_YEAR.search(text[:SENTENCE_LIMIT]))


def unfinished(text: str) -> bool:
    """Whether an entry breaks off in the middle: no year yet, and no stop at its end."""
    tail = text[-SENTENCE_LIMIT:].rstrip()
    return not ends(tail) and not _YEAR.search(tail)


def paragraphs_to_entries(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a gap between them, as entries.

    A title may stand above the first. Where indents differ (hanging or first-line), an entry starts at the indent of the first
    line. Else it starts where the entry above is finished and the line reads like a new one; a line that was broken before it
    was full helps to tell.
    """
    starts = _starts(lines)
    if len(lines) > 1 and not starts[1] and _is_headed(lines):
        starts[1] = True
    entry: list[Line] = []
    for line, starting in zip(lines, starts, strict=True):
        if starting and entry:
            yield entry
            entry = []
        entry.append(line)
    if entry:
        yield entry


def _is_headed(lines: Sequence[Line]) -> bool:
    """Whether the first line is a title that stands directly above an entry: short, and broken early before an author."""
    first, second = lines[0], lines[1].text
    early = len(first.text) + len(second.split(maxsplit=1)[0]) < 0.7 * max(len(line.text) for line in lines)
    titled = is_title(first) and first.indent == lines[1].indent and not evidence(first.text)
    return titled and early and begins_with_author(second) and evidence("\n".join(line.text for line in lines[1:4])) >= 2


def _starts(lines: Sequence[Line]) -> list[bool]:
    if len({line.indent for line in lines}) > 1:
        first = lines[0].indent
        return [line.indent == first and _can_start(line.text) for line in lines]
    if _one_a_line(lines):
        return [True] + [
            ends(above.text) and _can_start(line.text) and (evidence(line.text) >= 2 or is_chore(line.text))
            for above, line in pairwise(lines)
        ]
    width = max(len(line.text) for line in lines)
    starts = [True]
    has_year = bool(_YEAR.search(lines[0].text))
    for above, line in pairwise(lines):
        starting = _begins(above, line, width, has_year)
        has_year = bool(_YEAR.search(line.text)) or (has_year and not starting)
        starts.append(starting)
    return starts


def _one_a_line(lines: Sequence[Line]) -> bool:
    """Whether most lines are whole entries, each by itself."""
    whole = sum(ends(line.text) and _can_start(line.text) and evidence(line.text) >= 2 for line in lines)
    return whole >= 2 and whole >= 0.6 * len(lines)


def _begins(above: Line, line: Line, width: int, has_year: bool) -> bool:
    text = line.text
    if not _can_start(text) or not ends(above.text):
        return False
    author = begins_with_author(text)
    if is_chore(text) and evidence(text) < 2:
        return True
    if above.hard:
        return author or evidence(text) >= 2
    broken_early = len(above.text) + 1 + len(text.split(maxsplit=1)[0]) <= width
    if author:
        return has_year or broken_early
    return has_year and broken_early and evidence(text) >= 2


def _can_start(text: str) -> bool:
    return bool(text) and not _CONTINUES.match(text)
