"""Books, and what is printed like them: reports, hearings, films, whole recordings. Read from the imprint leftwards."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise

from citekit.model import ItemType
from citekit.parsing.cut import Cut, author_cuts
from citekit.parsing.dates import UNDATED, YEAR, parse_date
from citekit.parsing.imprint import GOOD, Imprint, imprints, place_before, publisher_score
from citekit.parsing.reading import Reading, Text, quoted, trimmed
from citekit.parsing.statements import read_statements, statement_at
from citekit.parsing.tail import read_tail

HEAD_DATE = re.compile(
    rf"\((?P<date>{YEAR}(?:[-–/]{YEAR})?[a-z]?(?:, [A-Z][a-z]+\.?(?: \d{{1,2}})?)?|n\.d\.|in press"
    rf"|forthcoming)(?:/(?P<later>{YEAR}))?\)[.,:]?\s+|(?P<bare>{YEAR})[a-z]?\.\s+(?=[“\"A-Z])"
)
_REPRINT = re.compile(
    r"[.;,)]*\s*(?:[Rr]eprint(?:ed)?(?: ed(?:ition|\.)?)?|[Rr]pt\.|[Rr]epr\.)(?:[.,:]| by| in)*\s*(?:\Z|(?=[A-Z]))"
)
_HEARINGS = re.compile(r"\b(?:Hearings?|Report)\b.{0,200}\bCong(?:ress|\.)", re.DOTALL)


def read_book(source: Text, start: int) -> Reading | None:
    """The reading of a text as a book, or None when it shows no imprint and no sentence of a book."""
    reading = Reading(source, ItemType.BOOK, "book")
    found = choose_imprint(source, start)
    if found is None:
        return _without_date(reading, start)
    original, imprint = found
    if not imprint.known_place and not imprint.known_publisher and imprint.place[0] == imprint.place[1]:
        undated = undated_imprint(source, imprint.end)
        if undated and (not imprint.publisher[1] or undated.known_place):
            return _without_date(reading, start)  # the year stands before the title, or at its end
    stop = (original or imprint).start
    if not _read_head(reading, start, stop, dated=bool(imprint.date[0])):
        return None
    reading.score = min(imprint.score, 4.0)
    if original:
        _put_original(reading, original)
    put_imprint(reading, imprint)
    settle_reprint(reading)
    reading.closed = imprint.end
    reading.end = read_tail(reading, imprint.end, pages=imprint.bracketed)
    _settle_type(reading)
    return reading


def choose_imprint(source: Text, start: int) -> tuple[Imprint | None, Imprint] | None:
    """The imprint that closes the reference, with the one before it that it reprints."""
    found = _imprints(source, start)
    if not found:
        return None
    index = _closing(source, found)
    original: Imprint | None = None
    for here, following in pairwise(found[index:]):
        gap = source.text[here.end : following.start]
        if _REPRINT.fullmatch(gap):
            original = here
        elif not _inside_title(source, here, following):
            return original, _first_of_two(source, start, here)
    return original, _first_of_two(source, start, found[-1])


_REACH = 260  # a reprint's imprint, or the real one after a title that looks like one, is no farther away


def _imprints(source: Text, start: int) -> list[Imprint]:
    """The first imprint that is surely one, with what stands before it and within reach behind it."""
    found: list[Imprint] = []
    for imprint in islice(imprints(source, start, source.limit), 12):
        if imprint.start > start + 2 or imprint.score >= GOOD:
            found.append(imprint)
            if _is_good(imprint):
                reach = min(source.limit, imprint.end + _REACH)
                return found + list(islice(imprints(source, start, reach, dates_from=imprint.end), 4))
    return found


def _is_good(imprint: Imprint) -> bool:
    return imprint.score >= GOOD and (imprint.known_place or imprint.known_publisher)


def _has_place(imprint: Imprint) -> bool:
    return imprint.place[0] < imprint.place[1]


def _closing(source: Text, found: list[Imprint]) -> int:
    """Which imprint closes the reference: the first good one, unless what stands before it is one too and no title."""
    index = next((i for i, imprint in enumerate(found) if _is_good(imprint)), None)
    if index is None:
        scores = [imprint.score for imprint in found]
        return scores.index(max(scores))
    good = found[index]
    for i, earlier in enumerate(found[:index]):  # an unknown imprint, and an annotation that cites another
        apart = not _only_statements(source, earlier.end, good.start) and not _same_sentence(source, earlier, good)
        if _has_place(earlier) and earlier.score >= 2 and apart:
            return i
    return index


def _inside_title(source: Text, here: Imprint, following: Imprint) -> bool:
    """ "Title: Subtitle, 1863-1877. 2d ed. New York: …": is the imprint that comes right after this one the real one?"""
    between = source.text[here.end : following.start].strip(" .")
    if not between:
        return following.score > here.score
    return following.score >= GOOD and _has_place(following) and _only_statements(source, here.end, following.start)


def _only_statements(source: Text, start: int, stop: int) -> bool:
    """Does nothing but an edition, a translator and the like stand between two imprints? Then the first is part of a title."""
    while start < stop and source.text[start] in " .;)":
        start += 1
    return start >= stop or bool(statement_at(source.text, start))


def _first_of_two(source: Text, start: int, imprint: Imprint) -> Imprint:
    """ "Oxford: Oxford University Press; New York: Hill and Wang, 1981": the first of them."""
    text = source.text
    semicolon = imprint.start - 2
    if text[semicolon : imprint.start] != "; " or not imprint.known_place:
        return imprint
    colon = text.rfind(": ", max(start, semicolon - 80), semicolon)
    place = place_before(source, start, colon) if colon > start else None
    if not place or not place[2] or publisher_score(text[colon + 2 : semicolon], source.words) < 1:
        return imprint
    return replace(
        imprint, start=place[0], place=place[:2], publisher=(colon + 2, semicolon), other=(imprint.start, imprint.publisher[1])
    )


def _same_sentence(source: Text, first: Imprint, second: Imprint) -> bool:
    """Do both stand in one sentence (a title with colon and years runs on)?"""
    return not any(sure and first.end - 1 <= stop < second.start for stop, _, sure in source.breaks)


def _read_head(reading: Reading, start: int, stop: int, *, dated: bool) -> bool:
    """Author, title and the statements after it, all before the imprint."""
    source = reading.source
    cuts = author_cuts(source, start, stop)
    cut = anchored(source, cuts)
    put_names(reading, start, cut)
    title_start = head_date(reading, cut.title_start, stop, dated=dated)
    title_end = read_statements(reading, title_start, stop)
    put_title(reading, title_start, title_end)
    if not reading.fields.get("title"):
        return False
    if len(cuts) > 1 and cuts[0].score - cuts[1].score < 1.5 and cut is cuts[0]:
        doubt_cut(reading, cuts)
    return True


def doubt_cut(reading: Reading, cuts: list[Cut]) -> None:
    text = reading.source.text
    ends = [text[: cut.end].rstrip(" ").rsplit(" ", 1)[-1] for cut in cuts[:2]]
    if cuts[0].end != cuts[1].end and cuts[0].people and cuts[1].people:
        reading.doubt("CK901", "author", ends[0], ends[1])


def anchored(source: Text, cuts: list[Cut]) -> Cut:
    """The best cut; one before a stretch in italics is sure."""
    for span in source.italics:
        for cut in cuts:
            if abs(cut.title_start - span.start) <= 1 and cut.people:
                return cut
    return cuts[0]


def put_names(reading: Reading, start: int, cut: Cut) -> None:
    for role in cut.roles:
        reading.put(role, cut.people, start, cut.end, cut.rule)


def head_date(reading: Reading, position: int, stop: int, *, dated: bool) -> int:
    """A date between author and title (APA, Chicago author-date); where the title starts."""
    found = HEAD_DATE.match(reading.source.text, position, stop)
    if not found or (found["bare"] and dated):
        return position
    text = found["date"] or found["bare"]
    if "later" in found.groupdict() and found["later"]:
        reading.put("original_date", parse_date(text), found.start(), found.start("later"), "date after the author")
        text = found["later"]
    reading.put("issued", parse_date(text), found.start(), found.end(), "date after the author")
    if text in ("in press", "forthcoming"):
        reading.put("status", text, found.start(), found.end(), "status")
    reading.spans.setdefault("head-date", (found.start(), found.end(), "date after the author"))
    return found.end()


def put_title(reading: Reading, start: int, end: int) -> None:
    """The title between author and statements; quotes around the whole of it are not part of it."""
    text = reading.source.text
    value, low, high = trimmed(text, start, end)
    if not value:
        return
    inside = quoted(text, low, min(high + 1, len(text)))
    if inside and inside[2] >= high:
        low, high = inside[0], inside[1]
        value = text[low:high].rstrip(" .,")
    elif text[low] == "“" and "”" not in value:
        low, value = low + 1, value[1:]  # the closing mark is lost
    elif text[high - 1 : high] == "(":
        value = value[:-1].rstrip(" ,.")
    reading.put("title", value, start if start < low else low, high, "title")


def put_imprint(reading: Reading, imprint: Imprint) -> None:
    source = reading.source
    if imprint.place[0] < imprint.place[1]:
        place = _place(source.text, *imprint.place)
        reading.put("publisher_place", place_value(place[0]), place[1], place[2], "place before a colon")
        if place[0] in ("N.p.", "n.p.", "S.l.", "N.p", "n.p", "s.l."):
            reading.fields.pop("publisher_place", None)
            reading.spans["no-place"] = reading.spans.pop("publisher_place")
    if imprint.publisher[0] < imprint.publisher[1]:
        publisher = trimmed(source.text, *imprint.publisher)
        if ". " in publisher[0] and publisher[0].replace(". ", ", ") in source.words.publishers:
            publisher = (publisher[0].replace(". ", ", "), *publisher[1:])  # a full stop for the comma: "Little. Brown"
        if publisher[0] in ("n.p.", "n.p", "s.n.", "N.p."):
            reading.spans["no-publisher"] = (publisher[1], publisher[2], "no publisher")
        else:
            reading.put("publisher", publisher[0], publisher[1], publisher[2], "publisher before the date")
    put_date(reading, *imprint.date)
    if imprint.other[1]:
        reading.spans["lead other"] = (*imprint.other, "second imprint")
    if not imprint.known_place and not imprint.known_publisher and "publisher" in reading.fields:
        reading.doubt("CK906", "publisher", str(reading.fields["publisher"]))


def _place(text: str, start: int, end: int) -> tuple[str, int, int]:
    """A place keeps its last full stop ("Waltham, Mass."): a colon follows, so it ends no sentence."""
    _, start, stop = trimmed(text, start, end)
    stop += text[stop : stop + 1] == "." and text[stop + 1 : stop + 2] in (":", ",", ")")
    return text[start:stop], start, stop


_SPACED = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")


def place_value(place: str) -> str:
    """ "Westport. Conn." is "Westport, Conn."; "Ithaca, N. Y." is "Ithaca, N.Y."."""
    if ". " not in place:
        return place.strip("[]()")
    fixed = _SPACED.sub("", place)
    head, stop, tail = fixed.partition(". ")
    if stop and len(head) > 3 and "," not in head and " " not in head[-4:] and head not in ("Saint",):
        fixed = f"{head}, {tail}"
    return fixed.strip("[]()")


def put_date(reading: Reading, start: int, end: int) -> None:
    text = reading.source.text[start:end]
    if re.fullmatch(UNDATED, text):
        if text.strip("[]").replace(" ", "") in ("n.d.", "n.d", "undated"):
            reading.spans["undated"] = (start, end, "no date")
        else:
            reading.put("status", text.lower(), start, end, "status")
        return
    if start < end:
        reading.put("issued", parse_date(text), start, end, "date of the imprint")


def _put_original(reading: Reading, original: Imprint) -> None:
    text = reading.source.text
    if original.place[0] < original.place[1]:
        place = _place(text, *original.place)
        reading.put("original_publisher_place", place_value(place[0]), place[1], place[2], "place of the first imprint")
    if original.publisher[0] < original.publisher[1]:
        publisher = trimmed(text, *original.publisher)
        reading.put("original_publisher", publisher[0], publisher[1], publisher[2], "publisher of the first imprint")
    reading.put("original_date", parse_date(text[slice(*original.date)]), *original.date, "date of the first imprint")


def settle_reprint(reading: Reading) -> None:
    """The word "Reprint" belongs to the original date."""
    mark = reading.spans.pop("reprint", None)
    if mark and "original_date" in reading.spans:
        low, high, rule = reading.spans["original_date"]
        reading.spans["original_date"] = (low, max(high, mark[1]), rule)
    elif mark:
        reading.spans["reprint"] = mark


_FILM_CREDITS = ("Produced by", "Starring", "Screenplay by", "Narrated by", "Written and produced")


def _settle_type(reading: Reading) -> None:
    fields = reading.fields
    if "director" in fields or ("author" not in fields and str(fields.get("note", "")).startswith(_FILM_CREDITS)):
        reading.type = ItemType.MOTION_PICTURE
        reading.doubts = [found for found in reading.doubts if found[0] != "CK906"]  # nobody lists all film companies
    elif reading.type is ItemType.BOOK and _HEARINGS.search(reading.source.text, 0, reading.end):
        reading.type = ItemType.REPORT


def _without_date(reading: Reading, start: int) -> Reading | None:
    """A book whose imprint has no date: it stands after the author, or nowhere."""
    source = reading.source
    closing = undated_imprint(source, start)
    stop = closing.start if closing else source.limit
    if not closing:
        sentences = [following for _, following, sure in source.breaks if sure]
        stop = sentences[1] if len(sentences) > 1 else source.limit
    if not _read_head(reading, start, stop, dated=False):
        return None
    if closing:
        put_imprint(reading, closing)
        reading.score = closing.score - (0.0 if "issued" in reading.fields else 1.0)
        reading.end = read_tail(reading, closing.end)
    else:
        reading.score = 0.5 if "author" in reading.fields or "editor" in reading.fields else 0.0
        reading.end = max(span[1] for span in reading.spans.values())
    _settle_type(reading)
    return reading


_COLON = re.compile(r":\s")


def undated_imprint(source: Text, start: int) -> Imprint | None:
    """ "New York: W. W. Norton." without a date; or, after an APA date, "Norton." alone."""
    for colon in _COLON.finditer(source.text, start, source.limit):
        place = place_before(source, start, colon.start())
        end = source.sentence_end(colon.end())
        score = publisher_score(source.text[colon.end() : end], source.words)
        if place and place[0] > start and ((place[2] and score >= 0) or (score >= 2 and end - colon.end() < 60)):
            opening = 1 if source.text[place[0] - 1] in "([" else 0
            return Imprint(
                place[0] - opening, end, place[:2], (colon.end(), end), (0, 0), 1.0 + place[2] + score / 2, place[2], score >= 2
            )
    if HEAD_DATE.search(source.text, start, min(start + 300, source.limit)):
        previous = start
        for stop, following, sure in source.breaks:
            if not sure:
                continue
            piece = source.text[previous:stop]
            if previous > start and len(piece) < 60 and publisher_score(piece, source.words) >= 2:
                return Imprint(previous, stop, (previous, previous), (previous, stop), (0, 0), 2.0, False, True)
            previous = following
        piece = source.text[previous : source.limit].rstrip(" .")
        if previous > start and 2 < len(piece) < 60 and publisher_score(piece, source.words) >= 2:
            return Imprint(
                previous,
                previous + len(piece),
                (previous, previous),
                (previous, previous + len(piece)),
                (0, 0),
                2.0,
                False,
                True,
            )
    return None
