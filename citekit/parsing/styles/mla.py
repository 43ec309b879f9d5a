"""MLA works cited: "Author. “Title.” Container, edited by X, vol. 2, no. 3, Publisher, 2015, pp. 1–9."

Grammar: MLA Handbook, 9th ed., 5.1-5.99 (core elements and containers); 8th ed., 20-50; 7th ed., 5.3-5.6 (medium words).
"""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.head import Head, read_head
from citekit.parsing.reading import Reading, Text
from citekit.parsing.styles.body import read_body
from citekit.parsing.styles.finish import finish

_SIGNS = re.compile(
    r"\. By [A-Z]|, (?:vol|no)\. |, pp?\. ?[A-Z]?\d|, edited by |, translated by |[”\"] Trans\. |[”\"] (?:Translated"
    r"|Edited) by "
    r"|, (?:directed|hosted|performed|narrated|created) by |\bAccessed \d"
    r"|, \d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d,|(?:U|P|Press|Books?), (?:19|20)\d\d, |, (?:www\.|https?:)|(?:U|UP"
    r"|P), (?:19|20)\d\d"
    r"|[.?!][”\"] (?!In )[^.]{2,160}, (?:19|20)\d\d|\. Vol\. \d+, |\b(?:dissertation|thesis)\b"
)


_FILM = re.compile(
    r"(?P<title>[^\W_“\"](?:[^.?!]|[?!](?! )|\.(?! )|(?<=Dr)\.|(?<=Mr)\.|(?<=Mrs)\."
    r"|(?<=St)\.){1,120}[.?!]) (?=(?:Directed|Written and directed|Dir\.|Produced and directed)"
    r" (?:by )?[A-Z])"
)


def _film(source: Text, found: re.Match[str]) -> Reading | None:
    """ "Title. Directed by X, performances by Y, Studio, 1991." (5.30, 5.42)."""
    reading = Reading(source, ItemType.MOTION_PICTURE, "mla")
    end = found.end("title") - (source.text[found.end("title") - 1] == ".")
    reading.put_text("title", 0, end, "title of a film")
    body = read_body(reading, found.end(), quoted=True)
    return finish(body, quoted=True) if body else None


_REISSUED = re.compile(r"\. \d{4}\. [^.:,]{3,60}, (?:19|20)\d\d\.")
_BOOK = re.compile(
    r"\d{4}\. [^.:,]{3,60}, (?:19|20)\d\d(?=\.)|(?:\d{4}\. )?(?:(?:Translated|Edited|Illustrated|Introduction|Foreword"
    r"|Compiled|Selected"
    r"|Adapted)\b[^.]*? by [A-Z](?:[^.]|(?<=[ .][A-Z])\.|(?<=Jr)\.|(?<= al)\.)+,"
    r"|(?:Vol\. \d+(?=, [^.:]{2,50}(?:P|Press|Books), \d{4}\.)|[Vv]ol\. [A-H]|\d{1,2}\w\w ed\."
    r"|[A-Z][a-z]+ ed\.), [A-Z]|\d{4}\. [A-Z][^.]+, (?:PhD|MA|Master|Ph\.D\.|Doctoral)|(?:[A-Z]\w+ )*(?:Memorandum"
    r"|Report|Working Paper|Paper)(?: no\.)? [A-Z\d][\w-]+, [A-Z])"
)


def _book(head: Head, text: str) -> Reading | None:
    """ "Author. Title. Translated by X, 2nd ed., Publisher, Year." (5.42-5.54)."""
    if not _BOOK.match(text, head.after, min(len(text), head.after + 300)):
        return None
    reading = head.reading
    reading.rule, reading.type = "mla", ItemType.BOOK
    head.put_title()
    if "author" not in reading.fields and "editor" not in reading.fields:
        return None
    body = read_body(reading, head.after, quoted=True)
    if not body or body.run or any(": " in body.of(piece) for piece in body.pieces):
        return None  # "Translated by X Jr. New Haven, Conn.: Yale University Press": the home style has places
    return finish(body, quoted=True)


def read_mla(source: Text, best: float) -> Reading | None:
    """The reading of a title in quotes that containers follow, or None when MLA's signs do not show."""
    text = source.text
    start = text[:400]
    if best >= 5 and ". By " not in start:
        return None
    film = _FILM.match(text, 0, min(source.limit, 200)) if "irected by" in start or "Dir. " in start else None
    if film:
        return _film(source, film)
    if "“" not in start and '"' not in start and "«" not in start:
        if (
            "Memorandum " not in start
            and "Report " not in start
            and "diss." not in start
            and "Paper " not in start
            and "ed by " not in start
            and "ed., " not in start
            and "Vol. " not in start
            and "dissertation" not in start
            and " vol. " not in start
            and not _REISSUED.search(start)
        ):
            return None
    elif not _SIGNS.search(text, 0, min(source.limit, 600)):
        return None
    head = read_head(source, 0)
    if head and not head.quoted and not head.dated:
        return _book(head, text)
    if not head or not head.complete or head.dated or text.startswith(("In ", "in "), head.after):
        return None
    if text[head.title[1] - 1] not in ".?!" and not text.startswith((".", "”.", '".', "»."), head.title[1]):
        return None
    reading = head.reading
    reading.rule = "mla"
    head.put_title()
    body = read_body(reading, head.after, quoted=True)
    return finish(body, quoted=True) if body else None
