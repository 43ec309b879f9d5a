"""The keys that documents cite: .aux and .bcf files as LaTeX writes them, .tex, LyX, Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from citekit.library.uncited import without_dead_markdown, without_dead_tex
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
_INPUT: Final = re.compile(r"\\@input\{([^{}]*)\}")
_BCF: Final = re.compile(r"<bcf:citekey\b[^>]*>([^<]*)</bcf:citekey>")
_TEX: Final = re.compile(
    # \cite, \parencite*, \citeauthor, \textcites, \footfullcite, \nocite, \Citet … with any number of [notes] and (notes)
    r"\\(?:[A-Za-z]*[Cc]ite[A-Za-z]*|fullcite|notecite|volcite)\*?\s*"
    r"(?P<lists>(?:\s*(?:\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]|\([^()]*\)|<[^<>]*>))*\s*\{[^{}]*\}"
    r"(?:(?:\s*\[[^\[\]]*\])*\{[^{}]*\})*)"
)
_BRACED: Final = re.compile(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]|\{([^{}]*)\}")
_IN_VOLUME: Final = re.compile(r"\\[A-Za-z]*[Vv]olcites?(?![A-Za-z])")
_PARAMETER: Final = re.compile(r"#\d")  # of a definition: \newcommand{\see}[1]{\cite{#1}}
_LYX: Final = re.compile(
    r"^\\begin_inset CommandInset (?:citation\b(?:(?!^\\end_inset).)*?^key \"(?P<keys>[^\"]*)\""
    r"|bibtex\b(?:(?!^\\end_inset).)*?^btprint \"(?P<all>btPrintAll)\")",
    re.DOTALL | re.MULTILINE,
)
_MANY: Final = re.compile(r"\\[A-Za-z]*[Cc]ites[A-Za-z]*")
# Pandoc's manual, "Citation syntax": a key begins with a letter, digit or _, and holds single punctuation inside.
_MARKDOWN: Final = re.compile(r"(?<![\w@/.+\\-])-?@(?:\{([^{}\s]+)\}|(\w+(?:[:.#$%&\-+?<>~/]\w+)*))")
_NOCITE: Final = re.compile(r"^nocite:.*(?:\n(?!---|\.\.\.)(?:[ \t-].*)?)*", re.MULTILINE)  # in the metadata
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


def further_files(data: bytes, path: str) -> list[str]:
    """The files that an .aux goes on in, one for each ``\\include`` of the document: they lie where it does."""
    if not path.lower().endswith(".aux"):
        return []
    return [str(Path(path).parent / found[1].strip()) for found in _INPUT.finditer(decode(data).text)]


def _reader(path: str, text: str) -> Callable[[str], Iterator[tuple[str, int]]]:
    suffix = path.lower().rpartition(".")[2]
    if suffix in _READERS:
        return _READERS[suffix]
    if "<bcf:" in text:
        return _bcf
    if text.startswith("#LyX "):
        return _lyx
    return _tex if _TEX.search(text) else _markdown


def _aux(text: str) -> Iterator[tuple[str, int]]:
    for found in _AUX.finditer(text):
        yield from _keys(found[1], found.start(1))


def _bcf(text: str) -> Iterator[tuple[str, int]]:
    from html import unescape

    for found in _BCF.finditer(text):
        yield unescape(found[1]).strip(), found.start(1)


def _tex(text: str) -> Iterator[tuple[str, int]]:
    text = without_dead_tex(text)
    for found in _TEX.finditer(text):
        if _NOT_CITES.match(text, found.start()):
            continue
        braced = [one for one in _BRACED.finditer(found["lists"]) if one[1] is not None]
        if _IN_VOLUME.match(text, found.start()):
            braced = braced[1::2]  # \volcite{volume}[page]{key}
        for list_ in braced if _MANY.match(text, found.start()) else braced[:1]:  # \cite{a}{text} cites a alone
            if not _PARAMETER.search(list_[1]):
                yield from _keys(list_[1], found.start("lists") + list_.start(1))


def _lyx(text: str) -> Iterator[tuple[str, int]]:
    for inset in _LYX.finditer(text):
        if inset["all"]:
            yield "*", inset.start("all")
        else:
            yield from _keys(inset["keys"], inset.start("keys"))


def _markdown(text: str) -> Iterator[tuple[str, int]]:
    text = without_dead_markdown(text)
    for nocite in _NOCITE.finditer(text):
        for everything in re.finditer(r"(?<![\w@\\])@\*", nocite[0]):
            yield "*", nocite.start() + everything.start()
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
    "lyx": _lyx,
    **dict.fromkeys(("tex", "ltx", "latex", "rnw"), _tex),
    **dict.fromkeys(("md", "markdown", "rmd", "qmd", "mdown"), _markdown),
}
