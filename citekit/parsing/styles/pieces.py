"""A reference cut at its commas, full stops and brackets: the pieces that MLA, notes, IEEE and continental styles line up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citekit.parsing.dates import MONTH, SEASON, YEAR
from citekit.parsing.reading import Text, trimmed
from citekit.parsing.tail import PAGES

# Words after which a full stop ends no piece, beyond those of data/abbreviations.tsv.
_SHORT = frozenset((
    "Jg", "Bde", "Hg", "Hgg", "éd", "Éd", "trad", "Trad", "it", "coll", "Coll", "Aufl", "núm", "Núm", "num", "fasc",
    "erw", "überarb", "Überarb", "durchges", "verb", "akt", "aktual", "unveränd", "bearb", "erg", "rééd", "Übers",
    "übers", "hrsg", "hg", "dir", "coord", "Coord", "coords", "col", "Col", "Iss", "Art", "art", "nouv", "Nouv",
    "págs", "pág", "voll", "Habil", "perf", "Perf", "phil", "jun", "sen", "bzw", "Hrsgg", "Prof", "vgl", "Kap", "cap",
    "fr", "esp", "aum", "corr", "augm", "Proc", "Int", "Conf", "Rec", "Abstr", "Process", "Symp", "Exp", "Am",
    "Assoc", "Gen", "Trans", "Soc", "Ed", "Eds", "Mag", "Lett", "Appl", "Phys", "Rev", "Sci", "Eng", "Commun",
    "Electron", "Comput", "Mach", "Syst", "Netw", "Intell", "Learn", "Mech", "Mater", "Chem", "Biol", "Med",
    "Technol", "Tech", "para", "chap", "Elect", "Psychol", "Econ", "Hist", "Lib", "Univ", "repr", "Repr", "dept",
    "neubearb", "Neubearb", "vollst", "völl", "verm", "ergänz",
    "Nachdr", "Rep", "Amer", "Ann", "Acad", "Nat", "Natl", "Bull", "Res", "Anal", "Autom", "Control", "Theory",
))  # fmt: skip
_NUMBERED = re.compile(r"(?<![\w.])\d{1,2}\Z")
_GOES_ON = re.compile(
    r"\.? (?:[a-zäöüé(]|Aufl|Ausg|Auflage|Bd|Band|Jg|Jahrgang|Teil|Hälfte|Halbband|\d|Januar|Februar|März|April|Mai"
    r"|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
)
_STATED = re.compile(
    r"(?:\d{1,3}\S{0,3},? (?:[\w.]+,? ){0,4}(?:Aufl|[ÉéEe]ds?|edn|Bde|[Vv]ols?|tomes|Bd|t)|[A-Z][a-z]+ [Ee]d|(?:[Rr]ev"
    r"|[Nn]ouv|[Nn]ueva|[Ee]nl)\.? [éeÉ]d)\Z"
)
_EDITOR = re.compile(r", (?:Eds?|Trans)\Z")
_MONTH_DAY = re.compile(rf"(?:{MONTH}|{SEASON})(?: \d{{1,2}})?\Z")
_YEAR_NEXT = re.compile(rf"\. {YEAR}\b")
_YEAR_AFTER = re.compile(rf", {YEAR}\b")
_SIGN = re.compile(r"[«“„\"»”()\[\],;.?!:]|(?<![\w])‘(?=\w)")
_SINGLE = re.compile(r"[.,?!]’(?=\s|$)|’(?=[,.;)])")
_PAGES_AFTER_COLON = re.compile(rf": ?(?={PAGES}(?:[.,;) ]|$))")
_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"', "(": ")", "[": "]", "‘": "’"}
_CITED_WITHIN = (" par ", " von ", " and ", " of ", " in ", " et ", " du ", " de ")


@dataclass(slots=True)
class Piece:
    """Characters ``start`` to ``end``; ``mark`` is what stands before it: one of ``,;.:(`` or "" for the first."""

    start: int
    end: int
    mark: str
    kind: str = ""
    value: re.Match[str] | None = None


def cut_pieces(source: Text, start: int, stop: int) -> list[Piece]:
    """The pieces of ``text[start:stop]``; what stands in quotes is never cut, what stands in brackets is a piece of its own."""
    text = source.text
    found: list[Piece] = []
    low, mark, inside, position = start, "", False, start
    while sign := _SIGN.search(text, position, stop):
        at, char = sign.start(), sign[0]
        position = at + 1
        if inside and char in ")]":
            _add(source, found, low, at, mark)
            low, mark, inside = at + 1, ")", False
        elif char in _CLOSING:
            close = _close(text, at, stop)
            if close < 0:
                continue
            if char in "([" and not inside and _breaks_off(text, at, close):
                _add(source, found, low, at, mark)
                low, mark, inside = at + 1, "(", True
            else:
                position = close + 1
        elif _ends_piece(source, low, at, char, stop):
            _add(source, found, low, at, mark)
            low, mark = at + 1, "." if char in "?!" else char
    _add(source, found, low, stop, mark)
    return found


def _close(text: str, opening: int, stop: int) -> int:
    """Where what opens at ``opening`` closes; -1 if it does not, or opens nothing."""
    char = text[opening]
    if char == '"' and not (
        text[opening - 1 : opening] in ("", " ", "(", "[", "‘") and text[opening + 1 : opening + 2].strip()
    ):
        return -1
    if char == "‘":
        found = _SINGLE.search(text, opening + 1, stop)
        return found.end() - 1 if found else -1
    places = [text.find(mark, opening + 1, stop) for mark in _CLOSING[char]]
    return min((place for place in places if place >= 0), default=-1)


def _breaks_off(text: str, bracket: int, close: int) -> bool:
    """Is what stands in brackets a piece of its own, and not a part of the words around it ("de l’anglais (USA) par")?"""
    if text[close + 1 : close + 2] == "-":
        return False  # "TR-0200 (4230-46)-3"
    return text[bracket - 1 : bracket] in (" ", "") and not text.startswith(_CITED_WITHIN, close + 1)


def _ends_piece(source: Text, low: int, at: int, char: str, stop: int) -> bool:
    text = source.text
    if char in ",;":
        if text[at - 1] == "." and _NUMBERED.search(text, low, at - 1):
            return False  # "3., überarb. Aufl."
        if _YEAR_AFTER.match(text, at) and _MONTH_DAY.search(text, max(low, at - 16), at):
            return False  # "Summer, 1966"
        return text[at + 1 : at + 2] in (" ", "")
    if char == ":":
        if text[at + 1 : at + 2].isdigit() and text[low:at].strip().isdigit():
            return False  # "1:322": volume and page
        numbered = text[at - 1].isdigit() or (text[at - 1] in ")IVXLC" and text[at - 3 : at] != "DOI")
        return numbered and bool(_PAGES_AFTER_COLON.match(text, at, stop))
    if text[at + 1 : at + 2] != " " or at + 2 >= stop:
        return False
    return char != "." or _is_stop(source, low, at)


def _is_stop(source: Text, low: int, stop: int) -> bool:
    text = source.text
    if text.startswith(("http", "www.", "doi:", "doi.org/"), stop + 2):
        return True
    if text[stop + 2 : stop + 3].islower():
        return False
    if _YEAR_NEXT.match(text, stop) and _MONTH_DAY.search(text, max(low, stop - 16), stop):
        return False  # "Jan.–Feb. 1995"
    if _STATED.match(text, low + (text[low : low + 1] == " "), stop) and text[stop + 2 : stop + 3].isupper():
        return True  # "6. Aufl. Tübingen: …"
    if _EDITOR.search(text, low - 2, stop) and text[stop + 2 : stop + 3].isupper():
        return True  # "J. Peters, Ed. New York: …"
    if source.is_abbreviation(stop) or (_NUMBERED.search(text, low, stop) and _GOES_ON.match(text, stop)):
        return False
    word = text[max(text.rfind(" ", low, stop), text.rfind("(", low, stop), low - 1) + 1 : stop]
    return word not in _SHORT


def _add(source: Text, found: list[Piece], start: int, end: int, mark: str) -> None:
    _, low, high = trimmed(source.text, start, end)
    if low < high:
        found.append(Piece(low, high, mark))
