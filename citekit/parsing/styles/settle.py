"""Title, container, publisher and place of a body, its type, and whether all of it fell into place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citekit.model import Date, ItemType
from citekit.parsing.article import known_periodical
from citekit.parsing.chapter import reference_work
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.styles.body import trailing_number
from citekit.parsing.styles.fields import put_piece
from citekit.parsing.styles.imprints import put_imprint_of
from citekit.parsing.styles.layout import Body
from citekit.parsing.styles.numbers import bare_numbers, roman_volume, volume_of_run
from citekit.parsing.styles.pieces import Piece
from citekit.parsing.words import fold

_PROCEEDINGS = re.compile(
    r"\bProceedings\b|\bProc\. |\bConf(?:erence|\.)|\bSymp(?:osium|\.)|\bWorkshop\b|\bActes du colloque\b|\bAtti del"
)
_RECORDS = frozenset(("CD", "LP", "Vinyl", "Audiocassette", "Audio CD", "Compact disc", "Cassette", "MP3"))
_OF_BOOKS = frozenset(("page", "editor", "translator", "edition", "volume", "publisher_place", "collection_title", "medium"))
_LABEL = re.compile(r"\b(?:Records|Recordings|Entertainment|Music Group)\b")
_JOURNAL = re.compile(
    r"\b(?:Journal|Review|Quarterly|Zeitschrift|Revue|Rivista|Revista|Annales|Studies|Magazine|Archiv|Jahrbuch|Cahiers|Cuadernos"
    r"|Quaderni|Bulletin|Annals|Transactions|Blätter|Hefte)\b"
)


def settle(body: Body, *, quoted: bool) -> bool:
    """Fill the fields; False when something is left that no field takes."""
    reading = body.reading
    periodical = (quoted or body.contained) and _is_periodical(body)
    if periodical:
        volume_of_run(body)
        bare_numbers(body)
    put_imprint_of(body, quoted=quoted, periodical=periodical)
    roman_volume(body)
    for piece in body.pieces:
        if piece not in body.run and piece not in body.loose and piece.kind not in ("", "read"):
            put_piece(reading, piece)
    if "genre" in reading.fields and "number" in reading.fields and "publisher" not in reading.fields and quoted and body.run:
        run = [piece for piece in body.run if piece.kind != "read"]
        _put_run(reading, "publisher", run or body.run)  # a report “Title,” Institution, Place, Rep. 12, 1964
        body.run = []
    left = [piece for piece in body.loose if piece.kind != "read"]
    _series_before_imprint(body, left)
    _titles(body, quoted)
    _type(body, periodical, quoted)
    if (
        reading.type is ItemType.WEBPAGE
        and reading.rule != "mla"
        and "publisher" not in reading.fields
        and reading.source.words.is_corporate(str(reading.fields.get("container_title", "")))
    ):
        reading.doubt("CK917", "container_title", str(reading.fields["container_title"]))
    for piece in left:
        reading.doubt("CK902", None, body.of(piece))
    return not left and _complete(reading, periodical)


def _series_before_imprint(body: Body, left: list[Piece]) -> None:
    """ "übers. von M. A. Screech, Penguin Classics, London: Penguin 1993": most likely a series."""
    if (
        len(left) == 1
        and left[0].mark in ",."
        and body.of(left[0])[0].isupper()
        and "collection_title" not in body.reading.fields
    ):
        body.reading.put_text("collection_title", left[0].start, left[0].end, "series")
        body.reading.doubt("CK916", "collection_title", body.of(left[0]))
        left.clear()


def _is_periodical(body: Body) -> bool:
    """A volume or an issue without a publisher, a date with its month, a list's title: an article, and no chapter."""
    kinds = body.kinds()
    reading = body.reading
    if body.contained and body.run and _PROCEEDINGS.search(body.of(body.run[0])):
        return False
    if not body.run or kinds & {"thesis", "edition", "editor", "report"}:
        return False
    dates = [piece for piece in body.pieces if piece.kind == "date"]
    exact = any(re.search(r"[^\W\d_]{3}|\d\.\d|\d-\d\d-", body.of(piece)) for piece in dates)
    colon = any(
        ": " in body.of(piece) and place_kind(fold(body.of(piece).partition(":")[0]), reading.source.words)
        for piece in body.loose
    )
    if colon:
        return False
    title = fold(body.of(body.run[0])).removeprefix("The ")
    words = reading.source.words
    if "issue" in kinds or exact or title in words.magazines or title in words.newspapers:
        return not body.loose
    first = body.pieces[len(body.run)] if len(body.run) < len(body.pieces) else None
    if "volume" in kinds and not body.loose:
        after = [piece.kind for piece in body.pieces[len(body.run) : len(body.run) + 2]]
        return (
            after[:1] == ["volume"] or after == ["date", "volume"]
            if len(body.run) == 1 and not body.contained
            else after[:1] == ["volume"] and (len(body.run) == 1 or bool(_JOURNAL.search(body.of(body.run[0]))))
        )
    if (
        first
        and first.kind in ("number", "roman", "pointed")
        and first.mark == ","
        and any(piece.start > first.end for piece in dates)
        and not body.loose
    ):
        return True
    if first and first.kind == "undated" and len(body.run) == 1 and _JOURNAL.search(body.of(body.run[0])):
        return True
    numbered = trailing_number(body)
    return bool(
        numbered
        and first
        and first.kind in ("date", "issue", "undated", "number")
        and (first.mark in "(," or first.kind == "issue")
    )


