"""Author–date styles: APA, Harvard in its two forms, Chicago author–date. The date behind the names is their sign.

A reading that a grammar reads to its end accounts for every character; one that leaves words out carries a doubt.
"""

from __future__ import annotations

import re
from typing import Final

from citekit.model import Date, ItemType
from citekit.parsing.authordate.commas import read_commas
from citekit.parsing.authordate.head import Head, read_head
from citekit.parsing.authordate.publication import publication_at
from citekit.parsing.authordate.sentences import read_sentences
from citekit.parsing.dates import MONTH, YEAR
from citekit.parsing.reading import Reading, Text

# Each sign starts with a bracket or a blank: a search for one of two characters is quick.
_SIGN: Final = re.compile(
    rf"\((?:\[?(?:c(?:a|irca)?\.? ?)?{YEAR}|n\. ?d|[Nn]o date|[Ii]n press|[Ff]orthcoming|[Aa]ccepted|[Ss]ubmitted"
    rf"|[Uu]ndated|\d{{1,2}} [A-Z]|[A-Z][a-z]+ {YEAR})"
    rf"| (?=[12nNFfIiUu])(?:(?<=[\w.)] )(?:{YEAR}[a-z]?|n\.d\.)(?:[-–]\d{{2,4}})?[.,] "
    rf"|(?<=\. )(?:[Ff]orthcoming|[Ii]n press|[Nn]\.d\.?|[Uu]ndated)\. |(?<=[)\]] ){YEAR}\. "
    rf"|{YEAR} (?:[(\[]{YEAR}|(?<=[A-Za-z.] \d\d\d\d )[‘'“]))"
)
_REACH: Final = 400  # a list of names is rarely longer
_TITLES: Final = ("The ", "A ", "An ", "“", '"', "‘", "'")
_YEAR_END: Final = re.compile(rf",? [(\[]?{YEAR}[)\]]?\Z")


def read_author_date(source: Text) -> Reading | None:
    """The reading of a reference that starts with names and a date, or None."""
    if not _SIGN.search(source.text, 0, _REACH):
        return None
    head = read_head(source)
    if head is None:
        return None
    if head.chicago and _closed_by_year(head):
        return None
    found = [reading for reading in _readings(head) if reading]
    best = max(found, key=lambda reading: reading.score, default=None)
    if best and _dated_again(best):
        return None
    source.headed = not head.chicago
    if not best:
        return None
    best.rule = "author-date"
    best.closed = best.end
    _settle(best)
    _account(best)
    best.score = best.score + 4.0 if best.score >= 1.2 else best.score
    return best


def _readings(head: Head) -> list[Reading | None]:
    read = read_commas if head.form == "commas" else read_sentences
    if head.quoted[1]:
        return [read(head, title_first=True)]
    by_names = read(head)
    if by_names is None or by_names.score < 3 or (by_names.type is ItemType.CHAPTER and "publisher" not in by_names.fields):
        other = read_sentences(head) if head.form == "commas" else read_commas(head)
        by_names = max((reading for reading in (by_names, other) if reading), key=lambda one: one.score, default=None)
    name = head.source.text[head.names[0] : head.names[1]]
    if by_names and by_names.score >= 3 and not _is_title(head, name):
        return [by_names]
    first = read(head, title_first=True)
    if first and "author" not in first.fields:
        first.score += 1.0 if _is_title(head, name) else -1.0
    return [by_names, first]


_DIRECTED: Final = re.compile(r"Directed by|Dir\.")
_AFTER_TITLE: Final = re.compile(r"(?:Directed by|Dir\.|\[[A-Z][^\]]*\]|In [A-Z])")


def _is_title(head: Head, name: str) -> bool:
    """Is what stands before the date a title, and no name?"""
    words = head.source.words
    named = head.reading(title_first=False)
    if named and any(name.given for field in ("author", "editor", "director") for name in named.fields.get(field, ())):  # type: ignore[union-attr]
        return bool(_DIRECTED.match(head.source.text, head.start))
    if _AFTER_TITLE.match(head.source.text, head.start):
        return True
    if name.rstrip(" .,").endswith(" ed.)") or re.search(r"\(\d+(?:st|nd|rd|th) edn?\.?\)", name):
        return True
    bare = name.removeprefix("The ").strip(" .")
    return (
        name.startswith(_TITLES)
        and not words.is_corporate(name)
        and bare not in words.newspapers
        and bare not in words.magazines
    )


_REPRINT: Final = re.compile(r"\(?(?:[Rr]eprint|[Rr]pt\.|[Rr]epr\.)")


def _closed_by_year(head: Head) -> bool:
    """ "Wells, Ida B. A Red Record. 1895. Reprint. New York: Arno Press, 1969": the first year stands before an imprint."""
    source = head.source
    found = publication_at(source, head.start)
    sentence = source.text[head.start : source.sentence_end(head.start)]
    if ": " in sentence and _YEAR_END.search(sentence) and "“" not in sentence:
        return True  # "McCullough, David. 1776. New York: Simon & Schuster, 2005"
    return bool(_REPRINT.match(source.text, head.start) or (found and found.place[1]))


