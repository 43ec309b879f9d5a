"""What stands in a document but is no part of its text: nothing in it is a citation."""

from __future__ import annotations

import re
from typing import Final

_TEX: Final = re.compile(
    r"(?P<sign>\\[\\%])"
    r"|%[^\r\n]*"
    r"|\\(?:verb|lstinline)(?![A-Za-z])\*?(?:\[[^\]\n]*\])?(?:(?P<mark>[^\sA-Za-z*{\[])[^\n]*?(?P=mark)|\{[^{}\n]*\})"
    r"|\\begin\s*\{(?P<name>(?:[Vv]erbatim|[BL]Verbatim|lstlisting|minted|comment|filecontents)\*?)\}"
    r".*?(?:\\end\s*\{(?P=name)\}|\Z)"
    r"|\\end\s*\{document\}.*",
    re.DOTALL,
)
# Macros that begin so but end without \fi: \iff, and those that take braces (\ifthenelse{…}, \ifstrequal{…}, \iffieldundef{…}).
_CONDITION: Final = re.compile(r"\\(?P<open>if(?!f(?![A-Za-z@]))[A-Za-z@]*)(?![A-Za-z@{])|\\(?P<close>fi|else)(?![A-Za-z@])")
_MARKDOWN: Final = re.compile(
    r"^[ ]{0,3}(?P<fence>```+|~~~+)[^\n]*\n.*?^[ ]{0,3}(?P=fence)[^\n]*$|(?P<ticks>`+)[^`\n]+?(?P=ticks)|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.MULTILINE,
)


def without_dead_tex(text: str) -> str:
    """TeX with blanks for comments, verbatim text, ``\\iffalse`` and what stands behind the end of the document."""
    live = _TEX.sub(lambda found: found[0] if found["sign"] else _blank(found), text)
    return _without_iffalse(live) if "\\iffalse" in live else live


def _without_iffalse(text: str) -> str:
    pieces: list[str] = []
    done = 0
    start = depth = 0  # where the \iffalse stands that is open, and how many conditions are open in it
    for found in _CONDITION.finditer(text):
        if not depth:
            if found["open"] == "iffalse":
                start, depth = found.start(), 1
        elif found["open"]:
            depth += 1
        elif found["close"] == "fi" or depth == 1:
            depth -= 1
            if not depth:
                pieces += (text[done:start], _SIGN.sub(" ", text[start : found.end()]))
                done = found.end()
    return "".join((*pieces, text[done:]))


def without_dead_markdown(text: str) -> str:
    """Markdown with blanks for code and HTML comments."""
    return _MARKDOWN.sub(_blank, text)


_SIGN: Final = re.compile(r"[^\r\n]")


def _blank(found: re.Match[str]) -> str:
    """As many blanks, in lines as before: places stay."""
    return _SIGN.sub(" ", found[0])
