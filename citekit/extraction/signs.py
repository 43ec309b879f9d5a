"""The signs by which a text shows that it is a reference, wherever it stands, and what each of them weighs.

Under a heading that speaks of reading little is asked (`entries.evidence`). Anywhere else a reference must prove itself.
"""

from __future__ import annotations

import re
from typing import Final

from citekit.extraction.aligned import Clean
from citekit.extraction.entries import is_chore, is_prose
from citekit.extraction.names import author_part, begins_with_author

_YEAR: Final = r"(?:1[4-9]|20)\d\d[a-z]?(?!\d)"
_UP: Final = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я]"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# "New York", "Garden City, N.Y.", "Newton Upper Falls, Mass.", "Stratford-upon-Avon and London"
_NO_PLACE: Final = r"(?!Born|Died|Married|Buried|Baptized|Sold|Estimate|Provenance)"
_NEXT: Final = rf"(?:,?\s|\s(?:and|&|am|a\.|sur|on|de|la|el|of)\s|\s?/\s?){_UP}[\w.’'-]*+"
_PLACE: Final = rf"{_NO_PLACE}{_UP}[\w.’'-]*+(?:{_NEXT}){{0,4}}"
# What may stand before an imprint: the end of the sentence above it, or a bracket.
_BEFORE: Final = r"(?:(?<=[.,;)?!”\"’»\]])\s+|(?<=[(\[]))"
_HOUSE: Final = rf"(?!{_MONTH}\s\d|\w+day\b){_UP}[^:;\n()]{{1,80}}?"

