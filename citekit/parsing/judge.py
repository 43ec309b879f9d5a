"""How sure a reading is: doubts from the self-check, from what is missing or odd, from a close second; and the confidence."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from citekit.model import Date, ItemType, Span
from citekit.parsing.article import known_periodical
from citekit.parsing.assemble import leftovers
from citekit.parsing.imprint import GOOD, imprints
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading
from citekit.parsing.selfcheck import difference
from citekit.parsing.statements import starts_statement
from citekit.parsing.words import fold

# Right records in a hundred, measured on the development sets, by the number of doubts (tests/parsing/test_reliability.py).
_CONFIDENCE = (0.98, 0.75, 0.5, 0.3)
_CLOSE = 0.6  # readings nearer than this are both possible
_DATED = frozenset((ItemType.WEBPAGE, ItemType.DOCUMENT))
_INVERTED = re.compile(r"(?:[a-z]{2,3} )?[^\W\d_a-z][\w’'-]+(?: [A-Z][\w’'-]+)?, (?:[A-Z][\w’'.-]*[ .]){1,3}")
_NAME_LIKE = re.compile(r"[^\W\d_][\w’'-]+, (?:\w\.|[A-Z][a-z]+ [A-Z]\.|\w+[.,;:] [A-Z]|[A-Z][a-z]+\Z)")
_CONTRIBUTOR = re.compile(r"(?:With|Illus|Intro|Fore|Pref|After|Reprinted)")
_EAST_ASIAN = re.compile(r"\A[A-Z][a-z]+ [A-Z][a-z’']+-[a-z’']+\Z")  # "Chow Tse-tsung": never turned round
# Words of titles in German, French, Spanish and Italian, which set a full stop before their subtitles.
_FOREIGN = re.compile(
    r"\b(?:der|die|das|und|von|des|im|zur|zum|ein|eine|einer|du|la|le|les|et|de|une|aux?|el|los|las|y|del|della|dei|il|di|nella|per|sulla)\b|\b[dl]’",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:der|die|das|und|ein|eine|einer|les|des|della|nella|los|las|una|une)\b")
_OPEN_END = re.compile(r" (?:in|of|the|and|an?|for|to|from|at|on|by|with)\Z")  # no title ends like this
_OF_A_PLACE = frozenset(
    ("University", "Society", "Review", "Museum", "College", "Institute", "Library", "Association", "UP", "U")
)
_BROKEN_OFF = re.compile(r"(?:[,:(&-]|\b(?:and|of|the|in|by|\d{1,3}))\Z")
# "Commons, J. R. (1934). …": no sentence about a book begins so.
_DATED_HEAD = re.compile(
    r"[^\W\d_a-z][\w'’-]+, (?:[A-Z]\.[ -]?){1,4}(?:,? (?:&|and) [^().]{2,40}(?:\.[^().]{0,20}){0,4})?"
    r"\((?:1[5-9]|20)\d\d[a-z]?\)"
)


def judge(reading: Reading, runner_up: Reading | None, annotation: tuple[str, int, int] | None) -> float:
    """Add the doubts about ``reading``; its confidence."""
    if reading.type is ItemType.DOCUMENT:
        return 0.05
    if reading.grammar:
        _unread(reading)
    elif reading.rule != "author-date":  # which accounts for its characters itself
        _printed_otherwise(reading)
        if reading.source.headed and "head-date" not in reading.spans:
            reading.doubt("CK909", None, _words_of(reading.type), "a reference with its date behind the author")
    if not reading.grammar:
        _author(reading)
        _title(reading)
    _kind(reading)
    _dates(reading)
    _text(reading)
    if annotation:
        _end(reading, *annotation[1:])
    if runner_up and reading.score - runner_up.score < _CLOSE and _differ(reading, runner_up):
        reading.doubt("CK909", None, _words_of(reading.type), _words_of(runner_up.type))
    return _CONFIDENCE[min(len({code for code, _, _ in reading.doubts}), len(_CONFIDENCE) - 1)]


def _differ(reading: Reading, other: Reading) -> bool:
    """A magazine read on the web is both; what counts is where the parts end."""
    return reading.type is not other.type and any(
        reading.fields.get(name) != other.fields.get(name) for name in ("title", "container_title", "author")
    )


def _unread(reading: Reading) -> None:
    """A style's grammar accounts for every word of the reference."""
    spans = [Span(start, end) for start, end, _ in reading.spans.values()]
    text = reading.source.text[: reading.end]
    left = [span.of(text) for span in leftovers(text, spans) if span.start < reading.end]
    if left and not any(code == "CK902" for code, _, _ in reading.doubts):
        reading.doubt("CK902", None, " ".join(left)[:80])


def _printed_otherwise(reading: Reading) -> None:
    missing, added = difference(reading)
    if missing:
        reading.doubt("CK902", None, " ".join(missing[:8]))
    elif added:
        reading.doubt("CK903", None, " ".join(added[:8]))


def _author(reading: Reading) -> None:
    fields, words = reading.fields, reading.source.words
    authors = fields.get("author")
    rule = reading.spans["author"][2] if authors else ""
    if isinstance(authors, tuple) and rule in ("name as it stands", "name without its comma"):
        name = authors[0].literal or authors[0].inverted()
        sure = not authors[0].literal and rule == "name as it stands"
        if not sure and fold(name) not in words.mononyms and not _EAST_ASIAN.search(name):
            reading.doubt("CK908", "author", name)
    if not authors and "editor" not in fields and _NAME_LIKE.match(str(fields.get("title", ""))):
        reading.doubt("CK908", "author", str(fields["title"])[:40])


