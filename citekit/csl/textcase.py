"""Text case as citeproc-js 1.4.61 changes it: on a raw CSL-JSON value, its micro-markup and straight quotes still in it.

A value is cut at marks (quotes, punctuation, hyphens, brackets, markup); the words between them are changed, and the marks
say whether a word opens the text, follows a colon, or stands inside ``nocase``, small capitals, subscript or superscript,
which no case touches. Source: CSL 1.0.2, "Text-case"; the stop words and the order of the rules are the processor's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

STOP_WORDS: Final = """
about above across afore after against al along alongside amid amidst among amongst anenst apropos apud around as aside astride
at athwart atop barring before behind below beneath beside besides between beyond but by circa despite down during et except for
forenenst from given in inside into lest like modulo near next notwithstanding of off on onto out over per plus pro qua sans
since than through throughout thruout till to toward towards under underneath until unto up upon versus vs v via with within
without or yet so and nor a an the de d' von van c ca
"""
# The processor's list holds "v." and "vs." as patterns: two letters that begin with v are a stop word to it.
_STOP: Final = re.compile(rf"(?:{'|'.join(STOP_WORDS.split())}|v.|vs.)(?=[!?:]*\s|\Z)")
_MARK: Final = re.compile(
    r"""<span\s+(?:class="no(?:case|decor)"|style="font-variant:\s*small-caps;?")[^>]*>|</span>|</?(?:i|sc|b|sub|sup)>"""
    r"""|[‘’“”]|[ ]["']|["']|[-–—/.,;?!:\[\]()]"""
)
_SPACES: Final = re.compile("([\u00a0\u0020\u2000-\u200b\u205f\u3000]+)")
_CLOSES: Final = {"<sc>": "</sc>", "<sub>": "</sub>", "<sup>": "</sup>"}
_QUOTES: Final = {' "': (" '", '"'), " '": (' "', "'"), "‘": ("‘", "’"), "“": ("“", "”")}
_QUOTE: Final = re.compile(r"""[‘’“”"']|[ ]["']""")
_GREEK: Final = re.compile("[\u0370-\u03ff]")


@lru_cache(maxsize=20_000)
def change_case(text: str, case: str) -> str:
    """``text`` in the text case that CSL calls ``case``; an unknown case leaves it as it is.

    Title case is for English alone; the caller knows the language.
    """
    if case not in _WORDS or not text or text.isspace():
        return text
    if case in ("lowercase", "uppercase") and not _MARK.search(text):
        return text.lower() if case == "lowercase" else text.upper()
    return _Engine(text, case).run()


def capitalize(word: str) -> str:
    """The first letter in upper case, the rest as it is; a lone Greek letter is a symbol and stays."""
    bare = word.lstrip()
    if not bare or (len(bare) == 1 and _GREEK.match(bare)):
        return word
    return word[: len(word) - len(bare)] + bare[0].upper() + bare[1:]