# One of these is worth 3; the characters before a pattern must be in the text, or it is not tried.
STRONG: Final = (
    # "New York: Knopf, 1979", "(London: Routledge, [1984])"
    (":", re.compile(rf"{_BEFORE}{_PLACE}\s?:\s+{_HOUSE},\s+(?:\w{{3,9}}\.?\s)?[\[(©c]{{0,2}}\s?{_YEAR}")),
    # "18, no. 4", "18, núm. 4", "vol. 18, no. 4", "vol. 18, pp. 2-9": a number of a journal
    (", n", re.compile(r"\b\d{1,4},\snos?\.?\s?\d{1,4}|\b\d{1,4},\sn(?:r|úm|[°º])?\.?\s?\d{1,4}")),
    ("ol", re.compile(r"\b[Vv]ol\.?\s?\d{1,4},\s+(?:no|iss(?:ue)?|pp?)\.?\s?\d")),
    # "45 (1990): 3", "22 (Spring 1978), 3-17"
    ("(", re.compile(rf"\b\d{{1,4}}\s?\([^()\d]{{0,20}}{_YEAR}\)[:,]\s?(?:pp?\.\s?)?\w?\d")),
    # "12(3), 45-67", "12 (3/4): e45"
    ("(", re.compile(r"\b\d{1,4}\s?\(\d{1,4}(?:[-–/]\d{1,4})?\)(?:,\s?(?:pp?\.\s?)?\w?\d{1,6}[-–]\w?\d\d|:\s?\w?\d)")),
    # "1953;171(4356):737", "2014 Mar;9:e1"
    (";", re.compile(rf"\b{_YEAR}(?:\s{_MONTH}(?:\s\d{{1,2}})?)?;\s?\d{{1,4}}(?:\([^()]{{1,12}}\))?:\s?\w?\d")),
    # ". Directed by John Ford"
    ("Directed", re.compile(rf"[.?!]\s+Directed by {_UP}")),
    # "diss., Columbia University, 1972", "PhD thesis, …, 1972"
    ("diss", re.compile(rf"\bdiss(?:ertation)?\.?,\s[^.]{{3,80}}\b{_YEAR}")),
    ("hesis,", re.compile(rf"\b[Tt]hesis,\s[^.]{{3,80}}\b{_YEAR}")),
)
# ", 1958.", "(1958)", ". 1958.", ", 3 May 2019,": a year where an imprint ends, worth 1.
DATED: Final = re.compile(rf"[,.(\[]\s?(?:\d{{1,2}}\s)?(?:{_MONTH}\s)?(?:\d{{1,2}},\s)?{_YEAR}(?:[.,;)\]]|\s*\Z)")
# Each of these is worth 1.
OTHER: Final = (
    # "pp. 12-34", ": 782-94", "p. 7"
    re.compile(r"\bpp?\.\s?\w?\d|[:,]\s?\d{1,5}[-–]\d{1,5}(?!:)\b"),
    # "ed.", "trans.", "2 vols.", "Edited by"
    re.compile(r"\b(?:eds?|edn|trans|comp|vols?|repr|rev|Hrsg|dir)\.|\b(?:Edited|Translated|Directed) by\b|\bet al\b"),
    # "A Grain of Wheat by Ngũgĩ wa Thiong'o"
    re.compile(rf"\bby {_UP}[\w.'’-]*\s(?:\w\w\s)?{_UP}"),
    # words of which the names of presses, journals and papers are made
    re.compile(
        r"\b(?:Press|Publish(?:ers|ing)|Verlag|Books|Éditions?|Editions?|Journal|Review|Quarterly|Proceedings|Magazine|Annals|"
        r"Bulletin|Transactions|Studies|Times|Herald|Tribune|Zeitschrift|Revue|Revista|Rivista|UP)\b|\bUniversity\b.{0,40}\bPress\b"
    ),
    # "Name (Heinemann, 1967)": a house and a year in brackets
    re.compile(rf"\({_HOUSE},\s{_YEAR}\)"),
    # an address, a DOI, an ISBN
    re.compile(r"https?://|\bdoi\b|\b10\.\d{4,9}/|\bISBN\b|\barXiv\b", re.IGNORECASE),
    # "Accessed May 3, 2019"
    re.compile(r"\b(?:Accessed|Retrieved|Abgerufen|Consulté)\b.{0,40}\b20\d\d"),
    # "In Title, edited by", "In: Title"
    re.compile(rf"[.”\"»]\sIn:?\s{_UP}"),
)  # fmt: skip
# "“An Image of Africa.” Massachusetts Review": a title in quotation marks, and what it stands in
_QUOTED: Final = re.compile(rf"[“\"„«][^“”\"„«»\n]{{3,250}}(?:[.,?!][”\"»]|[”\"»][.,])\s+(?:In:?\s)?[_*]?{_UP}")
# "(1999). A title. What it is in", ". 1999. A title. …": behind the names
_DATE_AFTER: Final = re.compile(
    rf"[\s,.]*[(\[]?{_YEAR}(?:,\s[^()]{{1,30}})?[)\]]?[.,:]?\s+[“\"‘«_*]?{_UP}\w*[^.?!]{{8,}}[.?!][”\"’»_*]?\s+\S"
)
# "A title. Publisher, 1999.": behind the names
_NAME_OF_HOUSE: Final = rf"{_UP}[\w.’'&-]*+(?:,?\s(?:(?:of|and|for|the|de|du|la)\s|&\s)?{_UP}[\w.’'-]*+){{0,5}}"
_TITLE_AND_HOUSE: Final = re.compile(rf".{{3,250}}?[.?!][”\"’]?\s+{_NAME_OF_HOUSE},\s+{_YEAR}[.;)]")
# "Ngũgĩ wa Thiong'o. A Grain of Wheat.": a name that is not inverted, and a title
_NAME_AND_TITLE: Final = re.compile(rf"{_UP}[\w.’'-]+(?:\s[\w.’'-]+){{1,4}}?\.\s+{_UP}[^.]{{3,150}}\.\s+")
_LIFE: Final = re.compile(r"[\s.]*\((?:born |b\. ?)?1\d{3}\s?[-–—]|\s*\((?:born|b\.) ")  # "(1702-1780)": speaks of a person
_NOTED: Final = re.compile(r"(?:[.;]|,?\s*(?:pp?\.\s*)?\d|\s*\Z)")  # what may follow on the bracket of an imprint
_FIRM: Final = re.compile(r".{0,60}?,\s(?:Inc|Ltd|LLC|Corp|Co|GmbH|AG|S\.A|N\.A|Esq)\b")
_NUMBER: Final = re.compile(r"\d{2}")
_HEAD: Final = 300
_LOOKED_AT: Final = 700  # characters: what comes later is annotation
GOOD: Final = 4