def _titles(body: Body, quoted: bool) -> None:
    reading = body.reading
    run = [piece for piece in body.run if piece.kind != "read"]
    if body.title:
        _volume_title(body, body.title) or _put_run(reading, "title", body.title)
        if run:
            _put_container(body, run)
    elif quoted:
        if run:
            _put_container(body, run)
    elif run:
        _volume_title(body, run) or _put_run(reading, "title", _without_series(body, run))


_SERIES = re.compile(r"\b(?:Studies|Series|Library|Monographs|Texts|Contributions|Classics)\b")


def _without_series(body: Body, run: list[Piece]) -> list[Piece]:
    """ "Title, International Studies in the History of Sport (Manchester: …": most likely a series."""
    last = run[-1]
    following = body.pieces[body.pieces.index(last) + 1 :][:1]
    if len(run) < 2 or last.mark != "," or not following or following[0].mark != "(" or not _SERIES.search(body.of(last)):
        return run
    body.reading.put_text("collection_title", last.start, last.end, "series")
    body.reading.doubt("CK916", "collection_title", body.of(last))
    return run[:-1]


def _put_run(reading: Reading, name: str, run: list[Piece]) -> bool:
    start, end = run[0].start, run[-1].end
    text = reading.source.text
    if run[-1].mark in "([" and text[end : end + 1] in (")", "]"):
        end += 1
    value, low, high = trimmed(text, start, end)
    if value[:1] in '«“"' and value[-1:] in '»”"' and not re.search(r"[»”\"]", value[1:-1]):
        value, low, high = value[1:-1].strip(), low + 1, high - 1
    elif text[high : high + 1] == "?" or text[high : high + 1] == "!":
        value, high = value + text[high], high + 1
    reading.put(name, value, low, high, name.replace("_", " "))
    return True


_VOLUME = re.compile(r"(?:t|T|tome|Tome|tomo|Tomo|Bd|vol|Vol|volume|Band)\b\.? ?(?P<number>\d{1,2}|[IVXLC]{1,6})\Z")


def _put_container(body: Body, run: list[Piece]) -> None:
    """ "in Faire de l’histoire, t. I, Nouveaux problèmes": the book is the set, as long as its volume is named."""
    for index, piece in enumerate(run[1:-1], 1):
        found = _VOLUME.match(body.text, piece.start, piece.end)
        if found:
            body.reading.put("volume", found["number"], piece.start, piece.end, "volume")
            _put_run(body.reading, "volume_title", run[index + 1 :])
            run = run[:index]
            break
    _put_run(body.reading, "container_title", run)


def _volume_title(body: Body, run: list[Piece]) -> bool:
    """ "Les Lieux de mémoire, t. I, La République": the set, its volume, and the title of that."""
    for index, piece in enumerate(run[1:-1], 1):
        found = _VOLUME.match(body.text, piece.start, piece.end)
        if found:
            reading = body.reading
            _put_run(reading, "collection_title", run[:index])
            reading.put("volume", found["number"], piece.start, piece.end, "volume")
            return _put_run(reading, "title", run[index + 1 :])
    return False


