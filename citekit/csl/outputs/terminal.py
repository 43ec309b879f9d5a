"""The terminal: plain text with SGR sequences (italic, bold, underline), and OSC 8 links where they are asked for."""

from __future__ import annotations

from typing import Final

from citekit.csl.outputs import text as plain
from citekit.csl.outputs.characters import clean, safe_target
from citekit.csl.richtext import Kind, RichText, Span

# Each kind with what it switches and the SGR code; the code that switches it off is the one in force outside.
_SGR: Final = {
    Kind.ITALIC: ("slant", "3"),
    Kind.OBLIQUE: ("slant", "3"),
    Kind.ROMAN: ("slant", "23"),
    Kind.BOLD: ("weight", "1"),
    Kind.MEDIUM: ("weight", "22"),
    Kind.UNDERLINE: ("line", "4"),
    Kind.NO_UNDERLINE: ("line", "24"),
}
_PLAIN: Final = {"slant": "23", "weight": "22", "line": "24"}


def write(rich: RichText, *, links: bool = False) -> str:
    """Finished rich text. No escape sequence in it comes from a value."""
    return "".join(_write(child, links, _PLAIN) for child in rich.children)


def write_value(text: str) -> str:
    """A value with micro-markup."""
    from citekit.csl.values import rich_value

    return write(rich_value(text))


def escape(text: str) -> str:
    """A bare string."""
    return clean(text)


def _write(node: str | Span, links: bool, state: dict[str, str]) -> str:
    if isinstance(node, str):
        return clean(node)
    if node.kind in _SGR:
        aspect, code = _SGR[node.kind]
        inside = "".join(_write(child, links, {**state, aspect: code}) for child in node.children)
        return f"\x1b[{code}m{inside}\x1b[{state[aspect]}m"
    inside = "".join(_write(child, links, state) for child in node.children)
    target = safe_target(node.target) if links and node.kind is Kind.LINK else ""
    if target:
        return f"\x1b]8;;{target}\x1b\\{inside}\x1b]8;;\x1b\\"
    before, after = plain.AROUND.get(node.kind, ("", ""))
    return before + inside + after