def is_good(text: Clean) -> bool:
    """Whether a text is a reference by its own signs alone."""
    return weight(text.text, italic=any(_is_title(text, start, end) for start, end in _set_off(text))) >= GOOD


def answers(term: str, text: str) -> bool:
    """Whether a definition answers a question, "Does the place come first? In Chicago style it does."

    Titles ask as well; but what defines such a one is names, or a place, a house and a year, and no sentence.
    """
    if not term.rstrip().endswith("?") or begins_with_author(term) or begins_with_author(text.strip()):
        return False
    head = text[:_LOOKED_AT]
    return is_prose(head, words=4, whole=True) and not any(pattern.search(head) for _, pattern in STRONG)


def _set_off(text: Clean) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span, mark in text.marks if mark in ("italic", "cite", "bold")]


def _is_title(text: Clean, start: int, end: int) -> bool:
    """Whether what is set off can be a title: some words, and not the whole of the text."""
    return 4 <= end - start < 0.9 * len(text.text) and start < _LOOKED_AT


def may_be(text: str) -> bool:
    """A look that costs next to nothing: whether a text can be a reference at all. Most prose cannot."""
    head = text[:_HEAD]
    return not head[:1].isalpha() or ":" in head or "(" in head or begins_with_author(text)


def weight(text: str, *, italic: bool = False) -> int:
    """What the signs of a text weigh together; 0 for prose, tasks and firms."""
    text = " ".join(text[:_LOOKED_AT].split())
    names = author_part(text)
    if not names and _is_told(text):
        return 0
    strong = next((match for sign, pattern in STRONG if sign in text and (match := pattern.search(text))), None)
    quoted = _QUOTED.search(text, names)
    if not (names or strong or quoted or italic) or _speaks_against(text, names, strong):
        return 0
    dated, others = bool(DATED.search(text)), sum(pattern.search(text) is not None for pattern in OTHER)
    others += 3 * bool(strong) + (0 if not quoted else 2 if quoted.start() == names else 1)
    if names:
        others -= 2 * bool(_LIFE.match(text, names - 1))
        others += 2 * bool(_DATE_AFTER.match(text, names)) + bool(_TITLE_AND_HOUSE.match(text, names))
        return 2 + others + dated + italic if others > 0 else 0  # a name, a title and a year: so are pictures described
    # A title alone, a place and a year: so are things described that are no books.
    bare = not (quoted or italic or (strong and _NAME_AND_TITLE.match(text, 0, strong.end())))
    return others + dated + italic + begins_with_author(text) - bare


def _is_told(text: str) -> bool:
    """Whether a sentence leads to the first year or number of a text: most prose is known by this, at little cost."""
    number = _NUMBER.search(text)
    return is_prose(text[: number.start()] if number else text, words=4, whole=True)


def _speaks_against(text: str, names: int, strong: re.Match[str] | None) -> bool:
    """Whether a text reads like a sentence that names a book in passing, like a task, or like the owner of a copyright."""
    if _FIRM.match(text) or is_chore(text):
        return True
    if names:
        return not strong and is_prose(text[names:].lstrip(" .,:"), words=4)
    if strong is None:
        return is_prose(text)
    inside = text[strong.start() - 1 : strong.start()] in ("(", "[")
    end = text.find(")", strong.end())
    return is_prose(text[: strong.start()], words=4, whole=True) or (inside and not _NOTED.match(text, end + 1))