def _type(body: Body, periodical: bool, quoted: bool) -> None:
    reading = body.reading
    fields = reading.fields
    container = str(fields.get("container_title", ""))
    if "genre" in fields and "number" not in fields:
        reading.type = ItemType.THESIS
    elif "genre" in fields:
        reading.type = ItemType.REPORT
    elif "director" in fields:
        reading.type = ItemType.BROADCAST if container and quoted else ItemType.MOTION_PICTURE
    elif container and (
        "episode" in body.kinds() or ("page" not in fields and str(fields.get("note", "")).startswith(("hosted", "narrated")))
    ):
        reading.type = ItemType.BROADCAST
    elif container and (fields.get("medium") in _RECORDS or _LABEL.search(str(fields.get("publisher", "")))):
        reading.type = ItemType.SONG
    elif periodical:
        reading.type = periodical_type(reading)
        if _is_site(reading):
            reading.type = ItemType.WEBPAGE
            reading.doubts = [found for found in reading.doubts if found[0] != "CK909"]
    elif (
        container and (fields.get("medium") == "Web" and not fields.keys() & {"editor", "page", "edition", "publisher_place"})
    ) or (container and _is_page(fields, quoted or body.contained)):
        reading.type = ItemType.WEBPAGE
    elif container:
        reading.type = ItemType.ENTRY_ENCYCLOPEDIA if reference_work(reading) else ItemType.CHAPTER
        if _PROCEEDINGS.search(container) and "Journal" not in container:
            reading.type = ItemType.PAPER_CONFERENCE
        elif fold(str(fields.get("publisher", ""))) in reading.source.words.labels and not fields.keys() & _OF_BOOKS:
            reading.type = ItemType.SONG
            reading.doubt("CK909", None, "a song", "a chapter")
        elif quoted and reading.rule == "mla" and not fields.keys() & _OF_BOOKS and reading.type is ItemType.CHAPTER:
            reading.doubt("CK909", None, "a chapter", "a song")
    elif fields.get("medium") in _RECORDS:
        reading.type = ItemType.SONG
    elif "url" in fields and not fields.keys() & {"publisher_place", "edition"}:
        reading.type = ItemType.WEBPAGE
    else:
        reading.type = ItemType.BOOK


def _is_page(fields: Mapping[str, object], quoted: bool) -> bool:
    return quoted and "url" in fields and not fields.keys() & {"page", "editor", "publisher_place", "edition", "volume"}


def _is_site(reading: Reading) -> bool:
    """Read at an address, without volume or page, and no periodical of the lists."""
    fields = reading.fields
    known = known_periodical(reading) if "container_title" in fields else False
    news = not reading.source.words.newspaper_words.isdisjoint(str(fields.get("container_title", "")).replace("-", " ").split())
    named = _JOURNAL.search(str(fields.get("container_title", "")))
    return "url" in fields and not (known or news or named) and not fields.keys() & {"volume", "issue", "page"}


def periodical_type(reading: Reading) -> ItemType:
    """Journals have volumes; the lists, and a day without a volume, tell newspapers and magazines."""
    words, fields = reading.source.words, reading.fields
    title = fold(str(fields.get("container_title", "")))
    names = {title, title.removeprefix("The "), re.sub(r" \([^)]*\)\Z|, [A-Z].*\Z", "", title)}
    numbered = bool(fields.keys() & {"volume", "issue"})
    issued = fields.get("issued")
    point = issued.parts[0] if isinstance(issued, Date) and issued.parts else ()
    if names & words.magazines and not (numbered and len(point) < 3 and "volume" in fields):
        return ItemType.ARTICLE_MAGAZINE
    if names & words.newspapers:
        return ItemType.ARTICLE_NEWSPAPER
    if numbered and not (len(point) == 3 and "volume" not in fields):
        return ItemType.ARTICLE_JOURNAL
    letter = str(fields.get("page", ""))[:1].isalpha()
    if len(point) == 3:
        news = letter or not words.newspaper_words.isdisjoint(title.replace("-", " ").split())
        if not news:
            reading.doubt("CK909", None, "an article magazine", "an article newspaper")
        return ItemType.ARTICLE_NEWSPAPER if news else ItemType.ARTICLE_MAGAZINE
    if len(point) == 2 and point[1] < 13:
        return ItemType.ARTICLE_MAGAZINE
    return ItemType.ARTICLE_JOURNAL


def _complete(reading: Reading, periodical: bool) -> bool:
    fields = reading.fields
    dated = "issued" in fields or "undated" in reading.spans or "url" in fields
    placed = periodical or bool(fields.keys() & {"publisher", "publisher_place", "url", "doi", "director"})
    return bool(fields.get("title")) and dated and placed
