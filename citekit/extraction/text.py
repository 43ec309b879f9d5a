"""Plain text as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from citekit.extraction.aligned import Clean
from citekit.extraction.entries import evidence
from citekit.extraction.lines import QUOTED_MAIL, Line, Role

_TYPOGRAPHIC: Final = "•‣◦▪▫■□●○◆◇►▸▶➢➤✓✔∙⁃·\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076"  # the last: bullets of Word's symbol fonts
_BULLET: Final = re.compile(rf"(?:[{_TYPOGRAPHIC}]\s*|[*+–-]\s+|o\s+(?=[A-Z<&“\"]|citation-|xlink:)|—\s+)(?=\S)")
_BULLET_SIGNS: Final = f"{_TYPOGRAPHIC}*+–-o—"
_NUMBER: Final = re.compile(
    r"(?P<open>[\[(]?)(?P<number>\d{1,4})(?:(?:[.)\]]|\]:)\s+(?=\S)|[\])](?=[^\W\d_]|[“\"‘'«<*\[—])|\s{2,}(?=[^\W\d_]|[“\"‘«—_*])|"
    r"(?P<bare>\s)(?=[^\W\d_]))"
)
_PAGE_NUMBER: Final = re.compile(r"\s*\d{1,3}\s*[-–—]\Z")  # "- 12 -": behind the dash that could be a bullet
_QUOTE: Final = re.compile(r"(?:>[ \t]?)+")
_TORN_TAG: Final = re.compile(r"=\s*\S{1,80}\Z")
# A number belongs to what ends so, on the line above it.
_WANTS_NUMBER: Final = re.compile(
    r"(?:\b(?:vols?|nos?|nr|pp?|bd|t|ch|chaps?|pts?|bks?|ser)\.|\b(?:tome|series|issue|pages?|part|volume)|\d[-–]|,)\Z",
    re.IGNORECASE,
)
_TAB: Final = 8
_TAIL: Final = 12
_INK: Final = re.compile(r"[^\r\n]")
# A line ends at LF, CRLF or a lone CR, and nowhere else (a form feed is a space).
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_OPENER: Final = re.compile(r'citation-type="([\w.-]{0,60})"\s+xlink:type="[\w.-]{0,60}">[ \t]*')
_LEAK: Final = rf"[ \t]*(?:[•*-][ \t]+)?{_OPENER.pattern.replace('(', '(?:', 1)}"
_LINE: Final = re.compile(rf"{_LEAK}[^\n]*\n?|[^\n]*\n|[^\n]+")
_LINE_WITH_CR: Final = re.compile(rf"{_LEAK}[^\r\n]*(?:{_BREAK.pattern})?|[^\r\n]*(?:{_BREAK.pattern})|[^\r\n]+")


class Numbering:
    """Numbers before entries count up; one that does not is the end of a page range, a year or a volume, wrapped.

    A list may leave numbers out, though. A larger number is one of the list where what follows it can only be an entry, or
    where it is set out to the left: its last digit stands below that of the number above, or the lines between stand as deep as
    the text of the entry. One that stands so deep itself is wrapped text whatever it counts; so is one behind "vol.".
    """

    def __init__(self) -> None:
        self._last = 0
        self._edge = 0  # the column behind the last number
        self._text = 0  # the column at which its text starts
        self.above, self.indent = "", 0  # the line above, and where it stands

    def accepts(self, match: re.Match[str], gap: bool, indent: int) -> bool:
        """Whether a number at the column ``indent`` is one of the list."""
        number, edge, rest = int(match["number"]), indent + match.end("number"), match.string[match.end() :]
        if number > 999 or (
            not gap and (_WANTS_NUMBER.search(self.above[-_TAIL:]) or (number > 1 and 0 < self._text <= indent))
        ):
            return False
        if match["bare"]:  # nothing but a space: only in sequence, before what reads like an entry
            fits = number == self._last + 1 and evidence(rest) >= 2
            self._last += fits
            return fits
        fits = gap or number in (self._last + 1, 1) or match["open"] == "[" or bool(match["open"] and not rest[0].isdigit())
        if not fits and self._last < number:
            set_out = self.indent >= self._text > indent or (edge == self._edge and self.indent > indent)
            fits = (set_out and not rest[0].islower()) or evidence(rest) >= 3
        if fits:
            self._last, self._edge, self._text = number, edge, indent + match.end()
        return fits


def marker_of(text: str, numbering: Numbering, gap: bool, indent: int) -> str:
    """The bullet or number that ``text`` starts with, with the space after it, or ""."""
    first = text[0]
    if first in _BULLET_SIGNS:
        bullet = _BULLET.match(text)
        return bullet[0] if bullet and not _PAGE_NUMBER.match(text, 1) else ""
    number = _NUMBER.match(text) if first in "[(" or first.isdigit() else None
    return number[0] if number and numbering.accepts(number, gap, indent) else ""


def without_bullet(text: Clean) -> tuple[str, Clean]:
    """The bullet that a block of a marked-up page starts with, and the text behind it."""
    found = _BULLET.match(text.text) if text.text[0] in _TYPOGRAPHIC else None
    return (found[0].strip(), text.cut(found.end())) if found else ("", text)


def quote_of(text: str, above: str) -> str:
    """The signs before what a mail quotes, "> > "; "" if the ">" closes a leaked tag that the line above began."""
    if not text.startswith(QUOTED_MAIL) or text[1:2] not in ("", " ", "\t", ">") or _TORN_TAG.search(above[-100:]):
        return ""
    found = _QUOTE.match(text)
    return found[0] if found else ""


def lines_of(pieces: Iterable[tuple[int, str]], *, mail: bool = False) -> Iterator[Line]:
    """The lines of a text that comes in pieces ``(offset, text)``, cut at line ends. Blank lines only leave a gap.

    The usual start of a leaked citation stands on three lines; it and the text after it are read as one. What a ``mail`` quotes
    is read without its signs; where a quotation starts or ends, a border stands.
    """
    numbering, gap, number, page, depth = Numbering(), True, 1, True, 0
    for base, piece in pieces:
        position = base
        for whole in (_LINE if "\r" not in piece else _LINE_WITH_CR).findall(piece):
            start, position, first = position, position + len(whole), number
            number += 1
            rest = whole.lstrip()
            if not rest:
                gap, page = True, page or "\f" in whole
                continue
            lead = len(whole) - len(rest)
            text = rest.rstrip()
            shift = 0
            quote = quote_of(text, numbering.above) if mail else ""
            if depth != quote.count(QUOTED_MAIL):
                depth, gap = quote.count(QUOTED_MAIL), True
                yield Line(Clean(), first, level=depth, marker=QUOTED_MAIL, gap=True)
            if quote:
                whole = whole[lead + len(quote) :]
                shift = lead + len(quote)
                start, text = start + shift, whole.strip()
                if not text:
                    gap = True
                    continue
                lead = len(whole) - len(whole.lstrip())
            indent = lead if "\t" not in whole or not lead else len(whole[:lead].expandtabs(_TAB))
            marker = marker_of(text, numbering, gap, indent)
            body = len(marker)
            role, kind = Role.TEXT, None
            if text.startswith("citation-type", body) and (leak := _OPENER.match(text, body)):
                breaks = len(_BREAK.findall(text))
                number += breaks
                if leak.end() < len(text) and "citation" not in text[leak.end() :]:
                    role, kind, body, first = Role.LEAK, leak[1], leak.end(), first + breaks
            clean = Clean.of_source(text[body:] if body else text, start + lead + body)
            column = lead + body - text.rfind("\n", 0, body) if kind is not None else lead + body + 1
            page = page or "\f" in whole[:lead]
            yield Line(
                clean, first, role, 0, marker.rstrip(), indent, gap, page=page, citation_type=kind, column=column + shift
            )
            gap, page, numbering.above, numbering.indent = False, "\f" in whole[lead + len(text) :], text, indent


def without_comments(text: str) -> str:
    """The text with every comment (``<!-- … -->``) blanked, so that what it hides is not found; offsets stay."""
    pieces: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[position:start], _INK.sub(" ", text[start : end + 3])]
        position = end + 3
    return "".join([*pieces, text[position:]]) if pieces else text
