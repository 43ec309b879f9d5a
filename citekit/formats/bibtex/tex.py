"""CSL rich text -> LaTeX, with everything escaped that TeX or BibTeX would take for something else."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from citekit.formats.bibtex import latex_tables as tables

_TAG: Final = re.compile(
    r'<(?P<close>/)?(?P<name>i|b|sub|sup|sc|span)(?P<attributes> class="nocase"| style="font-variant:\s*small-caps;?")?>'
)
_COMMANDS: Final = {
    "i": r"\emph{", "b": r"\textbf{", "sub": r"\textsubscript{", "sup": r"\textsuperscript{", "sc": r"\textsc{",
}  # fmt: skip
_ESCAPED: Final = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "`": r"\textasciigrave{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "\u00a0": "~",
}  # fmt: skip
_SPECIAL: Final = re.compile(r"[\\{}~^`&%$#_\u00a0]|-(?=-)|'(?=')")
_NON_ASCII: Final = re.compile(r"[^\x00-\x7f]")
# With combining marks that follow a letter of any alphabet.
_CLUSTER: Final = re.compile(r"[^\x00-\x7f][\u0300-\u036f]*|[A-Za-z][\u0300-\u036f]+")
_SPELLED: Final = {
    "–": "--", "—": "---", "“": "``", "”": "''", "‘": r"{\textquoteleft}", "’": r"{\textquoteright}", "…": r"{\dots}",
    "\u2009": r"\,", "\u202f": r"\,", "\u200b": "",
}  # fmt: skip


def to_tex(rich: str, *, unicode: bool = True) -> str:
    """``rich`` as a TeX value with balanced braces; ``to_unicode`` reads the same text back.

    ``unicode`` keeps letters and signs as they are; else those that LaTeX can spell are spelled. Tags that do not pair
    are text.
    """
    if "<" not in rich:
        return _escape(rich, unicode)
    tags = [tag for tag in _TAG.finditer(rich) if tag["close"] or (tag["name"] == "span") == bool(tag["attributes"])]
    parts: list[str] = []
    done = 0
    for tag, written in _paired(tags, rich).items():
        parts += (_escape(rich[done : tag[0]], unicode), written)
        done = tag[1]
    return "".join([*parts, _escape(rich[done:], unicode)])


def _paired(tags: list[re.Match[str]], rich: str) -> dict[tuple[int, int], str]:
    """The tags that pair, by their place, with what stands for them in TeX; in the order of the text."""
    opened: list[re.Match[str]] = []
    found: dict[tuple[int, int], str] = {}
    for tag in tags:
        if not tag["close"]:
            opened.append(tag)
        elif opened and opened[-1]["name"] == tag["name"]:
            start = opened.pop()
            found[start.span()] = _opening(start, rich)
            found[tag.span()] = "}"
    return dict(sorted(found.items()))


def _opening(tag: re.Match[str], rich: str) -> str:
    if tag["name"] != "span":
        return _COMMANDS[tag["name"]]
    if "nocase" not in (tag["attributes"] or ""):
        return _COMMANDS["sc"]
    # "{\\" would start a special character of BibTeX, whose case is changed: an empty group stands between.
    return "{" if rich[tag.end() : tag.end() + 1].isalnum() and rich[tag.end()].isascii() else "{{}"


def _escape(text: str, unicode: bool) -> str:
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda found: _ESCAPED.get(found[0]) or f"{found[0]}{{}}", text)
    if unicode or text.isascii():
        return text
    return _CLUSTER.sub(lambda found: _in_place(found) or _spell(found[0]), text)


def _in_place(found: re.Match[str]) -> str | None:
    """A dash or quotation mark by its name, where its ligature would run into a neighbour."""
    name = _RUNNING.get(found[0])
    if not name:
        return None
    text, kin = found.string, "-–—" if found[0] in "–—" else "'`“”‘’"
    neighbours = (text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1])
    return f"{{\\{name}}}" if any(sign and sign in kin for sign in neighbours) else None


_RUNNING: Final = {"–": "textendash", "—": "textemdash", "“": "textquotedblleft", "”": "textquotedblright"}


@lru_cache(maxsize=4096)
def _spell(cluster: str) -> str:
    """One letter or sign with its accents in LaTeX; as it is when LaTeX has no word for it."""
    if cluster in _SPELLED:
        return _SPELLED[cluster]
    if len(cluster) == 1 and cluster in _NAMES:
        return f"{{\\{_NAMES[cluster]}}}"
    base, *marks = list(unicodedata.normalize("NFD", cluster))
    if marks and all(mark in _MARKS for mark in marks):
        spelled = f"{{\\{_NAMES[base]}}}" if base in _NAMES else base
        if base.isascii() or base in _NAMES:
            for mark in marks:
                command = _MARKS[mark]
                spelled = f"\\{command}{{{spelled}}}" if command.isalpha() or len(spelled) > 1 else f"\\{command}{spelled}"
            return f"{{{spelled}}}"
    if len(cluster) == 1 and (symbol := _from_table(cluster)):
        return symbol
    return cluster


_MARKS: Final = {combining: name for name, combining in tables.ACCENTS.items()}
_NAMES: Final = {
    character: name
    for name, character in reversed(tables.SYMBOLS.items())
    if len(character) == 1 and not character.isascii() and character not in _SPELLED and character not in "\u00a0ʹʺ′ʿʾ␣"
}


def _from_table(character: str) -> str | None:
    """pylatexenc's spelling of a sign, where it reads back as that sign."""
    from pylatexenc.latexencode import get_builtin_conversion_rules  # type: ignore[import-untyped]

    spelled: str | None = get_builtin_conversion_rules("defaults")[0].rule.get(ord(character))
    if not spelled:
        return None
    name = re.fullmatch(r"(?:\\ensuremath\{)?\\([A-Za-z]+)\}?", spelled)
    if not name or tables.symbol(name[1]) != character:
        return None
    return f"\\ensuremath{{\\{name[1]}}}" if spelled.startswith("\\ensuremath") else f"{{\\{name[1]}}}"
