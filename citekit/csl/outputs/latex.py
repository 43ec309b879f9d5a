"""LaTeX for XeLaTeX, LuaLaTeX or a pdfLaTeX that knows UTF-8; links need the package hyperref."""

from __future__ import annotations

from typing import Final

from citekit.csl.outputs.characters import clean, safe_target
from citekit.csl.richtext import Kind, RichText, Span

_COMMANDS: Final[dict[Kind, tuple[str, str]]] = {
    Kind.ITALIC: (r"\textit{", "}"),
    Kind.OBLIQUE: (r"\textsl{", "}"),
    Kind.ROMAN: (r"\textup{", "}"),
    Kind.BOLD: (r"\textbf{", "}"),
    Kind.LIGHT: ("{", "}"),
    Kind.MEDIUM: (r"\textmd{", "}"),
    Kind.SMALL_CAPS: (r"\textsc{", "}"),
    Kind.PLAIN_CAPS: (r"\textup{", "}"),
    Kind.UNDERLINE: (r"\underline{", "}"),
    Kind.NO_UNDERLINE: ("{", "}"),
    Kind.SUPERSCRIPT: (r"\textsuperscript{", "}"),
    Kind.SUBSCRIPT: (r"\textsubscript{", "}"),
    Kind.BASELINE: ("{", "}"),
    Kind.BLOCK: ("\n\n", "\n\n"),
    Kind.LEFT_MARGIN: ("", r"\quad "),
    Kind.RIGHT_INLINE: ("", ""),
    Kind.INDENT: ("\n\n\\hspace*{2em}", ""),
}
# The braces after a command keep the space that follows it. Two hyphens, or "?`", would melt into one character.
_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        "`": r"\textasciigrave{}",
        "\u00a0": "~",
    }
)


def write(rich: RichText, *, links: bool = False) -> str:
    """Finished rich text; with ``links``, DOIs and URLs are ``\\href``."""
    return "".join(_write(child, links) for child in rich.children)


def write_value(text: str) -> str:
    """A value with micro-markup."""
    from citekit.csl.values import rich_value

    return write(rich_value(text))


def escape(text: str) -> str:
    """A bare string."""
    return clean(text).translate(_ESCAPES).replace("--", "-{}-")


def _write(node: str | Span, links: bool) -> str:
    if isinstance(node, str):
        return escape(node)
    inside = "".join(_write(child, links) for child in node.children)
    if node.kind is Kind.LINK:
        target = safe_target(node.target) if links else ""
        for mark in "%#&_~$":
            target = target.replace(mark, "\\" + mark if mark != "~" else r"\string~")
        return rf"\href{{{target}}}{{{inside}}}" if target else inside
    before, after = _COMMANDS[node.kind]
    return before + inside + after
