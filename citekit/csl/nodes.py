"""The tree the elements of a style write: text with affixes and formats, before punctuation has found its place."""

from __future__ import annotations

from collections.abc import Mapping

#: CSL's formatting attributes in the order they are laid around a text, the innermost first.
DECORATIONS = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


class Format:
    """What an element does to the look of its text: (attribute, value) pairs, the innermost first."""

    __slots__ = ("decorated", "decorations", "pairs", "quotes")

    def __init__(self, pairs: tuple[tuple[str, str], ...] = ()) -> None:
        self.pairs = pairs
        self.quotes = any(name == "quotes" and value != "false" for name, value in pairs)
        self.decorated = any(name in DECORATIONS for name, _ in pairs)
        self.decorations = self.decorated or any(name == "quotes" for name, _ in pairs)

    @classmethod
    def read(cls, attributes: Mapping[str, str]) -> Format:
        """The format of an element, from its attributes."""
        pairs = tuple((name, attributes[name]) for name in (*DECORATIONS, "quotes") if attributes.get(name))
        return cls(pairs) if pairs else PLAIN

    def without(self, name: str) -> Format:
        """The same format less one attribute."""
        pairs = tuple(pair for pair in self.pairs if pair[0] != name)
        return Format(pairs) if pairs else PLAIN


PLAIN = Format()


class Node:
    """A text or a list of nodes, with what stands before, after and between.

    ``flip`` is set for micro-markup and quotes found in data: its value depends on what surrounds it, so ``format``
    only says that there is some. ``number`` marks a number that may be joined to a range with its neighbours;
    ``display`` is the value of CSL's attribute.
    """

    __slots__ = ("content", "delimiter", "display", "flip", "format", "inverted", "kind", "link", "number", "prefix", "suffix")

    def __init__(
        self,
        content: str | list[Node],
        prefix: str = "",
        suffix: str = "",
        delimiter: str = "",
        format: Format = PLAIN,  # noqa: A002 - the field's own word
    ) -> None:
        self.content = content
        self.prefix = prefix
        self.suffix = suffix
        self.delimiter = delimiter
        self.format = format
        self.flip: tuple[str, str] | None = None
        self.display = ""
        self.number: int | None = None
        self.kind = ""
        self.inverted = False
        self.link = ""

    def __repr__(self) -> str:
        extra = f" {self.format.pairs}" if self.format.pairs else ""
        return f"Node({self.prefix!r}, {self.content!r}, {self.suffix!r}, d={self.delimiter!r}{extra})"


def purge(node: Node) -> bool:
    """Drop what is empty, deepest first; False if nothing is left of ``node`` itself."""
    content = node.content
    if isinstance(content, str):
        return bool(content)
    content[:] = [child for child in content if purge(child)]
    return bool(content)


def plain(node: Node) -> str:
    """The characters alone, affixes and delimiters included: keys for sorting and disambiguation are made of this."""
    content = node.content
    text = content if isinstance(content, str) else node.delimiter.join(filter(None, map(plain, content)))
    return f"{node.prefix}{text}{node.suffix}" if text else ""
