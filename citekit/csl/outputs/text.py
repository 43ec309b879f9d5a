"""Plain text: the characters alone; blocks stand on lines of their own."""

from __future__ import annotations

from typing import Final

from citekit.csl.outputs.characters import clean
from citekit.csl.richtext import Kind, RichText, Span

AROUND: Final = {Kind.BLOCK: ("\n", ""), Kind.LEFT_MARGIN: ("", " "), Kind.INDENT: ("\n    ", "")}


def write(rich: RichText, *, links: bool = False) -> str:
    """Finished rich text; ``links`` changes nothing, an address is printed anyway."""
    return "".join(_write(child) for child in rich.children)


def write_value(text: str) -> str:
    """A value with micro-markup."""
    from citekit.csl.values import rich_value

    return write(rich_value(text))


def escape(text: str) -> str:
    """A bare string."""
    return clean(text)


def _write(node: str | Span) -> str:
    if isinstance(node, str):
        return clean(node)
    before, after = AROUND.get(node.kind, ("", ""))
    return before + "".join(_write(child) for child in node.children) + after
