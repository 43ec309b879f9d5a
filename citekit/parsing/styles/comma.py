"""References that set commas between their elements: Chicago notes, IEEE, French, Italian and Spanish bibliographies.

Grammars: The Chicago Manual of Style, 17th ed., 14.19-14.23 ("12. First Last, Title (Place: Publisher, Year), 12–15"); IEEE
Reference Guide, "Periodicals", "Books", "Conferences"; AFNOR Z 44-005 and the usage of French ("NOM Prénom, Titre, Ville,
Éditeur, année"), Italian ("N. Cognome, Titolo, Editore, Città anno") and Spanish ("APELLIDO, Nombre, Título, Ciudad,
Editorial, año").
"""

from __future__ import annotations

import re

from citekit.model import ItemType
from citekit.parsing.foreign_dates import read_date
from citekit.parsing.names import known_given
from citekit.parsing.reading import Reading, Text
from citekit.parsing.styles.byline import byline
from citekit.parsing.styles.kinds import HEAD_KINDS, classify
from citekit.parsing.styles.people import FOREIGN, people_of
from citekit.parsing.styles.pieces import Piece, cut_pieces
from citekit.parsing.styles.titled import QUOTES, read_titled

_YEAR = r"(?:1[4-9]|20)\d\d(?:[-–]\d{2,4})?"
_SIGNS = re.compile(
    rf",(?: [‘“«\"]|[”\"’] | https?:| (?:eds?|trans|dirs?)\., | (?:il |la |l’|de )?[A-ZÀ-Þ][^,()]{{1,60}},?"
    rf" {_YEAR}(?=[.,;]| \[|$)| (?:pp?|S)\. ?\d"
    r"| directed by )|\((?:dirs?|éds?|[Ee]ds?|coords?|comps?|[Hh]gg?|[Hh]rsg|a cura di|cur|orgs?)\.?\),|\(\d{4}[a-z]?\), "
    rf"|\((?<![^dslrfe]\. \()(?:[^():]{{2,60}}: )?[^()]{{2,80}},? (?:c\. ?)?{_YEAR}\)|[?!][”\"’] |[”\"»’](?: \(| ?,)|ed\., "
)
_START = re.compile(
    r"(?:[A-Z]\.[ -]?){1,4}[^\s,.]|[^.,“(]{3,60}, [^.]{3,200}\. [A-Z][^.:]{2,30}: |[^,.:]{5,50} [-–—]{1,2} [A-Z“]"
)
_HOME = re.compile(  # "Family, Given. Title", "Family, Given, and Given Family. Title": no comma after the names
    r"(?:(?:De|Du|Le|Van|Von) )?"
    r"[^\W\d_][\w’'-]*, (?:[^.,(:;/&]{2,40}\.(?= )|[^,(:;/&]{2,40}, (?:(?:[^,(:;/&]{4,40}, )*and [^,(:;/&]{2,40}[^\W\d_]{2}"
    r"(?:, (?:eds?|comps?))?\.(?= )|(?:Jr|eds?|comps?|et al)\.(?= [A-Z])))|[^,(«“\"]{120}"
)
_APA_DATE = re.compile(r"[.,]? ?\(\d{4}, [A-Z][a-z]+(?: \d{1,2})?\)")
_HEAD_REACH = 260
_DASHED = re.compile(
    r"(?P<names>(?:[^\W\d_][\w.’'-]* ){1,4}[^\W\d_][\w’'-]+(?: (?:and"
    r"|&) (?:[^\W\d_][\w.’'-]* ){1,3}[^\W\d_][\w’'-]+)?) [-–—]{1,2} (?=[A-Z“\"])"
)


def read_comma_style(source: Text) -> Reading | None:
    """The reading of a text whose names end with a comma, or None when its signs do not show."""
    text = source.text
    if _HOME.match(text) or not (_START.match(text) or _SIGNS.search(text, 0, min(source.limit, 700))):
        return None
    pieces = cut_pieces(source, 0, min(source.limit, _HEAD_REACH))
    if not pieces:
        return None
    classify(source, pieces[:8], HEAD_KINDS)
    reading = Reading(source, ItemType.BOOK, "comma")
    start = pieces[0].start
    dashed = _DASHED.match(text, 0, source.limit)
    if dashed and (people := people_of(dashed["names"], source.words)) and all(person.family for person in people):
        reading.put("author", people, 0, dashed.end("names"), "names before a dash")
        start = dashed.end()
        if not known_given(dashed["names"], source.words):
            reading.doubt("CK908", "author", dashed["names"])
    elif text[start] not in QUOTES:
        head = byline(source, pieces)
        film = len(pieces) > 1 and pieces[1].kind == "director"
        if not head and not film:
            return None
        if head:
            for role in head.roles:
                reading.put(role, head.people, 0, head.end, "names before a comma")
            if "…" in text[: head.end + 3]:
                return None  # APA's way of leaving names out
            if _APA_DATE.match(text, head.end, source.limit):
                return None
            if pieces[head.following].mark == "(" and not FOREIGN.search(text, head.end, min(len(text), 500)):
                return None  # "Porter, M. E. (1996), “What is strategy?”": author and date
            start = _dated(reading, pieces, head.following)
            if not head.sure:
                reading.doubt("CK908", "author", text[: head.end])
    elif text[start] != "«" and not re.search(r",[”\"] |’, ", text[:_HEAD_REACH]):
        return None
    return read_titled(reading, start)


def _dated(reading: Reading, pieces: list[Piece], index: int) -> int:
    """A year in brackets behind the names ("BOURDIEU Pierre (1979), La distinction"); where the title starts."""
    piece = pieces[index]
    if piece.kind == "date" and piece.mark == "(" and piece.value and index + 1 < len(pieces) and pieces[index + 1].mark == ",":
        reading.put("issued", read_date(piece.value["date"]), piece.start - 1, piece.end + 1, "date after the names")
        return pieces[index + 1].start
    return piece.start
