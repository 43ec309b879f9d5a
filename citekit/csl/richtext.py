"""The one rich-text result: a small immutable tree from which every output format is written.

The engine hands over finished text: quotes are real quotation marks, punctuation is where it belongs, nested italics
are already turned (``Kind.ROMAN`` inside ``Kind.ITALIC``). A writer maps kinds to its format and escapes strings, no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a span means. The CSL attribute or micro-markup that asks for it stands behind each."""

    ITALIC = "italic"  # font-style="italic", <i>
    OBLIQUE = "oblique"  # font-style="oblique"
    ROMAN = "roman"  # font-style="normal" within italics
    BOLD = "bold"  # font-weight="bold", <b>
    LIGHT = "light"  # font-weight="light"
    MEDIUM = "medium"  # font-weight="normal" within bold
    SMALL_CAPS = "small-caps"  # font-variant="small-caps", <sc>, <span style="font-variant:small-caps;">
    PLAIN_CAPS = "plain-caps"  # font-variant="normal" within small capitals
    UNDERLINE = "underline"  # text-decoration="underline"
    NO_UNDERLINE = "no-underline"  # text-decoration="none" within underline
    SUPERSCRIPT = "superscript"  # vertical-align="sup", <sup>
    SUBSCRIPT = "subscript"  # vertical-align="sub", <sub>
    BASELINE = "baseline"  # vertical-align="baseline" within sup or sub
    LINK = "link"  # a DOI or URL; ``target`` is where it leads
    BLOCK = "block"  # display="block": a paragraph of its own
    LEFT_MARGIN = "left-margin"  # display="left-margin", and the first field of second-field-align
    RIGHT_INLINE = "right-inline"  # display="right-inline", and the rest of second-field-align
    INDENT = "indent"  # display="indent"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one meaning. ``target`` is the address of a ``LINK`` and else empty."""

    kind: Kind
    children: tuple[str | Span, ...]
    target: str = ""


#: What a tree is made of: strings (plain, unescaped Unicode) and spans.
Content = str | Span


@dataclass(frozen=True, slots=True)
class RichText:
    """One entry, citation or note, finished and neutral of format."""

    children: tuple[Content, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.children)

    def __str__(self) -> str:
        """The bare characters, displays run together."""
        return "".join(_leaves(self.children))

    def to_text(self) -> str:
        """Plain text; a block stands on a line of its own."""
        from citekit.csl.outputs.text import write

        return write(self)

    def to_html(self, *, links: bool = False) -> str:
        """HTML as the reference processor prints it; with ``links``, DOIs and URLs are anchors."""
        from citekit.csl.outputs.html import write

        return write(self, links=links)


def _leaves(children: tuple[Content, ...]) -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield child
        else:
            yield from _leaves(child.children)
