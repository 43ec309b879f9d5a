"""HTML, element for element as citeproc-js 1.4.61 prints it."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import decomposition, normalize

from citekit.csl.outputs.characters import clean, safe_target
from citekit.csl.richtext import Kind, RichText, Span

_ELEMENTS: Final[dict[Kind, tuple[str, str]]] = {
    Kind.ITALIC: ("<i>", "</i>"),
    Kind.OBLIQUE: ("<em>", "</em>"),
    Kind.ROMAN: ('<span style="font-style:normal;">', "</span>"),
    Kind.BOLD: ("<b>", "</b>"),
    Kind.LIGHT: ("", ""),
    Kind.MEDIUM: ('<span style="font-weight:normal;">', "</span>"),
    Kind.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    Kind.PLAIN_CAPS: ('<span style="font-variant:normal;">', "</span>"),
    Kind.UNDERLINE: ('<span style="text-decoration:underline;">', "</span>"),
    Kind.NO_UNDERLINE: ('<span style="text-decoration:none;">', "</span>"),
    Kind.SUPERSCRIPT: ("<sup>", "</sup>"),
    Kind.SUBSCRIPT: ("<sub>", "</sub>"),
    Kind.BASELINE: ('<span style="baseline">', "</span>"),
    Kind.BLOCK: ('\n\n    <div class="csl-block">', "</div>\n"),
    Kind.LEFT_MARGIN: ('\n    <div class="csl-left-margin">', "</div>"),
    Kind.RIGHT_INLINE: ('<div class="csl-right-inline">', "</div>\n  "),
    Kind.INDENT: ('<div class="csl-indent">', "</div>\n  "),
}
_RAISED: Final = (
    0xAA,
    0xB2,
    0xB3,
    0xB9,
    0xBA,
    *range(0x2B0, 0x2E5),
    *range(0x1D2C, 0x1D62),
    *range(0x2070, 0x2080),
    0x2120,
    0x2122,
)
# A character that Unicode calls a raised form of another is written as that other in <sup>; so are the glottal letters.
_ENTITIES: Final = str.maketrans(
    {"&": "&#38;", "<": "&#60;", ">": "&#62;", "ˀ": "<sup>ʔ</sup>", "ˁ": "<sup>ʕ</sup>"}
    | {
        chr(code): f"<sup>{normalize('NFKC', chr(code))}</sup>"
        for code in _RAISED
        if decomposition(chr(code)).startswith("<super>")
    }
)
_TWO_SPACES: Final = re.compile(r"[^\S\n]{2}")


def write(rich: RichText, *, links: bool = False) -> str:
    """Finished rich text; with ``links``, DOIs and URLs are anchors."""
    return "".join(_write(child, links) for child in rich.children)


def write_value(text: str) -> str:
    """A value with micro-markup."""
    from citekit.csl.values import rich_value

    return write(rich_value(text))


def escape(text: str) -> str:
    """A bare string, fit for the content of an element (not for an attribute)."""
    return _TWO_SPACES.sub("\u00a0 ", clean(text, lines=True).translate(_ENTITIES))


def write_entries(entries: list[str]) -> str:
    """Written entries in the elements that the reference processor lays around a bibliography."""
    body = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
    return f'<div class="csl-bib-body">\n{body}</div>'


def _write(node: str | Span, links: bool) -> str:
    if isinstance(node, str):
        return escape(node)
    inside = "".join(_write(child, links) for child in node.children)
    if node.kind is Kind.LINK:
        target = safe_target(node.target) if links else ""
        return f'<a href="{target.replace("&", "&#38;")}">{inside}</a>' if target else inside
    before, after = _ELEMENTS[node.kind]
    return before + inside + after