def _dated_again(reading: Reading) -> bool:
    """An imprint that ends in a year is no author–date imprint: what looked like a head is part of a title."""
    publisher = str(reading.fields.get("publisher", ""))
    return bool(_YEAR_END.search(publisher))


_LEAD: Final = frozenset(("issued", "original_date"))


def _settle(reading: Reading) -> None:
    """What follows from the whole: a film has a director, a set of brackets is no type of its own."""
    fields = reading.fields
    if "director" in fields and reading.type in (ItemType.BOOK, ItemType.WEBPAGE):
        reading.type = ItemType.MOTION_PICTURE
    if "director" in fields and "author" in fields and reading.type is ItemType.MOTION_PICTURE:
        fields["script_writer"], reading.spans["script_writer"] = fields.pop("author"), reading.spans.pop("author")
    if reading.type in (ItemType.MOTION_PICTURE, ItemType.SONG, ItemType.BROADCAST, ItemType.REPORT):
        reading.doubts = [doubt for doubt in reading.doubts if doubt[0] != "CK906"]
    if (
        reading.type is ItemType.BOOK
        and _REPORTED.search(str(fields.get("title", "")))
        and _PRINTERS.search(str(fields.get("publisher", "")))
    ):
        reading.type = ItemType.REPORT
    issued = fields.get("issued")
    if isinstance(issued, Date) and issued.year and fields.get("original_date") == issued:
        fields.pop("original_date")


# What governments print, when its title says so, is a report.
_REPORTED: Final = re.compile(r"\b[Rr]eport\b|\b[Ii]nquiry\b")
_PRINTERS: Final = re.compile(r"HMSO|Stationery Office|Printing Office|Government Printer")
_SMALL: Final = frozenset((
    "in", "on", "and", "the", "by", "a", "at", "from", "of", "eds", "ed", "vol", "pp", "p", "no", "trans", "edn",
    "et", "al", "isbn", "with", "edited", "translated", "directed",
))  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")


def _account(reading: Reading) -> None:
    """A doubt about the words of the reference that no field and no statement holds."""
    text = reading.source.text
    position = 0
    missing: list[str] = []
    for start, end in sorted((start, end) for start, end, _ in reading.spans.values()):
        if start > position:
            missing += (word for word in _WORD.findall(text, position, start) if word.lower() not in _SMALL)
        position = max(position, end)
    if position < reading.end:
        missing += (word for word in _WORD.findall(text, position, reading.end) if word.lower() not in _SMALL)
    if missing:
        reading.doubt("CK902", None, " ".join(missing[:8]))
    _ends(reading)


_STATED: Final = re.compile(r", (?:eds?|trans|vols?|pp?|edn?)\b\.? |, (?:in|In): [A-Z]")
_UNREAD: Final = re.compile(rf"{MONTH}(?: \d|,)|\d{{1,4}} ?\(\d|[Vv]ol\. ?\d|(?:Ltd|Inc)\b|\[[A-Z][a-z ]{{2,30}}\]\.")
_MARK_END: Final = frozenset(("", " ", ".", ",", ";", ")", "]", ">", "\n", "/"))


def _ends(reading: Reading) -> None:
    """Doubts about what the title leaves in brackets, and about what follows the reference."""
    source = reading.source
    text, title = source.text, str(reading.fields.get("title", ""))
    if text[reading.end : reading.end + 1] not in _MARK_END:
        reading.doubt("CK910", None, text[reading.end : reading.end + 30])
    if title.endswith("]") or str(reading.fields.get("container_title", "")).startswith("("):
        reading.doubt("CK911", "title", title.rsplit("[", 1)[0].strip().rsplit(" ", 1)[-1])
    if title.endswith(")") and "“" not in title:
        reading.doubt("CK911", "title", title.rsplit("(", 1)[0].strip().rsplit(" ", 1)[-1])
    if "title" in reading.spans and not reading.spans["title"][2].startswith("title in"):
        low, high, _ = reading.spans["title"]
        stop = next((stop for stop, _, sure in source.breaks if sure and low < stop < high - 1 and text[stop] == "."), 0)
        if (
            stop
            and not text.startswith(("Part ", "Book ", "Vol"), stop + 2)
            and text[low] not in "‘“\"'"
            and "Vol. " not in title
        ):
            reading.doubt("CK911", "title", text[low:stop].rsplit(" ", 1)[-1])
    authors = reading.fields.get("author", ())
    name = authors[0].literal if isinstance(authors, tuple) and authors else ""
    bare = reading.type is ItemType.WEBPAGE and not reading.fields.keys() & {"container_title", "publisher"}
    if bare and " " in name and name in title and not source.words.is_corporate(name):
        reading.doubt("CK908", "author", name)  # "King James Bible. (2017). King James Bible Online."
    if (odd := _STATED.search(title)) and not reading.spans["title"][2].startswith("title in"):
        reading.doubt("CK911", "title", title[: odd.start()].rsplit(" ", 1)[-1])
    start = reading.end
    while start < source.limit and text[start] in " .,;":
        start += 1
    if _UNREAD.match(text, start):
        reading.doubt("CK910", None, text[start : start + 30])
    following = publication_at(source, start) if start < source.limit else None
    if following and following.score >= 3 and (following.place[1] or "publisher" not in reading.fields):
        reading.doubt("CK910", None, text[start : start + 30])
