"""Damaged text made whole: mojibake, entities, leaked tags, stray breaks, fused sentences, bullets.

Each character of the mended text knows the characters of the raw text it came from, so that evidence points into the raw text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from citekit.model import Alignment, Fragment, Span

# Whatever may need mending. Text without it (nearly all) is taken as it is. Each branch starts with a character, so that
# a text is searched quickly.
_DAMAGE = (
    re.compile(r"[^\x20-\x7e‘’“”–—\u00bf-\u017f]|[*_=]"),
    re.compile(
        r"\.(?:(?=[A-Z“])(?<=[^\W_A-Z].)|(?=[A-Z][a-z]{2})(?<=[ .][A-Z].)|(?<=\..)(?!\.)|(?<= .)(?!\w))"
        r"|,(?: 1\d? \d|(?=[A-Z“])(?<=[^\W_A-Z].)|(?<= .)(?!\w))|:(?:[A-Z“]|\d(?<=[^\W\d_]..)|(?<= .)(?!\w))"
        r"|;(?:(?=[A-Z“])(?<=[^\W_A-Z].)|(?<= .)(?!\w))|\)(?<= .)(?!\w)|&(?:#|[A-Za-z]+;)|</?[A-Za-z]|”[A-Z]|\"[A-Z]"
        r"|’s(?<= ..)\b|'s(?<= ..)\b|O(?<=\d.)|6\d(?<=[lI]..)|7\d(?<=[lI]..)|8\d(?<=[lI]..)|9\d(?<=[lI]..)"
        r"|Â[^\w\s.,]|Ã[^\w\s.,]|â[^\w\s.,]"
    ),
    re.compile(r"\A(?:[^\w“\"‘'(\[—]|\d{1,3}[.)] |\[\d|-{1,2} |o )| \Z"),
)
_DOUBLED = ("  ", "( ", ",,", "``", "''")
_URL = r"(?:https?://|www\.|doi:)\S+"
_MOJIBAKE = re.compile(
    r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}"
)
_HALF_QUOTE = re.compile(r"â€(?=[^\w˜™œ]|\Z)")  # a closing quotation mark whose last byte no code page has
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)(?:\s[^<>]{0,300})?/?>")
_LEAK = re.compile(
    r"(?:^\W{0,6}|\s*)(?:citation-type|xlink:type|xmlns:xlink)\s*=\s*([\"'“”])[^\"'“”]{0,80}[\"'“”]\s*(?:>|(?=x|c))"
    r"|</?[a-z]{0,12}\s*\Z|</?citation\b"
)
_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,3})(?=[^\W_]|[“\"‘])([^*_\n]{1,300})(?<=\S)\1(?![\w*_])")
_BULLET = re.compile(r"(?:\s*(?:[•·‣▪●◦■□➢►*»\uf0b7]|-{1,2}(?=\s)|[–o](?=\s)|\[\d{1,3}\](?=\s)|\d{1,3}[.)](?=\s(?!\d)))\s*)+")
_FUSED = re.compile(
    rf"{_URL}|(?<=[\w.”’)])(:)(?=[A-Z“])|(?<=[^\W\d_])(:)(?=\d)|(?<=[^\W\d_A-Z]{{2}})([.:;,!?])(?=[A-Z“])"
    rf"|(?<=\d)([.:;])(?=[A-Z“][a-z“A-Z. ])"
    rf"|(?<=[a-z.][”\"])(?=[A-Z][a-z])|(?<=[ .][A-Z])(\.)(?!Mex|Dak|Car)(?=[A-Z][a-z]{{2}})"
)
_BREAKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[a-zà-ÿ])-[ \t]*\r?\n\s*(?=[A-ZÀ-Þ])"), "-"),  # Twentieth-/Century
    (re.compile(r"(?<=[a-zà-ÿ])[-\u2010][ \t]*\r?\n\s*(?=[a-zà-ÿ])"), ""),  # environ-/ment
    (re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\x00-\x08\x0e-\x1f\x7f]+"), ""),
    (re.compile(r"(?: |[^\S ])(?:\s)*|\s{2,}"), " "),
    (re.compile(r"(?<![.…]) +(?=[.,;:)]+(?! ?\.)(?:\s|$|[”’\"]))|(?<=\() +"), ""),
    (re.compile(r"(?<=\w) (?=[’']s\b)|(?<=, 1) (?=[5-9]\d\d(?!\w))|(?<=, 1[5-9]) (?=\d\d(?!\w))"), ""),
    (re.compile(r"(?<!\.)\.(?=\.(?!\.)\s*)"), ""),
    (re.compile(r",(?=,)"), ""),
)
_QUOTES = ((re.compile(r"``"), "“"), (re.compile(r"''"), "”"))
_DIGITS = re.compile(
    r"(?<![\w])[lI](?=[6-9]\d\d(?!\w))|(?<=(?<!\w)1[6-9])O(?=[\dO](?!\w))|(?<=(?<!\w)1[6-9]\d)O(?!\w)"
    r"|(?<=(?<!\w)20)O(?=\d(?!\w))"
)
_TURNED = str.maketrans("»«", "«»")
_LIGATURES = re.compile(r"[\ufb00-\ufb06]")
_COMBINED = re.compile(r"\w[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Mended:
    """The text to parse, where it came from, and the stretches of it that its source set in italics."""

    text: str
    alignment: Alignment = Alignment()
    italics: tuple[Span, ...] = ()


def repair(fragment: Fragment) -> Mended:
    """Mend the text of a fragment. Pure; never raises; linear in the text."""
    raw = fragment.raw
    if not _damaged(raw):
        return Mended(raw, Alignment(), tuple(span for span, kind in fragment.marks if kind == "italic"))
    work = _Work(raw, fragment)
    if not raw.isascii():
        work.replace(_MOJIBAKE, _unscrambled)
        work.replace(_HALF_QUOTE, lambda _: "”")
    for _ in range(3):
        if "&" not in work.text or not work.replace(_ENTITY, _unescaped):
            break
    if "<" in work.text:
        work.drop_tags()
    if "=" in work.text or "<" in work.text:
        work.replace(_LEAK, lambda _: "")
    work.emphasis()
    if not work.text.isascii():
        work.replace(_LIGATURES, lambda found: unicodedata.normalize("NFKC", found[0]))
        work.replace(_COMBINED, lambda found: unicodedata.normalize("NFC", found[0]))
    quotes = _QUOTES if "``" in work.text or "''" in work.text else ()
    for pattern, replacement in (*quotes, *_BREAKS):
        work.replace(pattern, lambda _, replacement=replacement: replacement)  # type: ignore[misc]
    work.turn_quotes()
    work.replace(_DIGITS, lambda found: "0" if found[0] == "O" else "1")
    work.drop_bullets()
    work.replace(_FUSED, lambda found: found[0] if len(found[0]) > 1 else f"{found[0]} ")
    return work.done()


def _damaged(text: str) -> bool:
    for mark in _DOUBLED:
        if mark in text:
            return True
    return bool(_DAMAGE[0].search(text) or _DAMAGE[1].search(text) or _DAMAGE[2].search(text))


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def _unescaped(found: re.Match[str]) -> str:
    return html.unescape(found[0])


def _unscrambled(found: re.Match[str]) -> str:
    """UTF-8 that was read as cp1252, read right; what is no such thing stays."""
    text = found[0]
    for _ in range(2):
        try:
            data = b"".join(char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode("cp1252") for char in text)
            text = data.decode("utf-8")
        except UnicodeError:
            break
        if not _MOJIBAKE.fullmatch(text):
            break
    return text


class _Work:
    """A text under repair, with the raw characters behind each of its characters."""

    def __init__(self, raw: str, fragment: Fragment) -> None:
        self.text = raw
        self.starts = list(range(len(raw)))
        self.ends = list(range(1, len(raw) + 1))
        self.italics = [span for span, kind in fragment.marks if kind == "italic"]  # in raw characters

    def replace(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> bool:
        """Replace each match; says whether anything changed."""
        matches = list(pattern.finditer(self.text))
        if not matches:
            return False
        found = ((match.start(), match.end(), new(match)) for match in matches)
        return self.change([change for change in found if self.text[change[0] : change[1]] != change[2]])

    def change(self, changes: list[tuple[int, int, str]]) -> bool:
        """Put a new text in place of each stretch; the stretches are in order and do not overlap."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for low, high, new in changes:
            kept = high if new.startswith(self.text[low:high]) else low  # a text that only grows keeps its characters
            pieces += (self.text[last:kept], new[kept - low :])
            first, final = self._origin(kept, high)
            added = len(new) - (kept - low)
            starts += self.starts[last:kept] + [first] * added
            ends += self.ends[last:kept] + [final] * added
            last = high
        if changes:
            self.text = "".join(pieces) + self.text[last:]
            self.starts = starts + self.starts[last:]
            self.ends = ends + self.ends[last:]
        return bool(changes)

    def _origin(self, low: int, high: int) -> tuple[int, int]:
        if low < high:
            return self.starts[low], self.ends[high - 1]
        point = self.ends[low - 1] if low else 0
        return point, point

    def drop_tags(self) -> None:
        """Take the tags out; what stood in italics is remembered."""
        opened: int | None = None
        for found in _TAG.finditer(self.text):
            if found[2].lower() in ("italic", "i", "em"):
                if found[1] and opened is not None:
                    self.italics.append(Span(opened, self.starts[found.start()]))
                    opened = None
                elif not found[1]:
                    opened = self.ends[found.end() - 1]
        self.replace(_TAG, lambda _: "")

    def emphasis(self) -> None:
        """Take Markdown's stars and underscores out; what stood between them is remembered as italics."""
        if "*" in self.text or "_" in self.text:
            changes: list[tuple[int, int, str]] = []
            for found in _EMPHASIS.finditer(self.text):
                self.italics.append(Span(*self._origin(*found.span(2))))
                changes += ((found.start(), found.start(2), ""), (found.end(2), found.end(), ""))
            self.change(changes)

    def turn_quotes(self) -> None:
        """ "»Titel«" is "«Titel»" to those who read it."""
        first = self.text.find("»")
        if first > 0 and self.text[first - 1] in " (" and "«" in self.text and first < self.text.find("«"):
            self.text = self.text.translate(_TURNED)

    def drop_bullets(self) -> None:
        found = _BULLET.match(self.text)
        end = found.end() if found else len(self.text) - len(self.text.lstrip())
        stop = len(self.text.rstrip())
        self.text, self.starts, self.ends = self.text[end:stop], self.starts[end:stop], self.ends[end:stop]

    def done(self) -> Mended:
        segments: list[tuple[int, int, int, int]] = []
        begin = 0
        starts, ends = self.starts, self.ends
        for index in range(1, len(starts) + 1):
            if (
                index < len(starts)
                and starts[index] == ends[index - 1] == starts[index - 1] + 1
                and ends[index] == starts[index] + 1
            ):
                continue
            segments.append((begin, index, starts[begin], ends[index - 1]))
            begin = index
        return Mended(self.text, Alignment(tuple(segments)), self._marks())

    def _marks(self) -> tuple[Span, ...]:
        """The italics in characters of the mended text."""
        places = ((bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)) for span in self.italics)
        return tuple(sorted(Span(low, high) for low, high in places if low < high))
