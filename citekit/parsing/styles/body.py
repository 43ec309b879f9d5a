"""From the pieces of a reference to its fields: a title or container first, then what says what it is, publisher and place by their seat.

The order of elements is that of the MLA Handbook (9th ed., 5.4: container, contributors, version, number, publisher, date,
location), which notes, IEEE and the continental styles share but for the seat of place and publisher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from citekit.model import Name
from citekit.parsing.article import known_periodical
from citekit.parsing.dates import YEAR, YEARS
from citekit.parsing.imprint import publisher_score
from citekit.parsing.names import is_initials, known_given
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Reading, trimmed
from citekit.parsing.styles.fields import put_piece
from citekit.parsing.styles.foreign_dates import ANY_DATE, read_date
from citekit.parsing.styles.kinds import classify, place_like
from citekit.parsing.styles.people import FOREIGN, one_person, people_of, roles_of
from citekit.parsing.styles.pieces import Piece, cut_pieces
from citekit.parsing.words import fold

_CONNECTOR = re.compile(r"(?:[Ii]n:? |[Dd]ans:? |[Ee]n: ?|[Ee]n )(?=[^\W\d_a-zà-ÿ]|[«“„\"\d]|<)")
_TRAILING_YEAR = re.compile(
    rf"(?<=\w)[,.]? (?P<year>(?:c(?:a|irca)?\. ?)?{YEARS})\Z|(?<=\w) \[?(?P<other>{YEAR})\]?\Z"
    rf"|(?<=\w),? (?P<day>vom {ANY_DATE})\Z"
)
_NUMBER_OF_YEAR = re.compile(rf"(?<=\w),? (?:Nr\. )?(?P<number>\d{{1,2}})/(?P<year>{YEAR})\Z")
_TRAILING_NUMBER = re.compile(
    r"(?<=\w)[.:]?(?:,? (?:Bd|Jg|[Vv]ol|t)\.?)? (?P<number>\d{1,4}(?:[./]\d{1,3}(?:[-–]\d{1,3})?)?|[IVXLC]{1,7}(?=\Z))\Z"
)
_AFTER_DATE = frozenset(("page", "url", "doi", "accessed", "database", "medium", "extent", "volumes", "series", "isbn"))
_SAME = re.compile(r"(?:[Dd]ers|[Dd]ies|[Ii]d|[Ee]ad|[Ii]d\.?em|[Ee]adem)\.?\Z")
_REACH = 900


@dataclass(slots=True)
class Body:
    """The pieces behind the names (and behind a title in quotes), and what became of them."""

    reading: Reading
    pieces: list[Piece]
    end: int = 0
    run: list[Piece] = field(default_factory=list)  # what stands before all that says what it is: title or container
    loose: list[Piece] = field(default_factory=list)  # publisher and place, where the run did not hold them
    title: list[Piece] = field(default_factory=list)  # the title before "in"
    contained: bool = False

    @property
    def text(self) -> str:
        return self.reading.source.text

    def kinds(self) -> set[str]:
        return {piece.kind for piece in self.pieces}

    def of(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end]


def read_body(reading: Reading, start: int, *, quoted: bool) -> Body | None:
    """Read ``text[start:]`` as far as it belongs to the reference; None when it does not fall into place.

    ``quoted``: a title in quotes stands before it, so that what comes first is what holds the work.
    """
    source = reading.source
    pieces = cut_pieces(source, start, min(source.limit, start + _REACH))
    if not pieces:
        return None
    classify(source, pieces)
    body = Body(reading, _whole(reading, pieces, quoted))
    if not body.pieces:
        return None
    _part(body, quoted)
    _join_names(body)
    _sort(body, quoted)
    return body


def _whole(reading: Reading, pieces: list[Piece], quoted: bool) -> list[Piece]:
    """The pieces of the sentences that belong to the reference."""
    kept: list[Piece] = []
    dated = "issued" in reading.fields
    published = closed = False
    for sentence in _sentences(pieces):
        if closed and not _goes_on(reading, sentence, kept, published):
            break
        _years_apart(reading, sentence)
        whole = _up_to_bracket(sentence)
        kept += whole
        if len(whole) < len(sentence):
            break
        published = published or any(colon_of(reading, piece) for piece in sentence)
        dated = dated or any(piece.kind in ("date", "undated") for piece in sentence)
        closed = dated and (published or "issued" not in reading.fields or quoted)
        if sum(piece.kind in ("text", "place") for piece in kept) > 16:
            break
    return kept


def _up_to_bracket(sentence: list[Piece]) -> list[Piece]:
    """ "Orientalism (Vintage, 1979), introduction only": what follows a bracketed imprint says what it is, or is annotation."""
    for index, piece in enumerate(sentence[:-1]):
        opened = piece.kind == "date" and any(before.mark == "(" for before in sentence[max(0, index - 3) : index + 1])
        if opened and index and sentence[index + 1].mark in ",)" and sentence[index + 1].kind in ("text", "place"):
            later = any(after.kind == "date" for after in sentence[index + 1 :])
            return sentence if later else sentence[: index + 1]
    return sentence


def _sentences(pieces: list[Piece]) -> list[list[Piece]]:
    sentences: list[list[Piece]] = []
    for piece in pieces:
        if piece.mark == "." or not sentences:
            sentences.append([])
        sentences[-1].append(piece)
    return sentences


def _goes_on(reading: Reading, sentence: list[Piece], kept: list[Piece], published: bool) -> bool:
    """Does this sentence still belong to a reference that has its date?"""
    kinds = [piece.kind for piece in sentence]
    have = {piece.kind for piece in kept}
    text = reading.source.text
    if not published and any(colon_of(reading, piece) for piece in sentence[:3]) and not have & {"page", "url", "volume", "issue"}:
        return True
    if (
        kinds[0] in ("translator", "editor", "edition", "volumes")
        and kinds[-1] in ("date", "page", "url")
        and not have & {"page"}
    ):
        return True
    if (
        [piece.kind for piece in kept[-1:]] == ["date"]
        and kept[-1].mark in ("", ".")
        and kinds[-1] in ("date", "page", "thesis")
        and not published
    ):
        return kinds[0] in ("text", "translator", "editor", "edition", "note", "place")  # "1959. Criterion, 2006."
    if kinds[0] == "number":
        return (
            "page" not in have and len(sentence) == 1 and text[sentence[0].end : sentence[0].end + 1] in (".", "") and published
        )
    if kinds[0] == "date":
        return have >= {"medium"} and len(sentence) == 1
    return all(kind in _AFTER_DATE or (kind == "date" and "url" in kinds) for kind in kinds) and not (
        kinds == ["series"] or (kinds[0] == "page" and "page" in have)
    )


def _years_apart(reading: Reading, sentence: list[Piece]) -> None:
    """ "Suhrkamp 1988, S. 9–19", "Milano 1988": the year is a piece of its own, where the sentence has no other date."""
    text = reading.source.text
    for index in range(len(sentence) - 1, -1, -1):
        piece = sentence[index]
        if piece.kind in ("date", "undated"):
            return
        if piece.kind not in ("text", "place", "thesis") or (piece.mark == "(" and piece is sentence[-1] and index):
            continue
        numbered = _NUMBER_OF_YEAR.search(text, piece.start, piece.end)
        if numbered and not any(other.kind == "date" for other in sentence):  # "Der Spiegel 12/2008"
            piece.end = numbered.start()
            sentence[index + 1 : index + 1] = [Piece(*numbered.span("number"), ","), Piece(*numbered.span("year"), ",")]
            classify(reading.source, sentence[index : index + 3])
            sentence[index + 1].kind = "issue"
            return
        found = _TRAILING_YEAR.search(text, piece.start, piece.end)
        if found and found.start() > piece.start + 1 and (found["day"] or _is_imprint(reading, piece, found.start())):
            _, low, high = trimmed(text, found.start() + 1, piece.end)
            piece.end = found.start()
            sentence.insert(index + 1, Piece(low, high, ","))
            classify(reading.source, sentence[index : index + 2])
        return


def _is_imprint(reading: Reading, piece: Piece, end: int) -> bool:
    """ "Stuttgart: Klett 1976", "Milano 1988", "Einaudi 1976": what may stand before a year without a comma."""
    before, words = reading.source.text[piece.start : end].rstrip(" .,"), reading.source.words
    if re.fullmatch(r"[os]\. ?[OlL]|n\. ?p", before):
        return True
    if piece.kind == "thesis" or (": " in before and len(before.partition(": ")[0]) < 50):
        return True
    state = words.is_state(before) or words.is_state(f"{before}.")
    return state or place_like(before, words) or (publisher_score(before, words) == 2 and piece.mark == ",")


def colon_of(reading: Reading, piece: Piece, *, dated: bool = False) -> int:
    """Where the colon stands between place and publisher in a piece; 0 if it holds no imprint."""
    text, words = reading.source.text, reading.source.words
    if piece.kind != "text":
        return 0
    colon = text.find(":", piece.start, min(piece.end, piece.start + 70))
    if colon < 0 or text[colon + 1 : colon + 2] != " ":
        return 0
    left = text[piece.start : colon].strip(" []")
    if place_kind(fold(left), words) == 2 or words.is_state(left):
        return colon
    if place_kind(fold(left), words) == 1 and publisher_score(_bare(text[colon + 2 : piece.end]), words) == 2:
        return colon
    plain = len(left.split()) < 4 and place_kind(fold(left), words) == 1
    return colon if plain and (piece.mark == "(" or (dated and piece.mark in ".," and reading.rule != "mla")) else 0


def _bare(text: str) -> str:
    return re.sub(rf",? {YEARS}\Z", "", text)


def _part(body: Body, quoted: bool) -> None:
    """Part a chapter from its book at "in"; read the editors who stand before the book."""
    for index, piece in enumerate(body.pieces):
        if (index == 0) != quoted and not (quoted and index == 1 and body.pieces[0].kind == "translator"):
            if quoted:
                break
            if index == 0:
                continue
        if index and not quoted and _holds(body, index):
            body.title, body.pieces, body.contained = body.pieces[:index], body.pieces[index:], True
            return  # "Famiglie e parentela, «Quaderni storici», 63, 1986"
        found = _CONNECTOR.match(body.text, piece.start, piece.end)
        if (
            not found
            or (piece.mark not in ",.)"
            and index)
            or (piece.kind not in ("text", "place") and index == 0 and not quoted)
        ):
            if quoted and index:
                break
            continue
        body.title = body.pieces[:index] if not quoted else []
        rest = body.pieces[index:]
        body.reading.spans[f"lead {piece.start}"] = (piece.start, found.end(), "in")
        piece.start, piece.kind = found.end(), "text"
        classify(body.reading.source, [piece])
        body.contained = True
        translated = body.pieces[:index] if quoted else []
        body.pieces = _editors(body, rest)
        for other in translated:
            put_piece(body.reading, other)
        return


def _holds(body: Body, index: int) -> bool:
    """Is this piece in guillemets a periodical, behind an article that has none?"""
    part = body.of(body.pieces[index])
    following = body.pieces[index + 1].kind if index + 1 < len(body.pieces) else ""
    return part[:1] == "«" and part[-1:] == "»" and following in ("number", "roman", "volume", "issue", "date")


def _editors(body: Body, rest: list[Piece]) -> list[Piece]:
    """The book after its editors: "Assmann, Jan / Hölscher, Tonio (Hg.): Kultur", "A. Gargani (a cura di), Crisi"."""
    for index, piece in enumerate(rest[1:6], 1):
        if piece.kind == "role" and piece.mark in "(,":
            names = body.text[rest[0].start : rest[index - 1].end]
            people = _same(body, names) or people_of(
                names, body.reading.source.words, foreign=bool(FOREIGN.search(body.text, rest[0].end, rest[-1].end))
            )
            if people and index + 1 < len(rest):
                end = piece.end + (body.text[piece.end : piece.end + 1] == ".")
                for role in roles_of(body.of(piece)):
                    body.reading.put(role, people, rest[0].start, end, "names before the book")
                return rest[index + 1 :]
            return rest
        if piece.kind not in ("text", "place", "roman"):
            break
    first = body.of(rest[0])
    colon = first.find(": ")
    if colon > 0 and _SAME.match(first[:colon]):
        body.reading.spans[f"lead {rest[0].start}"] = (rest[0].start, rest[0].start + colon, "the same")
        rest[0].start += colon + 2
    return rest


def _same(body: Body, names: str) -> tuple[Name, ...]:
    """ "Dies. (Hg.)": the author once more."""
    people = body.reading.fields.get("author")
    return people if _SAME.match(names) and isinstance(people, tuple) else ()


def _join_names(body: Body) -> None:
    """ "edited by Roger Moore, Ann Low, and Lee Park" was cut at its commas."""
    pieces, index = body.pieces, 0
    while index < len(pieces):
        piece = pieces[index]
        if piece.kind == "role" and index:
            _names_before(body, index)
        if piece.kind in ("editor", "translator", "director", "note"):
            last = _last_name(body, index)
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            if (
                following
                and following.mark == ","
                and piece.kind != "note"
                and is_initials(body.text[following.start : following.end + 1])
            ):
                last = max(last, index + 1)  # "übers. von Parshley, H.M."
            if last > index:
                piece.end = pieces[last].end
                del pieces[index + 1 : last + 1]
                if piece.kind != "note":
                    classify(body.reading.source, [piece])
        index += 1


def _names_before(body: Body, index: int) -> None:
    """ "… vol. 3, J. Peters and R. Low, Eds.": names that stand before their role."""
    first = index
    while first > 1 and body.pieces[first - 1].kind == "text" and body.pieces[first - 1].mark == ",":
        part = _JOINED.sub("", body.of(body.pieces[first - 1]))
        words = body.reading.source.words
        given = (
            part.split()[0].endswith(".")
            or is_initials(part.split()[-1])
            or any(known_given(token, words) for token in part.split())
        )
        if not given or len(part.split()) < 2 or not people_of(part, words):
            break
        first -= 1
    if first < index:
        names = people_of(body.text[body.pieces[first].start : body.pieces[index - 1].end], body.reading.source.words)
        for role in roles_of(body.of(body.pieces[index])):
            body.reading.put(role, names, body.pieces[first].start, body.pieces[index].end, "names before their role")
        for piece in body.pieces[first : index + 1]:
            piece.kind = "read"


_JOINED = re.compile(r"(?:and|et|und|y|e|&) ")


def _last_name(body: Body, index: int) -> int:
    for other in range(index + 1, min(index + 8, len(body.pieces))):
        piece = body.pieces[other]
        part = body.of(piece)
        if piece.mark != "," or piece.kind != "text" or len(part) > 60:
            return index
        if _JOINED.match(part):
            return other
        if not one_person(part, body.reading.source.words).family:
            return index
    return index


def _sort(body: Body, quoted: bool) -> None:
    """The run, then what says what it is, then what is loose."""
    pieces = body.pieces
    for piece, following in pairwise(pieces):
        if piece.kind == "number" and body.text[piece.start].isupper() and following.kind == "date":
            piece.kind = "text"  # "A24, 2017"
    last_date = max((index for index, piece in enumerate(pieces) if piece.kind in ("date", "undated")), default=-1)
    begin = 0
    while quoted and begin < len(pieces) - 1 and pieces[begin].kind in ("translator", "editor", "review", "by"):
        begin += 1  # “The Laugh of the Medusa.” Trans. Keith Cohen. Feminisms: …
    begin = begin if begin and pieces[begin].kind == "text" and (pieces[begin].mark == "." or pieces[0].kind == "review") else 0
    if pieces[begin].kind == "url" and quoted and sum(piece.kind == "url" for piece in pieces) > 1:
        pieces[begin].kind = "text"  # a site by its address: "vnunet.com"
    if pieces[begin].kind == "series_number" and (quoted or body.contained):
        pieces[begin].kind = "text"  # "The New Yorker Bd. 38 (1962)"
    stop = begin if quoted or body.contained else 1
    while stop < len(pieces):
        piece = pieces[stop]
        if piece.kind in ("text", "place") or (stop == begin and piece.kind in ("number", "medium", "database", "series")):
            stop += 1
        elif piece.kind == "date" and stop and stop + 1 < last_date and pieces[stop + 1].kind in ("editor", "translator"):
            stop += 1  # "Selected Interviews and Other Writings, 1972–1977, edited by …"
        elif (
            piece.kind in ("date", "number")
            and stop < last_date
            and not (quoted or body.contained)
            and not _opens_imprint(pieces, stop)
        ):
            stop += 1  # "The Short Twentieth Century, 1914–1991 (London: …"
        elif piece.kind == "volume" and stop and (not quoted or body.contained) and _titled_volume(body, stop):
            stop += 2  # "Les Lieux de mémoire, t. I, La République, Paris, Gallimard"
        else:
            break
    body.run = pieces[begin:stop]
    for index, piece in enumerate(pieces[stop:], stop):
        if piece.kind == "text" and piece.mark == "(" and index > last_date >= 0:
            _series_in_brackets(body, piece)
        elif piece.kind == "text" and piece.mark == "," and _before_bracket(pieces, index) and index + 1 <= last_date:
            if pieces[index + 1].kind == "number" and pieces[index + 1].mark == ",":
                piece.end, pieces[index + 1].kind = pieces[index + 1].end, "read"
            _series_in_brackets(body, piece)  # CMOS 14.123: the series stands before the imprint in brackets
        elif piece.kind in ("text", "place"):
            body.loose.append(piece)
    body.end = max(piece.end for piece in pieces)


def _before_bracket(pieces: list[Piece], index: int) -> bool:
    """ "Loeb Classical Library, 26 (Cambridge, …": does a bracket follow, after a number or at once?"""
    after = [piece.mark for piece in pieces[index + 1 : index + 3]]
    return after[:1] == ["("] or (after == [",", "("] and pieces[index + 1].kind == "number")


def source_of(piece: Piece) -> str:
    return piece.value["date"] if piece.kind == "date" and piece.value else ""


def _opens_imprint(pieces: list[Piece], index: int) -> bool:
    """ "(1982; repr., New Haven: …": a year that opens a bracket which goes on; "(1913), New York": the year of the first edition."""
    if (
        pieces[index].mark == "("
        and re.fullmatch(YEAR, source_of(pieces[index]))
        and pieces[index + 1 :][:1]
        and pieces[index + 1].mark == ","
    ):
        return True
    return pieces[index].mark == "(" and index + 1 < len(pieces) and pieces[index + 1].mark in ",;"


_SERIES_NUMBER = re.compile(r",? (?:Bd\. ?|Band |no\. |vol\. |n[°º] )?(?P<number>\d{1,4})\Z")


def _series_in_brackets(body: Body, piece: Piece) -> None:
    """ "Vandenhoeck & Ruprecht 1973 (Deutsche Geschichte 9)"."""
    found = _SERIES_NUMBER.search(body.text, piece.start, piece.end)
    if found:
        body.reading.put("collection_number", found["number"], *found.span("number"), "number of a series")
    start = piece.start + (2 if body.text.startswith("= ", piece.start) else 0)
    body.reading.put_text("collection_title", start, found.start() if found else piece.end, "series in brackets")
    piece.kind = "read"


def _titled_volume(body: Body, index: int) -> bool:
    """Is there a title between a volume and the imprint?"""
    following = [piece.kind for piece in body.pieces[index + 1 : index + 5]]
    if following[:1] != ["text"] or len(following) < 3:
        return False
    piece = body.pieces[index + 1]
    return (
        following[1] in ("text", "place")
        and not (following[1] == "place" and following[2:3] == ["date"])
        and not colon_of(body.reading, piece)
    )


def trailing_number(body: Body) -> re.Match[str] | None:
    """ "Geschichte und Gesellschaft 10 (1984)": the number behind the title of a periodical."""
    last = body.run[-1] if body.run else None
    return _TRAILING_NUMBER.search(body.text, last.start, last.end) if last else None


__all__ = ["Body", "known_periodical", "read_body", "read_date", "trailing_number"]
