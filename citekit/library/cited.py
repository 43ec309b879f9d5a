"""The keys that documents cite: .aux and .bcf files as LaTeX writes them, .tex, Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from citekit.model import LineIndex, decode


@dataclass(frozen=True, slots=True)
class Citation:
    """A key and where it is cited; the key ``*`` cites everything (``\\nocite{*}``)."""

    key: str
    path: str
    line: int
    column: int


# `\citation{a,b}` is BibTeX's, `\abx@aux@cite{0}{a}` biblatex's.
_AUX: Final = re.compile(r"\\(?:citation|abx@aux@cite(?:\{\d+\})?|abx@aux@(?:segm|refcontext)?cite)\{([^{}]*)\}")
_BCF: Final = re.compile(r"<bcf:citekey\b[^>]*>([^<]*)</bcf:citekey>")
_TEX: Final = re.compile(
    # \cite, \parencite*, \citeauthor, \textcites, \footfullcite, \nocite, \Citet … with any number of [notes] and (notes)
    r"\\(?:[A-Za-z]*[Cc]ite[A-Za-z]*|fullcite|notecite|volcite)\*?\s*"
    r"(?P<lists>(?:\s*(?:\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]|\([^()]*\)|<[^<>]*>))*\s*\{[^{}]*\}"
    r"(?:(?:\s*\[[^\[\]]*\])*\{[^{}]*\})*)"
)
_BRACED: Final = re.compile(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]|\{([^{}]*)\}")
_MANY: Final = re.compile(r"\\[A-Za-z]*[Cc]ites[A-Za-z]*")
_COMMENT: Final = re.compile(r"(?<!\\)((?:\\\\)*)%[^\r\n]*")
# Pandoc's manual, "Citation syntax": a key begins with a letter, digit or _, and holds single punctuation inside.
_MARKDOWN: Final = re.compile(r"(?<![\w@/.+-])-?@(?:\{([^{}\s]+)\}|(\w+(?:[:.#$%&\-+?<>~/]\w+)*))")
_CODE: Final = re.compile(r"^(```+|~~~+)[^\n]*\n.*?^\1[^\n]*$|(`+)[^`\n]+?\2", re.DOTALL | re.MULTILINE)
_CROSS_REFERENCE: Final = re.compile(r"(?:fig|sec|tbl|eq|lst|thm|lem|cor|exm|exr)[:-]")  # pandoc-crossref, Quarto
_NOT_CITES: Final = re.compile(
    r"\\(?:citestyle|citereset|citename|DeclareCiteCommand|bibcite|citetrackertrue|citetrackerfalse)\b"
)


def cited_keys(data: bytes, path: str) -> Iterator[Citation]:
    """Every citation of a document, in order, its kind told by its name, else by what it holds."""
    text = decode(data).text
    lines = LineIndex(text)
    for key, start in _reader(path, text)(text):
        if key:
            yield Citation(key, path, *lines.position(start))


def _reader(path: str, text: str) -> Callable[[str], Iterator[tuple[str, int]]]:
    suffix = path.lower().rpartition(".")[2]
    if suffix in _READERS:
        return _READERS[suffix]
    if "<bcf:" in text:
        return _bcf
    return _tex if _TEX.search(text) else _markdown


def _aux(text: str) -> Iterator[tuple[str, int]]:
    for found in _AUX.finditer(text):
        yield from _keys(found[1], found.start(1))


def _bcf(text: str) -> Iterator[tuple[str, int]]:
    from html import unescape

    for found in _BCF.finditer(text):
        yield unescape(found[1]).strip(), found.start(1)


def _tex(text: str) -> Iterator[tuple[str, int]]:
    text = _COMMENT.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), text)
    for found in _TEX.finditer(text):
        if _NOT_CITES.match(text, found.start()):
            continue
        many = bool(_MANY.match(text, found.start()))
        for number, list_ in enumerate(one for one in _BRACED.finditer(found["lists"]) if one[1] is not None):
            if many or not number:  # \cite{a}{text} cites a alone
                yield from _keys(list_[1], found.start("lists") + list_.start(1))


def _markdown(text: str) -> Iterator[tuple[str, int]]:
    text = _CODE.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), text)
    for found in _MARKDOWN.finditer(text):
        key = found[1] or found[2]
        if not _CROSS_REFERENCE.match(key):
            yield key, found.start()


def _keys(listed: str, start: int) -> Iterator[tuple[str, int]]:
    for part in listed.split(","):
        yield part.strip(), start + len(part) - len(part.lstrip())
        start += len(part) + 1


_READERS: Final[Mapping[str, Callable[[str], Iterator[tuple[str, int]]]]] = {
    "aux": _aux,
    "bcf": _bcf,
    **dict.fromkeys(("tex", "ltx", "latex", "rnw", "lyx"), _tex),
    **dict.fromkeys(("md", "markdown", "rmd", "qmd", "mdown"), _markdown),
}
