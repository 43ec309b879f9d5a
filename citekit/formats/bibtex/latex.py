"""LaTeX -> Unicode as CSL rich text, and back (``to_tex``).

What is read: accents, ligatures, quotation marks, dashes, ties, font commands, protected words, simple mathematics.
``%`` is a percent sign here, as people mean it in a .bib; fields in ``VERBATIM`` are not LaTeX and must not come here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from citekit.formats.bibtex import latex_tables as tables
from citekit.formats.bibtex.protection import whole_words
from citekit.formats.bibtex.tex import to_tex

__all__ = ["VERBATIM", "plain", "to_tex", "to_unicode", "verbatim"]

# biblatex manual, "Data Types": uri and verbatim fields, and what other programs use alike.
VERBATIM: Final = frozenset(
    ("doi", "eprint", "file", "pdf", "url", "urlraw", "verba", "verbb", "verbc", "bdsk-url-1", "bdsk-url-2", "bdsk-file-1",
     "ee", "biburl", "local-url", "adsurl", "isbn", "issn")
)  # fmt: skip

_TOKEN: Final = re.compile(
    r"\\(?P<word>[A-Za-z]+\*?)[ \t\r\n]*|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<dollar>\$\$?)"
    r"|(?P<mark>``|''|`|'|---|--|[~^_-])|(?P<text>[^\\{}$`'~^_-]+|\\\Z)",
    re.DOTALL,
)
_LATEX: Final = re.compile(r"[\\{}$~`]|--|''")
_STRUCTURE: Final = re.compile(r"[\\{}$]")
_MARKS: Final = {"``": "“", "''": "”", "---": "—", "--": "–", "~": "\u00a0"}
_MATH_MARKS: Final = {"-": "−", "'": "′", "''": "″", "--": "−−", "~": " "}
_MATH: Final = re.compile(r"\$(?=\S)((?:[^$\\]|\\.)*+)(?<!\s)\$(?![0-9])|\$\$((?:[^$\\]|\\.)*+)\$\$", re.DOTALL)
_VERBATIM_ARGUMENT: Final = re.compile(r"\{([^{}]*)\}")

Finish = Callable[[str], str]


def to_unicode(tex: str, *, protect: bool = True) -> str:
    """``tex`` as CSL rich text; with ``protect``, words in braces become ``<span class="nocase">``.

    Never fails: an unknown command keeps its argument, one without stays as it is written.
    """
    if not _LATEX.search(tex):
        return tex
    text = _read(tex, True, protect)
    return whole_words(text) if protect else text


@lru_cache(maxsize=32768)
def plain(tex: str) -> str:
    """``tex`` as text without any markup."""
    return _read(tex, False, False) if _LATEX.search(tex) else tex


def verbatim(tex: str) -> str:
    """The value of a ``VERBATIM`` field, free of the ``\\url{}`` and the backslashes that BibTeX styles made necessary."""
    inner = re.fullmatch(r"\s*\\(?:url|path|nolinkurl)\s*\{(.*)\}\s*", tex, re.DOTALL)
    text = inner[1] if inner else tex
    if "\\" not in text:
        return text
    text = re.sub(r"\{\\textasciitilde\}|\\textasciitilde(?:\{\}|\s)?|\\~(?:\{\})?|\{\\~\{?\}?\}", "~", text)
    return re.sub(r"\{\\([%#&_$])\}|\\([%#&_${}])", lambda found: found[1] or found[2], text)


def _read(tex: str, markup: bool, protect: bool) -> str:
    if not _STRUCTURE.search(tex) and "`" not in tex:
        return tex.replace("---", "—").replace("--", "–").replace("''", "”").replace("~", "\u00a0")
    return _Reader(tex, markup, protect).read()


class _Frame:
    """An open group: what it holds so far, and what is to be done with it when it closes."""

    __slots__ = ("bare", "out", "pending", "singles", "switches")

    def __init__(self, pending: list[tuple[Finish, ...]], bare: bool) -> None:
        self.out: list[str] = []
        self.pending = pending
        self.bare = bare
        self.switches: list[tuple[int, tuple[str, str]]] = []
        self.singles = 0

    def close(self, markup: bool) -> str:
        for start, (opening, closing) in reversed(self.switches):
            inner = "".join(self.out[start:])
            self.out[start:] = [opening + inner + closing if markup and inner.strip() else inner]
        return "".join(self.out)


class _Reader:
    """One pass over the tokens with a stack of groups; ``pending`` are the commands that wait for an argument."""

    def __init__(self, tex: str, markup: bool, protect: bool, math: bool = False) -> None:
        self.tex = tex
        self.markup = markup
        self.protect = protect
        self.math = math
        self.unknown = False
        self.frames = [_Frame([], False)]
        self.pending: list[tuple[Finish, ...]] = []
        self.protected = 0
        self.last_math = tex.rfind("\\)")

    def read(self) -> str:
        handlers: dict[str | None, Callable[[re.Match[str]], int | None]] = {
            "text": self.on_text, "mark": self.on_mark, "open": self.on_open, "close": self.on_close,
            "word": self.on_word, "sign": self.on_sign, "dollar": self.on_dollar,
        }  # fmt: skip
        position = 0
        while token := _TOKEN.match(self.tex, position):
            position = handlers[token.lastgroup](token) or token.end()
        while len(self.frames) > 1:
            self.end_group()
        self.flush()
        return self.frames[0].close(self.markup)

    def wait(self, arguments: tuple[Finish, ...]) -> None:
        """A command waits for its arguments; a hundred in a row are no LaTeX that anybody wrote."""
        if len(self.pending) > 100:
            self.flush()
        self.pending.append(arguments)

    def emit(self, atom: str) -> None:
        """Put an atom into the group; the commands that wait take it as their argument."""
        while self.pending:
            finish, *rest = self.pending.pop()
            atom = finish(atom)
            if rest:
                self.frames[-1].out.append(atom)
                self.pending.append(tuple(rest))
                return
        self.frames[-1].out.append(atom)

    def flush(self) -> None:
        while self.pending:
            self.emit("")

    def on_text(self, token: re.Match[str]) -> int | None:
        text = token[0]
        if not self.pending:
            self.frames[-1].out.append(text)
            return None
        start = len(text) - len(text.lstrip())
        if start < len(text):
            self.emit(text[start])
            return token.start() + start + 1
        return None

    def on_mark(self, token: re.Match[str]) -> None:
        mark, frame = token[0], self.frames[-1]
        if self.math:
            if mark in "^_":
                self.wait((self.dressed(tables.SUPERSCRIPT if mark == "^" else tables.SUBSCRIPT),))
            else:
                self.emit(_MATH_MARKS.get(mark, mark))
        elif mark == "`":
            frame.singles += 1
            self.emit("‘")
        elif mark == "'" and frame.singles and not self.between_letters(token):
            frame.singles -= 1
            self.emit("’")
        else:
            self.emit(_MARKS.get(mark, mark))

    def between_letters(self, token: re.Match[str]) -> bool:
        before, after = self.tex[token.start() - 1 : token.start()], self.tex[token.end() : token.end() + 1]
        return before.isalpha() and after.isalpha()

    def on_open(self, token: re.Match[str]) -> None:
        special = self.tex.startswith("\\", token.end())
        guarded = self.protect and not self.pending and not special and not self.math
        self.frames.append(_Frame(self.pending, guarded))
        self.pending = []
        self.protected += guarded

    def on_close(self, token: re.Match[str]) -> None:
        self.flush()
        if len(self.frames) > 1:
            self.end_group()
        else:
            self.emit("}")

    def end_group(self) -> None:
        self.flush()
        frame = self.frames.pop()
        text = frame.close(self.markup)
        self.pending = frame.pending
        if frame.bare:
            self.protected -= 1
            if text and not self.protected:
                text = text.join(tables.NOCASE)
        self.emit(text)

    def on_dollar(self, token: re.Match[str]) -> int | None:
        found = None if self.math else _MATH.match(self.tex, token.start())
        source = found and (found[1] if found[1] is not None else found[2])
        if not found or not source or not _is_balanced(source):
            self.emit("$")
            return token.start() + 1
        self.mathematics(source, found[0])
        return found.end()

    def math_end(self, start: int) -> int | None:
        """Where ``\\)`` ends the formula, if there is one and it is balanced."""
        if self.last_math < start:
            return None
        end = self.tex.index("\\)", start)
        return end if _is_balanced(self.tex[start:end]) else None

    def mathematics(self, source: str, written: str) -> None:
        """Simple formulas become text; one with a command that nobody knows stays as it is written."""
        reader = _Reader(source, self.markup, False, math=True)
        text = reader.read()
        self.emit(written if reader.unknown else text)

    def on_sign(self, token: re.Match[str]) -> int | None:
        sign = token["sign"]
        if sign in tables.ACCENTS and not (self.math and sign in "=."):
            self.wait((_accent(sign),))
        elif sign == "(" and not self.math and (end := self.math_end(token.end())) is not None:
            self.mathematics(self.tex[token.end() : end], self.tex[token.start() : end + 2])
            return end + 2
        elif sign in tables.SIGNS:
            self.emit(tables.SIGNS[sign])
        else:
            self.emit("\\")
            return token.start() + 1
        return None

    def on_word(self, token: re.Match[str]) -> int | None:
        written = token["word"]
        name = written if written in tables.WRAPS else written.rstrip("*")
        followed = self.tex.startswith("{", token.end())
        if name in tables.VERBATIM_COMMANDS and (found := _VERBATIM_ARGUMENT.match(self.tex, token.end())):
            self.emit(found[1])
            return found.end()
        if name in tables.ACCENTS and (followed or not self.math) and name not in tables.SYMBOLS:
            self.wait((_accent(name),))
        elif name in tables.SWITCHES:
            self.frames[-1].switches.append((len(self.frames[-1].out), tables.SWITCHES[name]))
        elif name not in tables.IGNORED:
            self.command(name, token, followed)
        return None

    def command(self, name: str, token: re.Match[str], followed: bool) -> None:
        if arguments := self.arguments(name):
            self.wait(arguments)
        elif (symbol := tables.symbol(name)) is not None:
            self.emit(symbol + (" " if self.math and token.end() > token.end("word") else ""))
        elif followed:
            self.unknown = self.unknown or name not in _MATH_TEXT
            self.wait((_keep,))
        else:
            self.unknown = True
            self.emit(token[0])

    def arguments(self, name: str) -> tuple[Finish, ...] | None:
        """What is to be done with each argument of a command, if it is one that we know to take arguments."""
        if name in tables.WRAPS:
            return (self.dressed(tables.WRAPS[name]),)
        if name in tables.UPPER or name in tables.LOWER:
            return (_upper if name in tables.UPPER else _lower,)
        if name in tables.DROPPED:
            return (_drop,)
        if name in tables.SECOND:
            return (_drop, _keep)
        if name in tables.FIRST:
            return (_keep, _drop)
        return (_numerator, _keep) if name in tables.FRACTIONS else None

    def dressed(self, marks: tuple[str, str]) -> Finish:
        opening, closing = marks
        if not self.markup and opening.startswith("<"):
            return _keep
        return lambda text: opening + text + closing if text else ""


_MATH_TEXT: Final = frozenset(
    ("mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathcal", "mathscr", "mathfrak", "mathbb", "text", "textrm",
     "textnormal", "operatorname", "mbox", "hbox", "boldsymbol", "bm", "ensuremath", "rm")
)  # fmt: skip


def _keep(text: str) -> str:
    return text


def _drop(_: str) -> str:
    return ""


def _numerator(text: str) -> str:
    return f"{text}/"


def _upper(text: str) -> str:
    return re.sub(r"<[^>]*>|[^<]+", lambda found: found[0] if found[0].startswith("<") else found[0].upper(), text)


def _lower(text: str) -> str:
    return re.sub(r"<[^>]*>|[^<]+", lambda found: found[0] if found[0].startswith("<") else found[0].lower(), text)


def _accent(name: str) -> Finish:
    combining = tables.ACCENTS[name]

    def finish(text: str) -> str:
        lead = len(text) - len(text.lstrip())
        base = text[lead : lead + 1]
        if not base:
            return name if not name.isalpha() else ""
        if name not in tables.BELOW:
            base = {"ı": "i", "ȷ": "j"}.get(base, base)
        return unicodedata.normalize("NFC", base + combining) + text[lead + 1 :]

    return finish


def _is_balanced(source: str) -> bool:
    depth = 0
    for brace in re.finditer(r"\\.|[{}]", source, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth < 0:
            return False
    return depth == 0