class _Engine:
    """One value on its way: ``pieces`` are the words between the ``marks`` (one mark fewer than pieces)."""

    def __init__(self, text: str, case: str) -> None:
        self.shifted = text.startswith("'")  # a leading straight quote opens only after a space
        self.marks: list[str] = []
        self.pieces: list[str] = []
        self._cut(f" {text}" if self.shifted else text)
        self.original = list(self.pieces)
        self.change = _WORDS[case]
        self.case = case
        self.first = case in ("sentence", "title", "capitalize-first")
        self.after_mark = False
        self.last_word: tuple[int, int] | None = None
        self.closers: list[str] = []
        self.quotes: list[tuple[str, str, int | None]] = []

    def _cut(self, text: str) -> None:
        start = 0
        for found in _MARK.finditer(text):
            self.pieces.append(text[start : found.start()])
            self.marks.append(found.group())
            start = found.end()
        self.pieces.append(text[start:])
        for index, mark in enumerate(self.marks):
            if mark == "'" and self.pieces[index + 1]:  # an apostrophe belongs to what follows
                self.pieces[index + 1] = mark + self.pieces[index + 1]
                self.marks[index] = ""

    def run(self) -> str:
        if self.pieces[0].strip():
            self.pieces[0] = self.change(self, 0, self.marks[0] if self.marks else "")
        for index, mark in enumerate(self.marks):
            self._step(index, mark)
        self._mend_open_quotes()
        self._capitalize_last_word()
        joined = "".join(piece + mark for piece, mark in zip(self.pieces, [*self.marks, ""], strict=True))
        return joined[1:] if self.shifted else joined

    def _step(self, index: int, mark: str) -> None:
        self._follow_markup(mark)
        if self.case == "title" and mark.endswith(("!", "?", ":")):
            self.after_mark = True
        printed = bool(self.pieces[index + 1].strip())
        if not self.closers:
            self.pieces[index + 1] = self.change(self, index + 1, "")
        elif printed:
            self.last_word = None
        if self.case not in ("lowercase", "uppercase"):
            self._follow_quote(mark, index)
        if printed:
            self.first = self.after_mark = False

    def _follow_markup(self, mark: str) -> None:
        closer = _CLOSES.get(mark) or ("</span>" if mark.startswith("<span") else "")
        if closer:
            self.closers.append(closer)
        elif self.closers and mark == self.closers[-1]:
            self.closers.pop()

    def _follow_quote(self, mark: str, index: int) -> None:
        """Keep the nest of quotes; a mark that turns out to be an apostrophe gives the next letter its old case back."""
        if not _QUOTE.fullmatch(mark):
            return
        top = self.quotes[-1] if self.quotes else None
        if mark not in _QUOTES:
            if top and mark == top[1]:
                self.quotes.pop()
            else:
                self._restore(index)
        elif top is None or mark == top[0]:
            self.quotes.append((*_QUOTES[mark], index))
        else:
            self.quotes[-1] = (*_QUOTES[mark], None)
            if top[2] is not None:
                self._restore(top[2])

    def _restore(self, index: int) -> None:
        self.pieces[index + 1] = self.original[index + 1][:1] + self.pieces[index + 1][1:]
        self.last_word = None

    def _mend_open_quotes(self) -> None:
        for _, _, index in self.quotes:
            if index is not None:
                self.pieces[index + 1] = self.original[index + 1][:1] + self.pieces[index + 1][1:]

    def _capitalize_last_word(self) -> None:
        if self.last_word:
            piece, place = self.last_word
            words = _SPACES.split(self.pieces[piece])
            if len(words[place]) > 1 and _STOP.match(words[place].lower()):
                words[place] = capitalize(words[place])
            self.pieces[piece] = "".join(words)


def _lower(engine: _Engine, index: int, _mark: str) -> str:
    return engine.pieces[index].lower()


def _upper(engine: _Engine, index: int, _mark: str) -> str:
    return engine.pieces[index].upper()


def _sentence(engine: _Engine, index: int, _mark: str) -> str:
    words = engine.pieces[index].split(" ")
    for place, word in enumerate(words):
        if word:
            words[place] = capitalize(word) if engine.first else word.lower()
            engine.first = False
    return " ".join(words)


def _capitalize_first(engine: _Engine, index: int, _mark: str) -> str:
    words = _SPACES.split(engine.pieces[index])
    for place in range(0, len(words), 2):
        if words[place] and engine.first:
            words[place] = _capitalize_plain(words[place])
            engine.first = False
    return "".join(words)


def _capitalize_all(engine: _Engine, index: int, _mark: str) -> str:
    words = _SPACES.split(engine.pieces[index])
    return "".join(_capitalize_plain(word) if place % 2 == 0 else word for place, word in enumerate(words))


def _capitalize_plain(word: str) -> str:
    """A word that already holds capitals is left alone."""
    return capitalize(word) if word == word.lower() else word


def _title(engine: _Engine, index: int, mark: str) -> str:
    if not engine.pieces[index].strip():
        return engine.pieces[index]
    words = _SPACES.split(engine.pieces[index])
    for place in range(0, len(words), 2):
        word = words[place]
        if not word:
            continue
        strong = len(word) > 1 and not _STOP.match(word.lower())
        if strong or engine.first or engine.after_mark or (mark == "-" and place == len(words) - 1):
            words[place] = _capitalize_plain(word)
        engine.after_mark = engine.first = False
        engine.last_word = (index, place)
    return "".join(words)


_WORDS: Final[dict[str, Callable[[_Engine, int, str], str]]] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
