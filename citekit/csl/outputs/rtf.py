"""RTF 1.5: groups with character formatting; all that is not ASCII as ``\\u``."""

from __future__ import annotations

import re
from typing import Final

from citekit.csl.outputs.characters import clean, safe_target
from citekit.csl.richtext import Kind, RichText, Span

_GROUPS: Final[dict[Kind, tuple[str, str]]] = {
    Kind.ITALIC: ("{\\i ", "}"),
    Kind.OBLIQUE: ("{\\i ", "}"),
    Kind.ROMAN: ("{\\i0 ", "}"),
    Kind.BOLD: ("{\\b ", "}"),
    Kind.LIGHT: ("{", "}"),
    Kind.MEDIUM: ("{\\b0 ", "}"),
    Kind.SMALL_CAPS: ("{\\scaps ", "}"),
    Kind.PLAIN_CAPS: ("{\\scaps0 ", "}"),
    Kind.UNDERLINE: ("{\\ul ", "}"),
    Kind.NO_UNDERLINE: ("{\\ulnone ", "}"),
    Kind.SUPERSCRIPT: ("{\\super ", "}"),
    Kind.SUBSCRIPT: ("{\\sub ", "}"),
    Kind.BASELINE: ("{\\nosupersub ", "}"),
    Kind.BLOCK: ("\\line ", "\\line "),
    Kind.LEFT_MARGIN: ("", "\\tab "),
    Kind.RIGHT_INLINE: ("", ""),
    Kind.INDENT: ("\\line\\tab ", ""),
}
_SPECIAL: Final = re.compile(r"[\\{}]|[^\x00-\x7f]")


def write(rich: RichText, *, links: bool = False) -> str:
    """Finished rich text; with ``links``, DOIs and URLs are ``HYPERLINK`` fields."""
    return "".join(_write(child, links) for child in rich.children)


def write_value(text: str) -> str:
    """A value with micro-markup."""
    from citekit.csl.values import rich_value

    return write(rich_value(text))


def escape(text: str) -> str:
    """A bare string."""
    return _SPECIAL.sub(_code, clean(text))


def _code(found: re.Match[str]) -> str:
    """A backslash before RTF's own marks; else signed 16-bit numbers, each with a question mark for old readers."""
    mark = found.group()
    if mark in "\\{}":
        return "\\" + mark
    units = mark.encode("utf-16-le")
    numbers = (int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


def _write(node: str | Span, links: bool) -> str:
    if isinstance(node, str):
        return escape(node)
    inside = "".join(_write(child, links) for child in node.children)
    if node.kind is Kind.LINK:
        target = safe_target(node.target) if links else ""
        return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{target}"}}}}{{\\fldrslt{{{inside}}}}}}}' if target else inside
    before, after = _GROUPS[node.kind]
    return before + inside + after