def _title(reading: Reading) -> None:
    if "title" not in reading.spans or reading.rule != "book":
        return
    start, end, _ = reading.spans["title"]
    text = reading.source.text
    for stop, following, sure in reading.source.breaks:
        if (
            start < stop
            and following < end
            and sure
            and text[stop] == "."
            and text[following : following + 5] not in ("Part ", "Book ")
            and not (
                _FOREIGN.search(text, following, end)
                and (_FOREIGN.search(text, start, stop) or _SURE.search(text, following, end))
            )
        ):
            reading.doubt("CK911", "title", text[start:stop].rsplit(" ", 1)[-1])
            break
    value = str(reading.fields["title"])
    if _OPEN_END.search(value) or value.endswith("]"):
        reading.doubt("CK911", "title", value.rsplit(" ", 1)[-1])
    _imprint(reading)
    rule = reading.spans["collection_title"][2] if "collection_title" in reading.fields else ""
    if (
        rule == "series"
        and not reading.fields.keys() & {"collection_number", "volume"}
        and "eries" not in text[slice(*reading.spans["collection_title"][:2])]
    ):
        reading.doubt("CK916", "collection_title", str(reading.fields["collection_title"]))


def _imprint(reading: Reading) -> None:
    """ "New York Seaview Books, 1979": a lost colon leaves the place in the name of a press that the lists do not know."""
    publisher, words = fold(str(reading.fields.get("publisher", ""))), reading.source.words
    place = fold(str(reading.fields.get("publisher_place", "")))
    if place and not publisher and (place in words.studios or place in words.publishers):
        reading.doubt("CK906", "publisher_place", place)  # "Kind of Blue. Columbia, 1959"
    if reading.fields.keys() & {"publisher_place", "director"} or " " not in publisher or publisher in words.publishers:
        return
    tokens = publisher.split()
    if _OF_A_PLACE.isdisjoint(tokens) and any(place_kind(" ".join(tokens[:end]), words) == 2 for end in range(1, len(tokens))):
        reading.doubt("CK906", "publisher", publisher)


def _kind(reading: Reading) -> None:
    """What the text does not say and the lists do not know: which kind of periodical, the volume or the set."""
    fields = reading.fields
    if (
        reading.type is ItemType.ARTICLE_MAGAZINE
        and not fields.keys() & {"volume", "issue"}
        and not known_periodical(reading)
        and not _of_a_month(reading)
    ):
        reading.doubt("CK909", None, _words_of(reading.type), _words_of(ItemType.ARTICLE_NEWSPAPER))
    if "volume_title" in fields and not reading.grammar:
        reading.doubt("CK918", "title", str(fields["title"]), str(fields["volume_title"]))


def _of_a_month(reading: Reading) -> bool:
    """No newspaper is dated by its month alone."""
    issued = reading.fields.get("issued")
    return reading.rule == "author-date" and isinstance(issued, Date) and len(issued.parts[0]) == 2


def _dates(reading: Reading) -> None:
    fields = reading.fields
    issued = fields.get("issued")
    if isinstance(issued, Date) and issued.year:
        if not 1450 <= issued.year <= 2020 and not 2020 < issued.year <= date.today().year + 1:
            reading.doubt("CK912", "issued", str(issued.year))
    elif (
        not issued
        and not fields.get("status")
        and "undated" not in reading.spans
        and "page-date" not in reading.spans
        and reading.type not in _DATED
    ):
        text = reading.source.text.rstrip()
        if reading.end >= len(text) - 1 and _BROKEN_OFF.search(text):
            reading.doubt("CK915", None, text[-25:])
        else:
            reading.doubt("CK907", "issued")


def _text(reading: Reading) -> None:
    text = reading.source.text
    for name in ("title", "container_title", "publisher") if "(" in text or ")" in text or "[" in text else ():
        value = str(reading.fields.get(name, ""))
        if value.count("(") != value.count(")") or value.count("[") != value.count("]"):
            reading.doubt("CK911", "title", value[-20:])
            break
    hole = text.find("\ufffd", 0, reading.end)
    if hole >= 0:
        reading.doubt("CK913", None, text[max(0, hole - 10) : hole + 10])


def _end(reading: Reading, start: int, end: int) -> None:
    """Is what follows an annotation, and not one more statement or one more reference?"""
    source = reading.source
    text = source.text
    first = source.sentence_end(start)
    if any(imprint.score >= GOOD and imprint.start == start for imprint in islice(imprints(source, start, first + 2), 1)):
        reading.doubt("CK910", None, text[start : start + 30])  # which of the two imprints is the reference's?
        return
    if reading.rule == "book" and text[reading.end : reading.end + 1] == "," and text[start].isupper():
        reading.doubt("CK910", None, text[start : start + 30])  # "1666–68, Kunsthistorisches Museum, Vienna"
    if (
        starts_statement(text, start)
        and text[start : start + 3] != "Vol"
        and text.count(" ", start, first) < 4
        and not _CONTRIBUTOR.match(text, start)
    ):
        reading.doubt("CK910", None, text[start : start + 30])
    if start >= source.limit:
        return
    begins = [start, *(following for _, following, sure in source.breaks if sure and following > start)]
    for begin in begins:
        dated = _DATED_HEAD.match(text, begin) is not None
        if dated or (_INVERTED.match(text, begin) and _has_imprint(reading, begin, min(begin + 400, source.limit))):
            reading.doubt("CK905", None, text[begin : begin + 40])
            return


def _has_imprint(reading: Reading, start: int, end: int) -> bool:
    """Does an imprint follow that does not start right here ("New Haven, Conn.: Yale …")?"""
    found = islice(imprints(reading.source, start, end), 3)
    return any(imprint.score >= GOOD and imprint.known_place and imprint.start > start for imprint in found)


def _words_of(kind: ItemType) -> str:
    word = str(kind).replace("_", " ").replace("-", " ")
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
